import type { Place } from '../state/place.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { keymap } from './keymap.ts'
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
