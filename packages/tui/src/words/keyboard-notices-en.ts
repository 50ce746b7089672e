import { wordsOf } from './index.ts'
import type { KeyboardNoticeWords } from './keyboard-notice.ts'
import { sayKeymapProblem } from './keymap-problem.ts'
import type { Notice } from './notice.ts'
import { sayStep } from './step-words.ts'

const named = (name: string | undefined): string => (name === undefined ? 'Doing it again' : `Macro "${name}"`)

export function keyboardNoticesEn(say: (why: Notice) => string): KeyboardNoticeWords {
  const words = wordsOf('en')
  return {
    keymapChanged: ({ macros }) =>
      `Keys are as keymap.yaml says${macros === 0 ? '' : `; ${macros} of them are macros`}`,
    keymapBroken: ({ problem, more }) =>
      `keymap.yaml ${sayKeymapProblem(problem, 'en')}${more === 0 ? '' : ` (and ${more} more)`}; keys stay as they were`,
    nobodyNeedsMe: () => 'No other conversation needs you',
    nothingToRepeat: () => 'Nothing has been done yet that could be done again',
    macroStopped: ({ name, step, of, what, why }) =>
      `${named(name)} stopped at step ${step}/${of}${what ? ` (${sayStep(what, words)})` : ''}: ${say(why)}`,
    takingNow: ({ keys }) => `Still taking: what is typed (${keys}) follows once it is open; Esc gives it up`,
    aheadDropped: ({ keys, why }) => `${why ? `${say(why)}; ` : ''}what was typed meanwhile (${keys}) did nothing`,
    aheadFull: () => 'Still taking: wait until it is open, then type',
    macroGivenUp: ({ name }) => `${named(name)} is stopped`,
    macroInMacro: () => 'A macro cannot play a macro',
    macroFinal: ({ label }) => `"${words.keys[label]}" cannot be taken back; a macro needs final: true for it`,
    macroUnknown: ({ name }) => `No macro is named "${name}"`,
    notDoneHere: () => 'This step does nothing here',
    noTextHere: () => 'No text can be typed here',
    notInList: ({ label }) => `"${label}" cannot be chosen here`,
  }
}
