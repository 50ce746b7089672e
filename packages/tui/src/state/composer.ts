import type { ConversationId, Finding, HeldMessage, Override } from '@zuoxi/sdk'
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
import type { Draft, LoadedText, SavedDraft, State } from './state.ts'
import { andThen, closeOverlay, step, tell } from './step.ts'
import { type Editor, editorOf, emptyEditor, wordingsIn } from './text.ts'
import { meantForDesk } from './meant-for-desk.ts'
import { outgoingOf } from './outbox.ts'
import { putInOutbox } from './sending.ts'
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
    const by = judgedBy(state)
    const dead = deadWording(draft, by)
    if (dead) return tell(state, 'bad', { say: 'wordingDead', key: dead.use.key })
    const verdict = verdictOf(draft, by)
    if (verdict === 'block')
      return tell(state, 'bad', { say: mayBeFixed(draft, by) ? 'draftBlocked' : 'draftUnfixable' })
    if (verdict === 'hold') return tell(state, 'warn', { say: 'draftHeld' })
    const mind = verdict === 'warn' ? 'warnOnce' : meantForDesk(body) ? 'meantForDesk' : undefined
    if (mind && !draft.armed) return tell(changeDraft(state, open.id, { armed: true }), 'warn', { say: mind })
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

/** Whether one key would say it otherwise. */
function mayBeFixed(draft: Draft, by: ReturnType<typeof judgedBy>): boolean {
  return (fixOf(draft, by) ?? candidatesOf(draft, by) ?? outdatedWording(draft)) !== undefined
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
  const sent = changeDraft(state, id, { ...noDraft, editor: emptyEditor })
  const saved = savedDraft(state, id, draft.editor, draft.billId)
  return putInOutbox(atNewest(sent, id), { conversationId: id, body, wording, overrides, draft: saved })
}

/** Who writes wants to see the newest messages. */
function atNewest(state: State, id: ConversationId): State {
  const thread = state.threads[id]
  return thread
    ? { ...state, threads: { ...state.threads, [id]: { ...thread, scroll: 0, pointed: undefined } } }
    : state
}

/** Two drafts as one, a line each. Approved wording in either stays what it is. */
export function joinedDrafts(first: Editor, then: Editor): Editor {
  if (first.text === '' || then.text === '') return first.text === '' ? then : first
  const by = first.text.length + 1
  const moved = then.spans.map(({ start, end, editable, ...span }) => ({
    ...span,
    start: start + by,
    end: end + by,
    ...(editable && { editable: editable.map(([from, to]) => [from + by, to + by] as const) }),
  }))
  return editorOf(`${first.text}\n${then.text}`, [...first.spans, ...moved])
}

/** Change the text of a draft; what changed is kept for the next start. */
export function draftEdited(state: State, id: ConversationId, change: (editor: Editor) => Editor): Step {
  const draft = state.drafts[id] ?? noDraft
  const editor = change(draft.editor)
  if (editor === draft.editor) return step(state)
  if (editor.text === draft.editor.text) return step(changeDraft(state, id, { editor }))
  const changed = changeDraft(state, id, { editor, refusal: undefined, armed: false })
  return step(changed, saveOrClear(changed, id))
}

/** Keep a draft for the next start, or forget it when it is empty. */
export function saveOrClear(state: State, id: ConversationId): Effect {
  const { editor, billId } = state.drafts[id] ?? noDraft
  if (editor.text === '') return { do: 'clearDraft', conversationId: id }
  return { do: 'saveDraft', conversationId: id, draft: savedDraft(state, id, editor, billId) }
}

function savedDraft(
  { outbox }: State,
  id: ConversationId,
  { text, spans }: Editor,
  billId: Draft['billId'],
): SavedDraft {
  const after = outbox.newest[id]
  return { text, spans, billId, ...(after === undefined ? {} : { after }) }
}

export function changeDraft(state: State, id: ConversationId, change: Partial<Draft>): State {
  const draft = state.drafts[id] ?? noDraft
  return { ...state, drafts: { ...state.drafts, [id]: { ...draft, ...change } } }
}

/** A draft from before came back; what was typed since then wins, and what has become a message is no draft any more. */
export function draftLoaded(state: State, id: ConversationId, saved: LoadedText | 'setAside' | undefined): Step {
  if (saved === 'setAside') return tell(state, 'warn', { say: 'draftSetAside' })
  if (!saved || saved.text === '' || (state.drafts[id] ?? noDraft).editor.text !== '') return step(state)
  // The one that a message was made from follows the same message as that draft did.
  const sent = outgoingOf(state.outbox, id).some((item) => item.found && item.draft.after === saved.after)
  if (sent) return step(state, { do: 'clearDraft', conversationId: id })
  const { text, spans, billId } = saved
  const back = changeDraft(state, id, { editor: editorOf(text, spans), billId })
  const name = state.queue.all[id]?.customerNameMasked ?? ''
  const { windows = 1 } = saved
  if (windows > 1) return tell(back, 'warn', { say: 'draftsJoined', name, windows }, ...checkDraft(back, id))
  return tell(back, 'info', { say: 'draftRestored', name }, ...checkDraft(back, id))
}
