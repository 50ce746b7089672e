import type { Place } from '../state/place.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { keymap } from './keymap.ts'
import { keyName, keyNames } from './name.ts'
import type { Row } from './row.ts'

const byPlace = new Map<Place, readonly Row[]>()

/** Every row of a place, in the table's order. */
export function rowsOfPlace(place: Place): readonly Row[] {
  const known = byPlace.get(place)
  if (known) return known
  const rows = keymap.filter((row) => row.in.includes(place))
  byPlace.set(place, rows)
  return rows
}

/** The rows that would do something if pressed now. */
export function keysHere(state: State): readonly Row[] {
  return rowsOfPlace(placeOf(state)).filter((row) => row.barred?.(state) === undefined)
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
