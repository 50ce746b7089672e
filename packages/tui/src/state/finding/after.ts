import type { Step } from '../happening.ts'
import type { State } from '../state.ts'
import { changeFinding, filtersAfter } from './filter.ts'
import { visitsAfter } from './visits.ts'

/** What every happening may bring about for finding things: something else came in front, a narrowed list changed. */
export function foundAfter(before: State, [after, effects]: Step): Step {
  if (before === after) return [after, effects]
  const filtered = filtersAfter(after)
  const visits = visitsAfter(filtered.finding.visits, before, filtered)
  return [visits === filtered.finding.visits ? filtered : changeFinding(filtered, { visits }), effects]
}
