import type { ActionName } from '../state/action.ts'
import type { State } from '../state/state.ts'

/** What empty panes teach and may not always be done. */
const taught: readonly ActionName[] = ['logTicket', 'arrangementScope']

/** Which of them can do nothing now, by the same question that the keys at the bottom ask. */
export function idleNow(state: State): string {
  return taught
    .filter((action) => state.keymap.rows.find(({ does }) => does === action)?.barred?.(state) !== undefined)
    .join(' ')
}
