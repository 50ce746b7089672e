import { type ConversationId, type Failure, lint } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { fixOf, outdatedWording } from './fix.ts'
import type { Effect, Step } from './happening.ts'
import { billForWording, noDraft, openConversation, openDraft } from './select.ts'
import type { Draft, SavedDraft, State } from './state.ts'
import { andThen, step, tell } from './step.ts'
import { type Editor, editorOf, editText, emptyEditor, wordingsIn } from './text.ts'
import { composerWidth } from './layout.ts'

/** Writing and sending. */
export const composerActions: Handlers<'write' | 'send' | 'applyFix'> = {
  write: (state) => {
    const open = openConversation(state)
    if (!open) return tell(state, 'warn', { say: 'noConversation' })
    const writing: State = { ...state, focus: 'composer', main: 'conversation' }
    // The bill may be another one now, and with it what the favourites can say.
    return step(writing, {
      do: 'loadFavourites',
      conversationId: open.id,
      customerId: open.customerId,
      billId: billForWording(state),
    })
  },
  send: (state) => {
    const open = openConversation(state)
    const draft = openDraft(state)
    const body = draft.editor.text.trim()
    if (!open) return tell(state, 'warn', { say: 'noConversation' })
    if (body === '') return tell(state, 'warn', { say: 'nothingToSend' })
    if (draft.sending) return tell(state, 'warn', { say: 'sendUnderWay' })
    const { verdict, findings } = lint(draft.editor.text)
    if (verdict === 'block') {
      return step(changeDraft(state, open.id, { refusal: { code: 'GATE_BLOCKED', findings: [...findings] } }))
    }
    return sendDraft(state, open.id, draft, body)
  },
  applyFix: (state) => {
    const open = openConversation(state)
    const draft = openDraft(state)
    const outdated = outdatedWording(draft)
    if (open && outdated) {
      const { id, customerId } = open
      const { key } = outdated.use
      return step(state, { do: 'insertWording', conversationId: id, customerId, billId: draft.billId, key })
    }
    const fix = fixOf(draft)
    if (!open || !fix) return tell(state, 'warn', { say: 'noFix' })
    const fixed = draftEdited(state, open.id, fix)
    return andThen(fixed, (next) => tell(next, 'good', { say: 'fixed' }))
  },
}

/** The text leaves the editor at once, so that the next message can be typed while this one travels. */
function sendDraft(state: State, id: ConversationId, draft: Draft, body: string): Step {
  const wording = wordingsIn(draft.editor)
  const sending = { body, wording, billId: draft.billId, editor: draft.editor }
  const sent = changeDraft(state, id, { editor: emptyEditor, refusal: undefined, sending })
  return step(atNewest(sent, id), { do: 'send', conversationId: id, body, wording, billId: draft.billId })
}

/** Who writes wants to see the newest messages. */
function atNewest(state: State, id: ConversationId): State {
  const thread = state.threads[id]
  return thread ? { ...state, threads: { ...state.threads, [id]: { ...thread, scroll: 0 } } } : state
}

/** Sent: what was typed meanwhile stays as the next draft. */
export function sentCame(state: State, id: ConversationId): Step {
  const draft = state.drafts[id] ?? noDraft
  const done = changeDraft(state, id, {
    sending: undefined,
    ...(draft.editor.text === '' ? { billId: undefined } : {}),
  })
  return step(done, saveOrClear(id, draft.editor, draft.billId))
}

/** Refused: the text comes back to the editor, before whatever was typed meanwhile. Nothing typed is ever lost. */
export function sendRefused(state: State, id: ConversationId, refusal: Failure): Step {
  const draft = state.drafts[id] ?? noDraft
  const { sending } = draft
  if (!sending) return step(state)
  const editor = joined(sending.editor, draft.editor, composerWidth(state))
  const back = changeDraft(state, id, { editor, refusal, sending: undefined, billId: sending.billId })
  return step(back, saveOrClear(id, editor, sending.billId))
}

function joined(first: Editor, then: Editor, width: number): Editor {
  if (then.text === '') return first
  const atEnd = editText(first, { do: 'move', to: 'end' }, width)
  return editText(atEnd, { do: 'paste', text: `\n${then.text}` }, width)
}

/** Change the text of a draft; what changed is kept for the next start. */
export function draftEdited(state: State, id: ConversationId, change: (editor: Editor) => Editor): Step {
  const draft = state.drafts[id] ?? noDraft
  const editor = change(draft.editor)
  if (editor === draft.editor) return step(state)
  if (editor.text === draft.editor.text) return step(changeDraft(state, id, { editor }))
  const changed = changeDraft(state, id, { editor, refusal: undefined })
  return step(changed, saveOrClear(id, whole(changed, id), draft.billId))
}

/** What a restart must bring back: a message still under way counts as unsent. */
function whole(state: State, id: ConversationId): Editor {
  const draft = state.drafts[id] ?? noDraft
  return draft.sending ? joined(draft.sending.editor, draft.editor, composerWidth(state)) : draft.editor
}

function saveOrClear(id: ConversationId, editor: Editor, billId: Draft['billId']): Effect {
  if (editor.text === '') return { do: 'clearDraft', conversationId: id }
  return { do: 'saveDraft', conversationId: id, draft: { text: editor.text, spans: editor.spans, billId } }
}

export function changeDraft(state: State, id: ConversationId, change: Partial<Draft>): State {
  const draft = state.drafts[id] ?? noDraft
  return { ...state, drafts: { ...state.drafts, [id]: { ...draft, ...change } } }
}

/** A draft from before came back; what was typed since then wins. */
export function draftLoaded(state: State, id: ConversationId, saved: SavedDraft | undefined): Step {
  if (!saved || saved.text === '' || (state.drafts[id] ?? noDraft).editor.text !== '') return step(state)
  const { text, spans, billId } = saved
  return tell(changeDraft(state, id, { editor: editorOf(text, spans), billId }), 'info', { say: 'draftRestored' })
}
