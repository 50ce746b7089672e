import { rowsOfPlace } from '../../keys/effective.ts'
import type { Row } from '../../keys/row.ts'
import type { Notice } from '../../words/notice.ts'
import { focusOn } from '../focus.ts'
import { type Place, panelPlaces, readingPlaces } from '../place.ts'
import { openConversation, placeOf, topOverlay } from '../select.ts'
import type { State } from '../state.ts'
import { mayNotWrite } from '../../keys/barred.ts'

/** How an action is done from where the agent is: in which place, with the desk as it is there, and why not. */
export interface Way {
  readonly place: Place | undefined
  readonly at: State
  readonly barred: Notice | undefined
}

/** Panels that hold nothing that could be lost by leaving them. */
const left: ReadonlySet<Place> = new Set<Place>([
  ...panelPlaces,
  'help',
  'search',
  'picker',
  'command',
  'wordings',
  'rules',
])

const placesFrom = new WeakMap<State, ReadonlyMap<Place, State>>()

/** The places that can be gone to from here by moving alone, and the desk as it is there. The first is here. */
export function reachablePlaces(state: State): ReadonlyMap<Place, State> {
  const known = placesFrom.get(state)
  if (known) return known
  const places = new Map<Place, State>([[placeOf(state), state]])
  const reach = (there: State): void => {
    const place = placeOf(there)
    if (!places.has(place)) places.set(place, there)
  }
  const panel = topOverlay(state)
  if (!panel || left.has(panel.kind)) {
    const desk = { ...state, overlays: [] }
    reach(desk)
    // Whoever writes or reads about a customer means the conversation rather than the queue.
    if (openConversation(desk)) reach(focusOn({ ...desk, main: 'conversation' }, 'thread'))
    reach(focusOn(desk, 'queue'))
    if (desk.customer) reach(focusOn(desk, 'customer'))
    if (!mayNotWrite(desk)) reach(focusOn({ ...desk, main: 'conversation' }, 'composer'))
    if (desk.main === 'tickets') reach(focusOn(desk, 'tickets'))
  }
  placesFrom.set(state, places)
  return places
}

/** Where a row works from here: here itself, else the nearest place that moving alone leads to. */
export function placeFor(row: Row, state: State): Place | undefined {
  const places = reachablePlaces(state)
  const here = placeOf(state)
  return row.in.includes(here) ? here : [...places.keys()].find((place) => row.in.includes(place))
}

/** How a row is done from here. What belongs to a place that cannot be gone to says which. */
export function wayOf(row: Row, state: State): Way {
  const place = placeFor(row, state)
  const at = place === undefined ? undefined : reachablePlaces(state).get(place)
  if (!at || place === undefined) return { place, at: state, barred: unreachable(row, state) }
  return { place, at, barred: row.barred?.(at) }
}

function unreachable(row: Row, state: State): Notice {
  const panel = topOverlay(state)
  const reading = row.in.some((place) => readingPlaces.includes(place))
  if (panel && reading && !left.has(panel.kind)) return { say: 'finishFirst', place: panel.kind }
  return { say: 'worksIn', place: row.in[0] ?? 'queue' }
}

/** The row of an action that is nearest: of here, of a place that can be gone to, of any. */
export function rowOf(action: Row['does'], state: State): Row | undefined {
  const rows = state.keymap.rows.filter((row) => row.does === action)
  const here = rowsOfPlace(state.keymap, placeOf(state))
  return rows.find((row) => here.includes(row)) ?? rows.find((row) => placeFor(row, state) !== undefined) ?? rows[0]
}
