import { editorHere } from '../state/editor-here.ts'
import { selectionOf } from '../state/editor-selection.ts'
import { sentHere } from '../state/recall.ts'
import type { State } from '../state/state.ts'
import type { Notice } from '../words/notice.ts'

/** Why the keys of writing may not work right now. */

export function withoutSelection(state: State): Notice | undefined {
  const editor = editorHere(state)
  return editor && selectionOf(editor) ? undefined : { say: 'nothingSelected' }
}

export function withoutClip(state: State): Notice | undefined {
  return state.clip ? undefined : { say: 'nothingCopied' }
}

export function withoutSent(state: State): Notice | undefined {
  return sentHere(state).length > 0 ? undefined : { say: 'noneSent' }
}
