import type { ActionName } from '../state/action.ts'
import type { Notice } from '../words/notice.ts'
import type { Place } from '../state/place.ts'
import type { State } from '../state/state.ts'
import type { KeyLabel } from '../words/messages.ts'

/** One binding: these keys, in these places, do this. The table of rows owns dispatch, footer, help and docs. */
export interface Row {
  readonly keys: readonly string[]
  /** What typing it does the same, in text: `::`. It is told with the keys, and `typed` acts on it. */
  readonly typed?: string
  readonly in: readonly Place[]
  readonly does: ActionName
  readonly arg?: number
  readonly label: KeyLabel
  /** The agent's own name for it, where it is a macro of theirs. */
  readonly named?: string
  /** Why it does nothing now; a barred key answers with this, never with silence. */
  readonly barred?: (state: State) => Notice | undefined
  /** Why what it is for is forbidden now, though the key answers: it is dim then, and help says why. */
  readonly dimmed?: (state: State) => Notice | undefined
  /** It cannot be taken back: a key that may only have followed an Escape by chance does not do it. */
  readonly final?: true
  /** `.` does it again, with what was chosen or written until the action named here. */
  readonly repeats?: ActionName
  /** Worth a place in the footer. */
  readonly footer?: true
}

/** The same binding for the digits 1 to 9. */
export function digits(prefix: '' | 'alt+', row: Omit<Row, 'keys' | 'arg' | 'footer'>): readonly Row[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({ ...row, keys: [`${prefix}${n}`], arg: n }))
}
