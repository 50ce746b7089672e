import type { ConversationId, DeskEvent, Message } from '@zuoxi/sdk'
import { askedInThread } from './attention.ts'
import { knowConversations } from './queue.ts'
import type { Effect, Reply, Step } from './happening.ts'
import { mainWidth, pageRows } from './layout.ts'
import { noThread } from './select.ts'
import type { State } from './state.ts'
import { gateEvent } from './standing.ts'
import { andThen, step } from './step.ts'
import { threadHeight } from './thread-rows.ts'

/** Add messages to a thread in their order, each once: a page and a live event may bring the same one. */
export function knowMessages(state: State, id: ConversationId, items: readonly Message[], loaded: boolean): State {
  const thread = state.threads[id] ?? noThread
  const last = thread.messages.at(-1)
  const [only] = items
  const inOrder = items.length === 1 && only !== undefined && (last === undefined || last.seq < only.seq)
  const messages = inOrder ? [...thread.messages, only] : mergeBySeq(thread.messages, items)
  const queue = { ...state.queue, askedAt: askedInThread(state.queue.askedAt, id, messages) }
  const threads = { ...state.threads, [id]: { ...thread, messages, loaded: thread.loaded || loaded } }
  return { ...state, queue: queue.askedAt === state.queue.askedAt ? state.queue : queue, threads }
}

/** A page of a thread came. Older ones that all are known already, after a line was lost, lead on to the next page. */
export function messagesCame(state: State, reply: Extract<Reply, { kind: 'messages' }>): Step {
  const { conversationId, items, more } = reply
  const before = state.threads[conversationId] ?? noThread
  const known = knowMessages(state, conversationId, items, true)
  const thread = known.threads[conversationId] ?? noThread
  const leadsOn = more === true && before.older === 'coming' && thread.messages.length === before.messages.length
  const older = leadsOn ? 'coming' : more === true ? 'some' : 'none'
  const threads = { ...known.threads, [conversationId]: { ...thread, older } as const }
  return step({ ...known, threads }, ...(leadsOn ? [{ do: 'loadOlder', conversationId } as const] : []))
}

/** The older messages did not come: they can be asked for again. */
export function olderRefused(state: State, id: ConversationId): State {
  const thread = state.threads[id]
  return thread ? { ...state, threads: { ...state.threads, [id]: { ...thread, older: 'some' } } } : state
}

function mergeBySeq(known: readonly Message[], items: readonly Message[]): readonly Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  for (const item of items) bySeq.set(item.seq, item)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/**
 * Scroll the open thread by rows, up from the newest, no further than its
 * beginning. Within a page of what is loaded the older messages are fetched.
 */
export function scrollThread(state: State, byRows: number): Step {
  const { open } = state.queue
  if (open === undefined) return step(state)
  const thread = state.threads[open] ?? noThread
  const most = Math.max(0, threadHeight(thread.messages, mainWidth(state)) - pageRows(state) + composerRows)
  const scroll = Math.max(0, Math.min(most, thread.scroll + byRows))
  const fetches = byRows > 0 && thread.older === 'some' && scroll + pageRows(state) >= most
  const older = fetches ? 'coming' : thread.older
  const scrolled = {
    ...state,
    threads: { ...state.threads, [open]: { ...thread, scroll, older, pointed: undefined } as const },
  }
  return fetches ? step(scrolled, { do: 'loadOlder', conversationId: open }) : step(scrolled)
}

/** Rows below a thread that an empty reply takes. */
const composerRows = 3

/** A live event: the queue, the thread or a ticket has changed somewhere. Figures are read when they are shown. */
export function eventHappened(state: State, event: DeskEvent): Step {
  return andThen(shownChanged(state, event), (changed) => gateEvent(changed, event))
}

function shownChanged(state: State, event: DeskEvent): Step {
  if (event.kind === 'conversation') return step(knowConversations(state, [event.conversation]))
  if (event.kind === 'message') {
    const { message } = event
    const shown = state.threads[message.conversationId]
    return step(shown ? knowMessages(state, message.conversationId, [message], false) : state)
  }
  return event.kind === 'ticket' ? step(state, ...ticketEffects(state, event.ticketId)) : step(state)
}

function ticketEffects(state: State, ticketId: string): readonly Effect[] {
  const effects: Effect[] = []
  if (state.tickets.open === ticketId && state.tickets.detail)
    effects.push({ do: 'loadTicket', ticketId: state.tickets.open })
  else if (state.main === 'tickets' && state.tickets.open === undefined) {
    effects.push({ do: 'loadTickets', filter: state.tickets.filter, fresh: true })
  }
  return effects
}
