import type { ConversationId, Failure, IdempotencyKey, Message } from '@zuoxi/sdk'
import { changeDraft, joinedDrafts, saveOrClear } from './composer.ts'
import {
  letGo,
  type Outgoing,
  outgoingOf,
  passWindow,
  putIn,
  savedOf,
  takeOut,
  takeUp,
  unanswered,
  withThoseBehind,
  type Written,
} from './outbox.ts'
import type { OutboxReply } from './outbox-happening.ts'
import type { Effect, Step } from './happening.ts'
import { noDraft } from './select.ts'
import type { State } from './state.ts'
import { andThen, step, tell } from './step.ts'
import { editorOf } from './text.ts'
import { knowMessages } from './thread.ts'

/** Messages on their way: kept on disk before they leave, sent in order, each once, and given back when they cannot be sent. */

/** What was written leaves the editor: into its window first, if there is one. */
export function putInOutbox(state: State, written: Written): Step {
  const { undoSeconds } = state.settings
  const { outbox, item } = putIn(state.outbox, written, {
    run: state.session.run,
    nowMs: state.nowMs,
    seconds: undoSeconds,
  })
  const kept: Step = [
    { ...state, outbox },
    [
      { do: 'keepOutgoing', saved: savedOf(item) },
      { do: 'clearDraft', conversationId: item.conversationId },
      ...(item.stage === 'window' ? [waitFor(state, item)] : []),
    ],
  ]
  return andThen(kept, sendWhatMay)
}

/** Seconds are counted one by one, for the screen; where nothing may move by itself, all at once. */
function waitFor({ settings }: State, { key, secondsLeft }: Outgoing): Effect {
  return { do: 'waitWindow', key, seconds: settings.reducedMotion ? secondsLeft : Math.min(1, secondsLeft) }
}

/** Send the first message of each conversation that may leave, if the desk is there. */
export function sendWhatMay(state: State): Step {
  return sending(state, state.line.status !== 'lost')
}

/** The same, now that the desk is known to answer. */
export function deskAnswers(state: State): Step {
  return state.outbox.items.some(({ stage }) => stage === 'waiting') ? sending(state, true) : step(state)
}

function sending(state: State, reachable: boolean): Step {
  const { outbox, leaving } = letGo(state.outbox, reachable)
  const before = new Map(state.outbox.items.map((item) => [item.key, item.tried]))
  return step(
    { ...state, outbox },
    ...leaving.flatMap((item): readonly Effect[] => [
      // Noted before it leaves: after a kill nobody could tell any more, and it could be taken back when it has arrived.
      ...(before.get(item.key) ? [] : [{ do: 'keepOutgoing', saved: savedOf(item) } as const]),
      sendOf(item),
    ]),
  )
}

function sendOf({ key, conversationId, body, wording, overrides, draft, found }: Outgoing): Effect {
  return { do: 'send', key, conversationId, body, wording, overrides, billId: draft.billId, found }
}

/** The desk has it. */
export function sentCame(state: State, key: IdempotencyKey, message: Message): Step {
  const known = knowMessages(state, message.conversationId, [message], false)
  return andThen(forget(known, [key]), sendWhatMay)
}

function forget(state: State, keys: readonly IdempotencyKey[]): Step {
  return step({ ...state, outbox: takeOut(state.outbox, keys) }, { do: 'dropOutgoing', keys })
}

/**
 * It was not taken. Without an answer it waits for the desk. Refused, it goes
 * back to its draft with all that was to follow it: nothing typed is ever lost,
 * and nothing is said without what it was to come after.
 */
export function sendRefused(state: State, key: IdempotencyKey, failure: Failure): Step {
  if (failure.code === 'UNREACHABLE') return step({ ...state, outbox: unanswered(state.outbox, key) })
  const back = withThoseBehind(state.outbox, key)
  const [first] = back
  if (!first) return step(state)
  const id = first.conversationId
  const returned = giveBack(state, id, back, failure)
  if (state.queue.open === id && state.main === 'conversation') return returned
  const name = state.queue.all[id]?.customerNameMasked ?? ''
  return andThen(returned, (next) => tell(next, 'bad', { say: 'sendReturned', name, failure }))
}

/** Put messages back into their draft, before whatever was typed meanwhile. */
function giveBack(state: State, id: ConversationId, items: readonly Outgoing[], refusal: Failure | undefined): Step {
  const draft = state.drafts[id] ?? noDraft
  const editor = items.reduceRight(
    (then, item) => joinedDrafts(editorOf(item.draft.text, item.draft.spans), then),
    draft.editor,
  )
  const billId = items[0]?.draft.billId ?? draft.billId
  const overrides = [...items.flatMap((item) => item.overrides), ...draft.overrides]
  const back = changeDraft(state, id, { editor, refusal, billId, overrides, armed: false })
  const keys = items.map(({ key }) => key)
  return andThen(step(back, saveOrClear(back, id)), (next) => forget(next, keys))
}

/** The newest message of a conversation, if it can still be taken back; else why not. */
export function takeable(state: State, id: ConversationId | undefined): Outgoing | 'inDoubt' | undefined {
  const last = outgoingOf(state.outbox, id).at(-1)
  return last?.tried ? 'inDoubt' : last
}

/** Take a message back into the editor. */
export function takeBack(state: State, item: Outgoing): Step {
  const id = item.conversationId
  const back = giveBack(state, id, [item], undefined)
  return andThen(back, (next) => tell(next, 'good', { say: 'takenBack' }))
}

/** What comes back to the outbox from outside. */
export function outboxReplied(state: State, reply: OutboxReply): Step {
  switch (reply.kind) {
    case 'outboxLoaded':
      return outboxLoaded(state, reply.items)
    case 'windowPassed':
      return windowPassed(state, reply)
    case 'outgoingGone':
      return andThen(step({ ...state, outbox: takeOut(state.outbox, [reply.key]) }), sendWhatMay)
  }
}

/** Messages that the desk did not get before the last end go on, and their drafts are read, as they may come back to them. */
function outboxLoaded(state: State, saved: Extract<OutboxReply, { kind: 'outboxLoaded' }>['items']): Step {
  if (saved === 'setAside') return tell(state, 'warn', { say: 'outboxSetAside' })
  if (saved.length === 0) return step(state)
  const outbox = takeUp(state.outbox, saved, state.settings.undoSeconds)
  const resumed = { ...state, outbox }
  const windows = outbox.items.filter(({ found, stage }) => found && stage === 'window')
  const ids = new Set(saved.map(({ conversationId }) => conversationId))
  const told = tell(
    resumed,
    'info',
    { say: 'outboxResumed', count: saved.length },
    ...windows.map((item) => waitFor(state, item)),
    ...[...ids]
      .filter((id) => !state.drafts[id])
      .map((conversationId) => ({ do: 'loadDraft', conversationId }) as const),
  )
  return andThen(told, sendWhatMay)
}

function windowPassed(state: State, { key, seconds }: Extract<OutboxReply, { kind: 'windowPassed' }>): Step {
  const outbox = passWindow(state.outbox, key, seconds)
  const item = outbox.items.find((one) => one.key === key)
  const passed = { ...state, outbox }
  if (!item) return step(state)
  return item.stage === 'window' ? step(passed, waitFor(passed, item)) : sendWhatMay(passed)
}
