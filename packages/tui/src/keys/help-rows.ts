import { type Place, places } from '../state/place.ts'
import { folded, matchesWords } from '../state/finding/match.ts'
import { filterText } from '../state/finding/narrow.ts'
import { placeBelow } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { popOverlay } from '../state/step.ts'
import { wordsOf } from '../words/index.ts'
import type { Messages } from '../words/messages.ts'
import { rowsOfPlace } from './effective.ts'
import { labelOf, told, type ToldRow } from './here.ts'

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

/** What help tells, as far as its filter leaves it; the place where it was asked for always stands first. */
export function helpSections(state: State): readonly HelpSection[] {
  const typed = filterText(state, 'help')
  const all = everySection(state)
  if (typed === '') return all
  const wanted = matchesWords(typed)
  const words = wordsOf(state.session.lang)
  const left = all.map(({ place, rows }) => ({
    place,
    rows: rows.filter((row) => wanted(folded(helpText(place, row, words)))),
  }))
  return left.filter(({ rows }, i) => i === 0 || rows.length > 0)
}

/** A row of help as its filter reads it. */
function helpText(place: Place, row: ToldRow, words: Messages): string {
  return `${row.names} ${labelOf(row, words)} ${words.places[place]}`
}

/** Every row of help, as its filter reads it. */
export function helpTexts(state: State, words: Messages): readonly string[] {
  return everySection(state).flatMap(({ place, rows }) => rows.map((row) => helpText(place, row, words)))
}

/** What works where help was asked for first, then what other places have of their own. */
function everySection(state: State): readonly HelpSection[] {
  const below = belowHelp(state)
  const here = below.overlays.at(-1)?.kind ?? placeBelow(below)
  const elsewhere = places
    .filter((place) => place !== here && !untold.has(place))
    .map((place) => ({ place, rows: ownRows(state, place) }))
  return [
    { place: here, rows: told(rowsOfPlace(state.keymap, here)) },
    ...elsewhere.filter(({ rows }) => rows.length > 0),
  ]
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
