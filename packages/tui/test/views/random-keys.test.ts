import fc from 'fast-check'
import { expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { keymap } from '../../src/keys/keymap.ts'
import type { Effect, Happening } from '../../src/state/happening.ts'
import type { State } from '../../src/state/state.ts'
import { tourSteps } from '../../src/state/tour/steps.ts'
import type { Tour } from '../../src/state/tour/tour.ts'
import { update } from '../../src/state/update.ts'
import { frameOf } from '../../src/views/frame.ts'
import { wordsOf } from '../../src/words/index.ts'
import { answerTo } from '../state/desk-answers.ts'
import { serving } from '../state/sample.ts'

const chords = [...new Set(keymap.flatMap((row) => row.keys.flatMap((keys) => keys.split(' '))))]

function checkScreen(state: State): void {
  const frame = frameOf(state, wordsOf(state.session.lang))
  expect(frame.top.length + frame.bodyHeight + frame.bottom.length).toBeLessThanOrEqual(state.size.rows)
  for (const column of frame.columns)
    for (const part of column.parts) expect(part.view(part.slice).length).toBeLessThanOrEqual(part.height)
}

const letters = fc.constantFrom(...'z张8:：a VCPHWDw', '👨‍👩‍👧', '\u202e', '保证给您通过')
const pressed = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...chords) }, { weight: 1, arbitrary: letters })
const stepped = fc.record({ pressed, fate: fc.constantFrom('answered', 'late', 'refused') })

test('whatever is pressed, and however late or refused the answers, the screen stays whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom([80, 24], [120, 30], [160, 45]),
      fc.option(fc.constantFrom<Tour['at']>(...tourSteps.map(({ id }) => id), 'end')),
      fc.array(stepped, { maxLength: 60 }),
      ([columns = 80, rows = 24], at, steps) => {
        let state = serving(columns, rows)
        // With the tour on the screen there is less room for the rest.
        if (at) state = { ...state, tour: { stage: 'walking', at } }
        state = { ...state, session: { ...state.session, agent: { ...state.session.agent, role: 'officer' } } }
        let late: Happening[] = []
        const happen = (happening: Happening): readonly Effect[] => {
          const [next, effects] = update(state, happening)
          state = next
          checkScreen(state)
          return effects
        }
        for (const { pressed: key, fate } of steps) {
          const typed = [...key].length === 1 || !chords.includes(key) ? { text: key } : {}
          const happening = happeningFor({ kind: 'key', chord: key, ...typed }, state)
          const effects = happening ? happen(happening) : []
          const due = late
          late = []
          for (const each of due) happen(each)
          for (const effect of effects) {
            const answer = answerTo(effect)
            if (!answer) continue
            if (fate === 'late') late.push(answer)
            else
              happen(
                fate === 'answered'
                  ? answer
                  : { kind: 'refused', effect, failure: { code: 'UNREACHABLE', url: 'http://127.0.0.1:1' } },
              )
          }
        }
      },
    ),
    { numRuns: 200 },
  )
})
