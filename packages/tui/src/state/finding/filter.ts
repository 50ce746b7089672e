import type { FilterAction, Handlers } from '../action.ts'
import type { Step } from '../happening.ts'
import { goActions } from '../go.ts'
import { searchEdited } from '../search.ts'
import type { Place } from '../place.ts'
import { placeOf } from '../select.ts'
import type { State } from '../state.ts'
import { andThen, step, within } from '../step.ts'
import { type Editor, lineOf } from '../text.ts'
import { type FilterPlace, filterDoors, filterPlaces } from './filtered-lists.ts'
import type { Filter } from './finding.ts'
import { filterText, shownRows } from './narrow.ts'

/** A list narrowed by a few letters, as they are typed. */
export const filterActions: Handlers<FilterAction> = {
  filter: (state) => {
    const place = placeOf(state)
    return step(isFiltered(place) ? startTyping(state, place) : state)
  },
  keepFilter: (state) => step(changeFinding(state, { typing: undefined })),
  dropFilter: (state) => {
    const { typing } = state.finding
    return step(typing ? withoutFilter(state, typing.place) : state)
  },
  /** What was typed may have been meant for the search of all customers. */
  filterToSearch: (state) => {
    const { typing } = state.finding
    if (!typing) return step(state)
    const { text } = typing.editor
    return andThen(goActions.goSearch(withoutFilter(state, typing.place), 0), (next) =>
      searchEdited(next, lineOf(text)),
    )
  },
}

function isFiltered(place: Place): place is FilterPlace {
  return (filterPlaces as readonly Place[]).includes(place)
}

/** The list that keys move in: the one a filter is typed for, else the one in front. */
export function listPlaceOf(state: State): Place {
  return state.finding.typing?.place ?? placeOf(state)
}

function startTyping(state: State, place: FilterPlace): State {
  const selected = filterDoors[place].selected(state)
  return changeFinding(state, { typing: { place, editor: lineOf(filterText(state, place)), selected } })
}

/** What is typed for a list changed: it is narrowed at once, and the cursor stays on its row while that is left. */
export function listFilterEdited(state: State, editor: Editor): Step {
  const { typing } = state.finding
  if (!typing) return step(state)
  const { place } = typing
  const filter: Filter = { text: editor.text.trim(), of: filterDoors[place].of(state) }
  const filters = { ...state.finding.filters, [place]: filter }
  const narrowed = changeFinding(state, { typing: { ...typing, editor }, filters })
  const door = filterDoors[place]
  const again = door.reading || door.selected(narrowed) < 0
  const back = again ? door.select(narrowed, typing.selected) : narrowed
  return step(ontoShown(back, place))
}

/** The list is whole again, and the cursor where it has come to, or where it was before. */
function withoutFilter(state: State, place: FilterPlace): State {
  const { [place]: _, ...filters } = state.finding.filters
  const { typing } = state.finding
  const whole = changeFinding(state, { filters, typing: undefined })
  const door = filterDoors[place]
  return door.selected(whole) < 0 ? door.select(whole, Math.max(0, typing?.selected ?? 0)) : whole
}

/** Going back first takes the filter away. */
export function clearFilterHere(state: State): State | undefined {
  const place = placeOf(state)
  return isFiltered(place) && filterText(state, place) !== '' ? withoutFilter(state, place) : undefined
}

/** Move among the rows that are left; `undefined` where nothing is filtered. */
export function moveFiltered(state: State, by: number): State | undefined {
  const place = listPlaceOf(state)
  if (!isFiltered(place) || filterDoors[place].reading) return undefined
  const shown = shownRows(state, place)
  if (!shown) return undefined
  const door = filterDoors[place]
  const at = shown.indexOf(door.selected(state))
  return door.select(state, shown[within(Math.max(0, at) + by, shown.length)] ?? -1)
}

/** The cursor on a row that is left: its own, else the next one, else none. */
function ontoShown(state: State, place: FilterPlace): State {
  const door = filterDoors[place]
  const shown = door.reading ? undefined : shownRows(state, place)
  if (!shown) return state
  const selected = door.selected(state)
  const index = shown.find((i) => i >= selected) ?? shown.at(-1) ?? -1
  return index === selected ? state : door.select(state, index)
}

/** After anything has happened: cursors stand on rows that are shown, and what is no longer on the screen is not narrowed. */
export function filtersAfter(state: State): State {
  const { typing, filters } = state.finding
  const places = Object.keys(filters) as FilterPlace[]
  if (!typing && places.length === 0) return state
  const ended = typing && placeBelowTyping(state) !== typing.place ? changeFinding(state, { typing: undefined }) : state
  return places.reduce(
    (next, place) => (isOver(next, place) ? withoutFilter(next, place) : ontoShown(next, place)),
    ended,
  )
}

/** Its list is not there any more, or is somebody else's. An empty filter is none once nobody types in it. */
function isOver(state: State, place: FilterPlace): boolean {
  const door = filterDoors[place]
  const filter = state.finding.filters[place]
  if (door.rowsId(state) === undefined || filter?.of !== door.of(state)) return true
  return filter.text === '' && state.finding.typing?.place !== place
}

function placeBelowTyping(state: State): Place {
  return placeOf(changeFinding(state, { typing: undefined }))
}

export function changeFinding(state: State, change: Partial<State['finding']>): State {
  return { ...state, finding: { ...state.finding, ...change } }
}
