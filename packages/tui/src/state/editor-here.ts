import { openDraft, topOverlay } from './select.ts'
import type { State } from './state.ts'
import type { Editor } from './text.ts'
import { fieldHere } from './verify.ts'

/** The text that the cursor is in. */
export function editorHere(state: State): Editor | undefined {
  const { typing } = state.finding
  if (typing) return typing.editor
  const overlay = topOverlay(state)
  switch (overlay?.kind) {
    case 'search':
    case 'picker':
    case 'palette':
    case 'command':
    case 'comment':
    case 'reason':
    case 'why':
    case 'rewrite':
      return overlay.editor
    case 'choose':
    case 'wordings':
    case 'rules':
      return overlay.filter
    case 'form':
      return overlay.field === 'summary' ? overlay.summary : undefined
    case 'verify':
      return fieldHere(overlay)
    case undefined:
      return state.focus === 'composer' && state.queue.open !== undefined ? openDraft(state).editor : undefined
    default:
      return undefined
  }
}
