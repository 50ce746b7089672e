import type { BillId, ConversationId } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { changeDraft, draftEdited } from './composer.ts'
import { editHere } from './edit.ts'
import { isTooMuch, unsendable } from './editor-change.ts'
import { editorHere } from './editor-here.ts'
import type { Passage } from './editor.ts'
import { selectedPassage } from './editor-selection.ts'
import type { Step } from './happening.ts'
import { openDraft, placeOf } from './select.ts'
import type { State } from './state.ts'
import { andThen, tell } from './step.ts'
import { editText } from './text.ts'
import { composerWidth } from './layout.ts'

/** What was cut or copied inside the desk. It never leaves it, and ends with it. */
export interface Clip {
  readonly passage: Passage
  /** The draft it is from: its approved wording was filled for that customer and that bill. */
  readonly from: { readonly conversationId: ConversationId; readonly billId: BillId | undefined } | undefined
}

export const clipActions: Handlers<'cut' | 'copy' | 'pasteHere'> = {
  copy: (state) => {
    const clip = clipHere(state)
    if (!clip) return tell(state, 'warn', { say: 'nothingSelected' })
    return tell({ ...state, clip }, 'info', { say: 'copiedHere', length: clip.passage.text.length })
  },
  cut: (state) => {
    const clip = clipHere(state)
    if (!clip) return tell(state, 'warn', { say: 'nothingSelected' })
    return editHere({ ...state, clip }, { do: 'delete', to: 'left' })
  },
  pasteHere: (state) => {
    const { clip } = state
    if (!clip) return tell(state, 'warn', { say: 'nothingCopied' })
    return placeOf(state) === 'composer' ? pasteClip(state, clip) : pasteText(state, clip.passage.text)
  },
}

function clipHere(state: State): Clip | undefined {
  const editor = editorHere(state)
  const passage = editor && selectedPassage(editor)
  if (!passage) return undefined
  const { open } = state.queue
  const inDraft = placeOf(state) === 'composer' && open !== undefined
  return { passage, from: inDraft ? { conversationId: open, billId: openDraft(state).billId } : undefined }
}

/**
 * Approved wording stays what it is only where its figures are still those of
 * this customer and this bill. Anywhere else it is the agent's own words, and
 * judged as such.
 */
function pasteClip(state: State, { passage, from }: Clip): Step {
  const { open } = state.queue
  const draft = openDraft(state)
  const keeps =
    passage.spans.length > 0 &&
    from !== undefined &&
    from.conversationId === open &&
    (draft.editor.spans.length === 0 || draft.billId === from.billId)
  if (!keeps) return pasteText(state, passage.text)
  const put = draftEdited(changeDraft(state, open, { billId: from.billId }), open, (editor) =>
    editText(editor, { do: 'insertPassage', passage }, composerWidth(state)),
  )
  return openDraft(put[0]).editor === draft.editor ? tell(state, 'warn', { say: 'pasteFull' }) : put
}

/** Put a text in, and say so when there is not room for all of it. */
export function pasteText(state: State, text: string): Step {
  const before = editorHere(state)
  const selected = before && selectedPassage(before)?.text.length
  const fits = !before || !isTooMuch(before, selected ?? 0, text)
  const put = editHere(state, { do: 'paste', text })
  const dropped = before ? unsendable(before, text) : 0
  if (fits) return sayDropped(put, dropped)
  const kept = (editorHere(put[0])?.text.length ?? 0) - (before.text.length - (selected ?? 0))
  return andThen(sayDropped(put, dropped), (next) =>
    kept > 0 ? tell(next, 'warn', { say: 'pasteCut', kept }) : tell(next, 'warn', { say: 'pasteFull' }),
  )
}

/** What is not in the text that was put in is said: nobody is to think that it was sent. */
export function sayDropped(put: Step, count: number): Step {
  return count === 0 ? put : andThen(put, (next) => tell(next, 'info', { say: 'unsendable', count }))
}
