import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import type { Messages } from '../words/messages.ts'
import { rowsOfPlace } from './effective.ts'
import { keyName, keyNames } from './name.ts'
import type { Row } from './row.ts'

/** The rows that would do something if pressed now. */
export function keysHere(state: State): readonly Row[] {
  return rowsOfPlace(state.keymap, placeOf(state)).filter((row) => row.barred?.(state) === undefined)
}

/** A row as help and docs tell it: the digits 1 to 9 of one binding together. */
export interface ToldRow extends Row {
  readonly names: string
}

/** What a row does, in a few words: the agent's own where it is theirs. */
export function labelOf({ label, named }: Pick<Row, 'label' | 'named'>, { keys }: Pick<Messages, 'keys'>): string {
  return named ?? keys[label]
}

/** What to press for a row, the advertised one first. */
function namesOf({ keys, typed }: Row): string {
  return [...(typed === undefined ? [] : [typed]), ...(keys.length > 0 ? [keyNames(keys)] : [])].join(' / ')
}

/** The rows with the nine digits of one binding told as one. */
export function told(rows: readonly Row[]): readonly ToldRow[] {
  return rows.flatMap((row): readonly ToldRow[] => {
    if (row.arg === undefined || row.named !== undefined) return [{ ...row, names: namesOf(row) }]
    if (!inDigits(row, rows)) return [{ ...row, names: `${namesOf(row)} (${row.arg})` }]
    return row.arg === 1 ? [{ ...row, names: row.keys.map((key) => `${keyName(key)}-9`).join(' / ') }] : []
  })
}

/** Whether a binding still has its nine digits, one for each. */
function inDigits({ does }: Row, rows: readonly Row[]): boolean {
  const first = rows.find((row) => row.does === does && row.arg === 1)
  const all = rows.filter((row) => row.does === does && row.named === undefined)
  return (
    first !== undefined &&
    all.length === 9 &&
    all.every(({ keys, arg }) => keys.join() === first.keys.map((key) => key.replace(/1$/, String(arg))).join())
  )
}
