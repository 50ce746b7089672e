import type { Conversation, ConversationId } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { askedAfter } from './attention.ts'
import { openCustomer } from './customer.ts'
import { openDuties } from './duties.ts'
import type { Effect, Step } from './happening.ts'
import {
  billForWording,
  cursorConversation,
  noDraft,
  openConversation,
  openDraft,
  queueRows,
  seatedAt,
} from './select.ts'
import { seatsAfter } from './seats.ts'
import { dutiesMissing, loadStanding } from './standing.ts'
import type { State } from './state.ts'
import { andThen, closeOverlay, pushOverlay, step, tell, within } from './step.ts'

/** The queue: who waits, whom I serve, and whose thread is open. */
export const queueActions: Handlers<'openConversation' | 'switchTo' | 'wrapUp' | 'wrapUpAnyway'> = {
  openConversation: (state) => {
    const chosen = cursorConversation(state)
    if (!chosen) return tell(state, 'warn', { say: 'noConversation' })
    if (chosen.status === 'queued')
      return step({ ...state, queue: { ...state.queue, taking: chosen.id } }, { do: 'take', conversationId: chosen.id })
    return showConversation(state, chosen)
  },
  switchTo: (state, n) => {
    const chosen = seatedAt(state, n)
    return chosen ? showConversation(state, chosen) : tell(state, 'warn', { say: 'noConversationAt', n })
  },
  wrapUp: (state) => {
    const open = openConversation(state)
    if (!open) return tell(state, 'warn', { say: 'noConversation' })
    const missing = open.status === 'active' ? dutiesMissing(state, open.id) : []
    if (missing.length > 0)
      return tell(openDuties(state, open.id), 'bad', {
        say: 'dutiesMissing',
        duties: missing.map(({ title }) => title),
      })
    // There is no way back from here: neither a customer who waits nor what is written for them may be lost by one key.
    const unsent = openDraft(state).editor.text !== ''
    const asks = unsent || open.unread > (state.queue.letGo[open.id] ?? 0)
    return asks ? step(pushOverlay(state, { kind: 'unanswered' })) : endConversation(state, open)
  },
  wrapUpAnyway: (state) => {
    const open = openConversation(state)
    if (!open) return tell(state, 'warn', { say: 'noConversation' })
    const letGo = { ...state.queue.letGo, [open.id]: open.unread }
    return endConversation(closeOverlay({ ...state, queue: { ...state.queue, letGo } }, 'unanswered'), open)
  },
}

/** First wrap-up, then over. */
function endConversation(state: State, open: Conversation): Step {
  const verb = open.status === 'wrap_up' ? 'close' : 'wrapUp'
  return step(state, { do: verb, conversationId: open.id, expectedRev: open.rev })
}

/** Show a conversation's thread, and its customer beside it. */
export function showConversation(state: State, conversation: Conversation): Step {
  const { id, customerId } = conversation
  const queue = { ...state.queue, open: id, cursor: id }
  // Where there is room for two panes, the customer beside the thread helps more than the queue.
  const opened: State = { ...state, queue, focus: 'thread', main: 'conversation', side: 'customer', overlays: [] }
  const effects: Effect[] = []
  if (!state.threads[id]?.loaded) effects.push({ do: 'loadMessages', conversationId: id })
  if (!state.drafts[id]) effects.push({ do: 'loadDraft', conversationId: id })
  const withCustomer = state.customer?.id === customerId ? step(opened) : openCustomer(opened, customerId)
  return andThen([withCustomer[0], [...effects, ...withCustomer[1]]], (next) =>
    step(
      next,
      { do: 'loadFavourites', conversationId: id, customerId, billId: billForWording(next) },
      ...loadStanding(next),
    ),
  )
}

export function moveQueueCursor(state: State, by: number): State {
  const rows = queueRows(state)
  const at = rows.findIndex((row) => row.id === state.queue.cursor)
  const next = rows[within(at < 0 ? 0 : at + by, rows.length)]
  return { ...state, queue: { ...state.queue, cursor: next?.id } }
}

/** Learn of conversations; an older revision never overwrites a newer one. */
export function knowConversations(state: State, items: readonly Conversation[], before: State = state): State {
  const all: Record<ConversationId, Conversation> = { ...state.queue.all }
  let { askedAt } = state.queue
  for (const item of items) {
    const known = all[item.id]
    if (known && known.rev > item.rev) continue
    askedAt = askedAfter(askedAt, known, item)
    all[item.id] = item
  }
  const seats = seatsAfter(state.queue, all, state.session.agent.id)
  const next = { ...state, queue: { ...state.queue, all, seats, askedAt } }
  return { ...next, queue: { ...next.queue, cursor: cursorAmong(queueRows(next), before) } }
}

/** The cursor stays on whom it is on; when they are no longer listed it falls on who stands there now. */
function cursorAmong(rows: readonly Conversation[], before: State): ConversationId | undefined {
  const { cursor, open } = before.queue
  if (cursor !== undefined && (cursor === open || rows.some(({ id }) => id === cursor))) return cursor
  const at = queueRows(before).findIndex(({ id }) => id === cursor)
  return rows[within(Math.max(0, at), rows.length)]?.id
}

/** After a whole list came, what is not in it is over. */
function replaceConversations(state: State, items: readonly Conversation[]): State {
  const bare = { ...state, queue: { ...state.queue, all: {}, loaded: true } }
  const open = openConversation(state)
  return knowConversations(bare, open && !items.some((item) => item.id === open.id) ? [...items, open] : items, state)
}

export function conversationsCame(state: State, items: readonly Conversation[]): Step {
  const known = replaceConversations(state, items)
  return state.queue.loaded ? step(known) : bringDraftsBack(known)
}

/**
 * What was being written in my conversations comes back at the start, so that
 * a draft that is stopped shows in the strip. Not before it is known which
 * messages were under way: a draft may be one of them.
 */
export function bringDraftsBack(state: State): Step {
  if (!state.queue.loaded || !state.outboxRead) return step(state)
  const unread = state.queue.seats.flatMap((id) => (id === undefined || state.drafts[id] ? [] : [id]))
  return step(state, ...unread.map((conversationId) => ({ do: 'loadDraft', conversationId }) as const))
}

/** The agent no longer waits in the queue for what they took. */
function hasGoneOn(state: State): boolean {
  return state.overlays.length > 0 || state.focus !== 'queue'
}

/** What the desk says after taking, wrapping up or closing. */
export function conversationChanged(
  state: State,
  conversation: Conversation,
  after: 'take' | 'wrapUp' | 'close',
): Step {
  const listed = knowConversations(state, [conversation])
  const taking = listed.queue.taking === conversation.id ? undefined : listed.queue.taking
  const known = { ...listed, queue: { ...listed.queue, taking } }
  if (after === 'take') {
    const name = conversation.customerNameMasked
    // An answer that comes late must not close what was opened since, nor take keys that are meant for something else.
    if (hasGoneOn(known)) return tell(known, 'good', { say: 'takenAside', name })
    const shown = showConversation(known, conversation)
    return andThen(shown, (next) => tell(next, 'good', { say: 'taken', name: conversation.customerNameMasked }))
  }
  if (after === 'wrapUp') return tell(known, 'good', { say: 'wrappedUp' })
  return afterClose(known, conversation.id)
}

function afterClose(state: State, id: ConversationId): Step {
  const drafts = { ...state.drafts, [id]: noDraft }
  const queue = { ...state.queue, open: state.queue.open === id ? undefined : state.queue.open }
  const focus = state.queue.open === id ? ('queue' as const) : state.focus
  const closed = moveQueueCursor({ ...state, drafts, queue, focus, side: 'queue' }, 0)
  return tell(closed, 'good', { say: 'closed' }, { do: 'clearDraft', conversationId: id })
}
