import { openDraft, topOverlay } from './select.ts'
import type { State } from './state.ts'
import type { Editor } from './text.ts'

/** The text that the cursor is in, where one writes more than a filter. */
export function editorHere(state: State): Editor | undefined {
  const overlay = topOverlay(state)
  switch (overlay?.kind) {
    case 'comment':
    case 'reason':
    case 'why':
    case 'rewrite':
      return overlay.editor
    case undefined:
      return state.focus === 'composer' && state.queue.open !== undefined ? openDraft(state).editor : undefined
    default:
      return undefined
  }
}
