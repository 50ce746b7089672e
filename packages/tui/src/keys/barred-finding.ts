import { matchingCommands } from '../state/command-table.ts'
import { commandTyped, paletteRows } from '../state/finding/palette.ts'
import { nextVisit } from '../state/finding/visits.ts'
import type { State } from '../state/state.ts'
import { overlayOf } from '../state/step.ts'
import type { Notice } from '../words/notice.ts'
import { withoutCommandSubject } from './barred-credit.ts'

/** Why keys for finding things may not work right now. */

export function withoutChoice(state: State): Notice | undefined {
  return paletteRows(state).length > 0 || commandTyped(state) !== undefined ? undefined : { say: 'nothingHere' }
}

export function withoutOlderVisit(state: State): Notice | undefined {
  return nextVisit(state, -1) === undefined ? { say: 'noOlderVisit' } : undefined
}

export function withoutNewerVisit(state: State): Notice | undefined {
  return nextVisit(state, 1) === undefined ? { say: 'noNewerVisit' } : undefined
}

/** What is about a loan needs a customer who is shown; what is about the desk does not. */
export function mayNotRun(state: State): Notice | undefined {
  const text = overlayOf(state, 'command')?.editor.text ?? ''
  if (text.trim() === '') return { say: 'nothingToSend' }
  const rows = matchingCommands(text)
  return rows.length > 0 && rows.every(({ loan }) => loan) ? withoutCommandSubject(state) : undefined
}
