import type { Place } from '../place.ts'
import { type FilterPlace, filterDoors, filterPlaces } from './filtered-lists.ts'
import { folded, matchesWords } from './match.ts'
import { wordsOf } from '../../words/index.ts'
import type { State } from '../state.ts'

interface Narrowed {
  readonly rowsId: object
  readonly text: string
  readonly lang: string
  readonly shown: readonly number[]
}

/** The last answer of each list: several views and keys ask for the same. */
const lastOf = new Map<FilterPlace, Narrowed>()
/** The text of every row, folded once. */
const textsOf = new WeakMap<object, { readonly lang: string; readonly texts: readonly string[] }>()

/** The text a list is narrowed to; none when it is another customer's list by now. */
export function filterText(state: State, place: FilterPlace): string {
  const filter = state.finding.filters[place]
  return filter && filter.of === filterDoors[place].of(state) ? filter.text : ''
}

/** The indexes of the rows that are left, in the list's order; `undefined` while nothing is filtered. */
export function shownRows(state: State, place: FilterPlace): readonly number[] | undefined {
  const text = filterText(state, place)
  const rowsId = filterDoors[place].rowsId(state)
  if (text === '' || !rowsId) return undefined
  const { lang } = state.session
  const last = lastOf.get(place)
  if (last && last.rowsId === rowsId && last.text === text && last.lang === lang) return last.shown
  const texts = foldedTexts(state, place, rowsId)
  const wanted = matchesWords(text)
  // Of a text that goes on, only what matched before can match.
  const among =
    last && last.rowsId === rowsId && last.lang === lang && text.startsWith(last.text) ? last.shown : texts.keys()
  const shown = [...among].filter((i) => wanted(texts[i] ?? ''))
  lastOf.set(place, { rowsId, text, lang, shown })
  return shown
}

/** Nothing is left of a list that has something in it. */
export function isEmptied(state: State, place: Place): place is FilterPlace {
  if (!(filterPlaces as readonly Place[]).includes(place)) return false
  const list = place as FilterPlace
  return shownRows(state, list)?.length === 0 && countRows(state, list) > 0
}

/** How many rows the list has in all. */
export function countRows(state: State, place: FilterPlace): number {
  const rowsId = filterDoors[place].rowsId(state)
  return rowsId ? foldedTexts(state, place, rowsId).length : 0
}

function foldedTexts(state: State, place: FilterPlace, rowsId: object): readonly string[] {
  const { lang } = state.session
  const known = textsOf.get(rowsId)
  if (known?.lang === lang) return known.texts
  const texts = filterDoors[place].texts(state, wordsOf(lang)).map(folded)
  textsOf.set(rowsId, { lang, texts })
  return texts
}
