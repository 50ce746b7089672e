import type { KittyReply } from '../input/event.ts'
import type { TerminalAnswer } from './answers.ts'
import type { Answers } from './traits-of.ts'

const esc = '\u001b'

/** Modes that are asked about: a frame shown at once, and being told of the focus. */
export const askedModes = { synchronized: 2026, focus: 1004 } as const

/** One column in a plain terminal, two in one that is set up for East Asia; shown for no longer than it takes to ask. */
const ambiguous = '①'

/**
 * What a terminal is asked at the start, in one write. Some old terminals print
 * part of a question they do not know, and the width of a character is only to
 * be known by printing it: so all of it happens on the alternate screen, which
 * is gone again before anybody sees it. Everyone answers the last question, so
 * that its answer says that nothing else will come.
 *
 * @param term what `TERM` says. A terminal without any escape sequences is asked nothing.
 */
export function questionsFor(term: string, rows: number): string {
  if (term === '' || term === 'dumb') return ''
  // Off the first row: its reports look like F3 with a modifier.
  const width = rows >= 3 ? `${esc}[2;1H${ambiguous}${esc}[6n` : ''
  const modes = Object.values(askedModes).map((mode) => `${esc}[?${mode}$p`)
  // The Linux console takes the question about its background for text.
  const names = term === 'linux' ? '' : `${esc}]11;?${esc}\\${esc}[>0q`
  return `${esc}[?1049h${width}${names}${modes.join('')}${esc}[c\r${esc}[2K${esc}[?1049l`
}

/** What has been answered so far, and one answer more. */
export function withAnswer(answers: Answers, answer: TerminalAnswer | KittyReply): Answers {
  if (answer.kind === 'kitty') return { ...answers, kitty: answer.flags }
  switch (answer.of) {
    case 'attributes':
      return { ...answers, attributes: answer.codes, complete: true }
    case 'mode':
      return { ...answers, modes: { ...answers.modes, [answer.mode]: answer.state } }
    case 'cursor':
      return { ...answers, ambiguousColumns: answer.column - 1 }
    case 'name':
      return { ...answers, name: answer.text }
    case 'background':
      return { ...answers, background: answer.colour }
  }
}
