import type { Focus, State } from './state.ts'

/** Keys go to this pane, and whatever was open over the desk is closed. */
export function focusOn(state: State, focus: Focus): State {
  const side = focus === 'queue' || focus === 'customer' ? focus : state.side
  return { ...state, focus, side, overlays: [] }
}
