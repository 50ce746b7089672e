import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
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

/** What to press for a row, the advertised one first. */
function namesOf({ keys, typed }: Row): string {
  return typed === undefined ? keyNames(keys) : `${typed} / ${keyNames(keys)}`
}

/** The rows with the nine digits of one binding told as one. */
export function told(rows: readonly Row[]): readonly ToldRow[] {
  return rows
    .filter((row) => row.arg === undefined || row.arg === 1)
    .map((row) => ({
      ...row,
      names: row.arg === undefined ? namesOf(row) : row.keys.map((key) => `${keyName(key)}-9`).join(' / '),
    }))
}
