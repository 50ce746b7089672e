import { type Place, places } from '../state/place.ts'
import { placeBelow } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { popOverlay } from '../state/step.ts'
import { rowsOfPlace } from './effective.ts'
import { told, type ToldRow } from './here.ts'

/** A place and the keys that help tells of it. */
export interface HelpSection {
  readonly place: Place
  readonly rows: readonly ToldRow[]
}

/** From this width on, help stands in two columns. */
const twoColumnsFrom = 140

/** The state that help was asked in. */
export function belowHelp(state: State): State {
  return popOverlay(state)
}

const untold: ReadonlySet<Place> = new Set<Place>(['help', 'quit', 'small'])

/** What works where help was asked for first, then what other places have of their own. */
export function helpSections(state: State): readonly HelpSection[] {
  const below = belowHelp(state)
  const here = below.overlays.at(-1)?.kind ?? placeBelow(below)
  const elsewhere = places
    .filter((place) => place !== here && !untold.has(place))
    .map((place) => ({ place, rows: ownRows(state, place) }))
  return [{ place: here, rows: told(rowsOfPlace(state.keymap, here)) }, ...elsewhere.filter(({ rows }) => rows.length > 0)]
}

/** Rows of a place that are its own: those that work in many places are told once, where one is. */
function ownRows({ keymap }: State, place: Place): readonly ToldRow[] {
  return told(rowsOfPlace(keymap, place).filter((row) => row.in.length <= 3))
}

export function helpColumns(width: number): 1 | 2 {
  return width < twoColumnsFrom ? 1 : 2
}

/** How many rows help has in a width: a head for each place, and an empty row between them. */
export function helpHeight(state: State, width: number): number {
  const sections = helpSections(state)
  const rows = sections.reduce((sum, section) => sum + Math.ceil(section.rows.length / helpColumns(width)), 0)
  return rows + 2 * sections.length - 1
}
