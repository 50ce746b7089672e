import type { Happening } from '../state/happening.ts'
import type { State } from '../state/state.ts'
import type { Row } from './row.ts'

/** What a row does now, or why it does nothing. */
export function happeningOf(row: Row, state: State): Happening {
  const notice = row.barred?.(state)
  if (notice) return { kind: 'barred', notice }
  const action = { kind: 'action', action: row.does, arg: row.arg } as const
  return row.repeats === undefined ? action : { ...action, repeats: row.repeats }
}
