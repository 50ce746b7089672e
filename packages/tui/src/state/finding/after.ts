import type { Step } from '../happening.ts'
import type { State } from '../state.ts'
import { andThen, step } from '../step.ts'
import { changeFinding, filtersAfter } from './filter.ts'
import { type FilterPlace, filterDoors } from './filtered-lists.ts'
import { countRows, filterText, shownRows } from './narrow.ts'
import { visitsAfter } from './visits.ts'

/** What every happening may bring about for finding things: something else came in front, a narrowed list changed. */
export function foundAfter(before: State, [after, effects]: Step): Step {
  if (before === after) return [after, effects]
  const filtered = filtersAfter(after)
  const visits = visitsAfter(filtered.finding.visits, before, filtered)
  const noted = visits === filtered.finding.visits ? filtered : changeFinding(filtered, { visits })
  const fetched = (Object.keys(noted.finding.filters) as FilterPlace[]).reduce<Step>(
    (so, place) => andThen(so, (state) => fetchedFor(place, before, state)),
    step(noted),
  )
  return [fetched[0], [...effects, ...fetched[1]]]
}

/** With fewer rows left than this, what was not read yet may have more of them. */
const fewRows = 20
/** A word that nothing matches must not read the whole desk. */
const mostRows = 1_200

/** A filter that leaves little reads on, page by page, as each comes; a page that does not come is not asked for again. */
function fetchedFor(place: FilterPlace, before: State, state: State): Step {
  const door = filterDoors[place]
  const text = filterText(state, place)
  const isNew = door.rowsId(before) !== door.rowsId(state) || filterText(before, place) !== text
  if (!isNew || text === '' || !door.fetch || !door.more(state)) return step(state)
  const left = shownRows(state, place)?.length ?? fewRows
  return (left < fewRows && countRows(state, place) < mostRows && door.fetch(state)) || step(state)
}
