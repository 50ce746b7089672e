import { optionsOf } from './choose.ts'
import { topOverlay } from './select.ts'
import type { State } from './state.ts'
import { changeOverlay } from './step.ts'

/** Where something stands in the list in front: its row, that the list is still read, or that it is not in it. */
export function rowToPick(state: State, id: string): number | 'loading' | undefined {
  const overlay = topOverlay(state)
  if (overlay?.kind === 'choose') {
    const at = optionsOf(overlay).findIndex((option) => option.id === id)
    // Colleagues are listed when the desk has said who they are.
    return at >= 0 ? at : overlay.options.length === 0 ? 'loading' : undefined
  }
  if (overlay?.kind === 'picker') {
    const at = overlay.hits.findIndex(({ wording }) => wording.key === id)
    return at >= 0 ? at : overlay.answered === undefined ? 'loading' : undefined
  }
  return undefined
}

/** Put the cursor of the list in front on something in it. */
export function picked(state: State, id: string): State {
  const row = rowToPick(state, id)
  if (typeof row !== 'number') return state
  const chooser = changeOverlay(state, 'choose', (one) => ({ ...one, selected: row }))
  return changeOverlay(chooser, 'picker', (one) => ({ ...one, selected: row }))
}
