import type { ConversationId, Failure, Finding, HeldMessage, Override } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { openChooser } from './choose.ts'
import {
  candidatesOf,
  deadWording,
  findingsOf,
  fixOf,
  judgedBy,
  liveOverrides,
  outdatedWording,
  toldFinding,
  verdictOf,
} from './fix.ts'
import type { Effect, Step } from './happening.ts'
import { billForWording, noDraft, openConversation, openDraft } from './select.ts'
import type { Draft, SavedDraft, State } from './state.ts'
import { andThen, closeOverlay, step, tell } from './step.ts'
import { type Editor, editorOf, editText, emptyEditor, wordingsIn } from './text.ts'
import { composerWidth } from './layout.ts'
import { checkDraft } from './standing.ts'
import { askWhy } from './why.ts'

/** Writing and sending. */
export const composerActions: Handlers<
  'write' | 'send' | 'applyFix' | 'nextFinding' | 'findingSource' | 'overrideFinding' | 'holdDraft'
> = {
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
    const by = judgedBy(state)
    const dead = deadWording(draft, by)
    if (dead) return tell(state, 'bad', { say: 'wordingDead', key: dead.use.key })
    const verdict = verdictOf(draft, by)
    if (verdict === 'block') return tell(state, 'bad', { say: 'draftBlocked' })
    if (verdict === 'hold') return tell(state, 'warn', { say: 'draftHeld' })
    if (verdict === 'warn' && !draft.armed)
      return tell(changeDraft(state, open.id, { armed: true }), 'warn', { say: 'warnOnce' })
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
    const unclear = candidatesOf(draft, judgedBy(state))
    if (open && unclear) {
      const { span, text } = unclear.finding
      const options = unclear.figures.map((figure) => ({ id: figure, label: figure }))
      return openChooser(state, { of: 'figure', conversationId: open.id, written: text, span }, options)
    }
    const fix = fixOf(draft, judgedBy(state))
    if (!open || !fix) return tell(state, 'warn', { say: 'noFix' })
    const fixed = draftEdited(state, open.id, fix)
    return andThen(fixed, (next) => tell(next, 'good', { say: 'fixed' }))
  },
  nextFinding: (state) => {
    const open = openConversation(state)
    const draft = openDraft(state)
    const count = findingsOf(draft, judgedBy(state)).length
    if (!open || count === 0) return tell(state, 'warn', { say: 'noFix' })
    return step(changeDraft(state, open.id, { finding: (Math.min(draft.finding, count - 1) + 1) % count }))
  },
  findingSource: (state) => {
    const open = openConversation(state)
    return open ? step(changeDraft(state, open.id, { sourced: !openDraft(state).sourced })) : step(state)
  },
  overrideFinding: (state) => {
    const open = openConversation(state)
    const finding = overridable(state)
    if (!open || !finding) return tell(state, 'warn', { say: 'noOverride' })
    return askWhy(state, { of: 'override', conversationId: open.id, rule: finding.rule })
  },
  holdDraft: (state) => {
    const open = openConversation(state)
    return open
      ? askWhy(state, { of: 'hold', conversationId: open.id })
      : tell(state, 'warn', { say: 'noConversation' })
  },
}

/** The finding that may be overridden with a reason: the told one first. */
export function overridable(state: State): Finding | undefined {
  const draft = openDraft(state)
  const by = judgedBy(state)
  return [toldFinding(draft, by), ...findingsOf(draft, by)].find(
    (one) => one?.override === true && !draft.overrides.some(({ rule }) => rule === one.rule),
  )
}

/** A rule is overridden with this reason; the draft is judged without it. */
export function overridden(state: State, id: ConversationId, override: Override): State {
  const { overrides } = state.drafts[id] ?? noDraft
  return changeDraft(state, id, { overrides: [...overrides.filter(({ rule }) => rule !== override.rule), override] })
}

/** What waits for a senior leaves the editor: it is on its way, and must not be sent twice. */
export function heldNow(state: State, { conversationId }: HeldMessage): Step {
  const cleared = changeDraft(state, conversationId, { ...noDraft })
  const shown = closeOverlay(cleared, 'why')
  return tell(
    shown,
    'good',
    { say: 'heldNow' },
    { do: 'clearDraft', conversationId },
    { do: 'loadHeld', scope: 'waiting' },
  )
}

/** The text leaves the editor at once, so that the next message can be typed while this one travels. */
function sendDraft(state: State, id: ConversationId, draft: Draft, body: string): Step {
  const wording = wordingsIn(draft.editor)
  const overrides = liveOverrides(draft, judgedBy(state))
  const sending = { body, wording, billId: draft.billId, editor: draft.editor }
  const sent = changeDraft(state, id, { editor: emptyEditor, refusal: undefined, sending, armed: false, finding: 0 })
  const against = overrides.length > 0 ? { overrides } : {}
  return step(atNewest(sent, id), { do: 'send', conversationId: id, body, wording, billId: draft.billId, ...against })
}

/** Who writes wants to see the newest messages. */
function atNewest(state: State, id: ConversationId): State {
  const thread = state.threads[id]
  return thread
    ? { ...state, threads: { ...state.threads, [id]: { ...thread, scroll: 0, pointed: undefined } } }
    : state
}

/** Sent: what was typed meanwhile stays as the next draft. */
export function sentCame(state: State, id: ConversationId): Step {
  const draft = state.drafts[id] ?? noDraft
  const done = changeDraft(state, id, {
    sending: undefined,
    overrides: [],
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
  const changed = changeDraft(state, id, { editor, refusal: undefined, armed: false })
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
export function draftLoaded(state: State, id: ConversationId, saved: SavedDraft | 'setAside' | undefined): Step {
  if (saved === 'setAside') return tell(state, 'warn', { say: 'draftSetAside' })
  if (!saved || saved.text === '' || (state.drafts[id] ?? noDraft).editor.text !== '') return step(state)
  const { text, spans, billId } = saved
  const back = changeDraft(state, id, { editor: editorOf(text, spans), billId })
  return tell(back, 'info', { say: 'draftRestored' }, ...checkDraft(back, id))
}
