import { layoutOf } from '../state/layout.ts'
import { plainPanes, resized } from '../state/panes.ts'
import type { State } from '../state/state.ts'
import type { Notice } from '../words/notice.ts'

/** Why panes cannot be arranged otherwise right now. */

function withoutNeighbour(state: State): Notice | undefined {
  if (layoutOf(state).panes.length > 1) return undefined
  return state.panes.zoomed ? { say: 'paneZoomed' } : { say: 'onePaneOnly' }
}

export function mayNotWiden(state: State): Notice | undefined {
  return withoutNeighbour(state) ?? (resized(state, 1) === state.panes ? { say: 'paneWidest' } : undefined)
}

export function mayNotNarrow(state: State): Notice | undefined {
  return withoutNeighbour(state) ?? (resized(state, -1) === state.panes ? { say: 'paneNarrowest' } : undefined)
}

export function mayNotReset({ panes }: State): Notice | undefined {
  const { queue, customer, zoomed } = plainPanes
  const plain = panes.queue === queue && panes.customer === customer && panes.zoomed === zoomed
  return plain ? { say: 'panesPlain' } : undefined
}

/** Where one pane has the screen anyway, there is nothing to zoom. */
export function mayNotZoom(state: State): Notice | undefined {
  if (state.panes.zoomed) return undefined
  return layoutOf(state).panes.length > 1 ? undefined : { say: 'onePaneOnly' }
}
