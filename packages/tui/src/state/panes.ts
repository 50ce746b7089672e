import type { Handlers, PaneAction } from './action.ts'
import type { Step } from './happening.ts'
import { layoutOf, type PaneName, paneOfFocus } from './layout.ts'
import type { State } from './state.ts'
import { step } from './step.ts'

/** How wide the agent wants the panes at the sides, and whether one has the screen to itself. */
export interface Panes {
  /** Columns of the queue; none: as wide as the desk thinks fit. */
  readonly queue: number | undefined
  /** Columns of the customer. */
  readonly customer: number | undefined
  /** The pane in focus alone is shown. */
  readonly zoomed: boolean
}

export const plainPanes: Panes = { queue: undefined, customer: undefined, zoomed: false }

/** Columns that one press moves an edge by. */
const resizeStep = 4

/**
 * The panes after one press of a key that widens (`1`) or narrows (`-1`) the one
 * in focus; the same panes when it is as wide or as narrow as it can be. The
 * middle one has no width of its own: it takes from the customer, then from the queue.
 */
export function resized(state: State, by: 1 | -1): Panes {
  const focused = paneOfFocus(state.focus)
  if (focused !== 'main') return moved(state, focused, by) ?? state.panes
  return moved(state, 'customer', -by as 1 | -1) ?? moved(state, 'queue', -by as 1 | -1) ?? state.panes
}

/** One side pane wider or narrower, seen in the pane in focus; nothing when that cannot be. */
function moved(state: State, side: 'queue' | 'customer', by: 1 | -1): Panes | undefined {
  const before = widthsOf(state)
  const width = before[side]
  if (width === undefined) return undefined
  const wanted = { ...state.panes, [side]: width + by * resizeStep }
  const after = widthsOf({ ...state, panes: wanted })
  if (after[side] === undefined || after[side] === width) return undefined
  // What is kept is what is shown: widening beyond the edge must not have to be taken back press by press.
  const panes = { ...wanted, [side]: after[side] }
  if (paneOfFocus(state.focus) !== 'main') return panes
  // The middle one takes from this side and from no other, which may have had less than it wanted; or it does not move.
  const other = side === 'queue' ? 'customer' : 'queue'
  const kept = after[other] === before[other] ? panes : { ...panes, [other]: before[other] }
  return widthsOf({ ...state, panes: kept }).main === before.main ? undefined : kept
}

function widthsOf(state: State): Partial<Record<PaneName, number>> {
  return Object.fromEntries(layoutOf(state).panes.map(({ name, width }) => [name, width]))
}

export const paneActions: Handlers<PaneAction> = {
  widenPane: (state) => arrange(state, resized(state, 1)),
  narrowPane: (state) => arrange(state, resized(state, -1)),
  resetPanes: (state) => arrange(state, plainPanes),
  zoomPane: (state) => arrange(state, { ...state.panes, zoomed: !state.panes.zoomed }),
}

function arrange(state: State, panes: Panes): Step {
  return step({ ...state, panes }, { do: 'savePanes', panes })
}
