import type { ConversationId, DeskEvent, Message } from '@zuoxi/sdk'
import { knowConversations } from './queue.ts'
import type { Effect, Step } from './happening.ts'
import { mainWidth, pageRows } from './layout.ts'
import { noThread } from './select.ts'
import type { State } from './state.ts'
import { step } from './step.ts'
import { threadHeight } from './thread-rows.ts'

/** Add messages to a thread in their order, each once: a page and a live event may bring the same one. */
export function knowMessages(state: State, id: ConversationId, items: readonly Message[], loaded: boolean): State {
  const thread = state.threads[id] ?? noThread
  const last = thread.messages.at(-1)
  const [only] = items
  const inOrder = items.length === 1 && only !== undefined && (last === undefined || last.seq < only.seq)
  const messages = inOrder ? [...thread.messages, only] : mergeBySeq(thread.messages, items)
  return { ...state, threads: { ...state.threads, [id]: { ...thread, messages, loaded: thread.loaded || loaded } } }
}

function mergeBySeq(known: readonly Message[], items: readonly Message[]): readonly Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  for (const item of items) bySeq.set(item.seq, item)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** Scroll the open thread by rows, up from the newest, no further than its beginning. */
export function scrollThread(state: State, byRows: number): State {
  const { open } = state.queue
  if (open === undefined) return state
  const thread = state.threads[open] ?? noThread
  const most = Math.max(0, threadHeight(thread.messages, mainWidth(state)) - pageRows(state) + composerRows)
  const scroll = Math.max(0, Math.min(most, thread.scroll + byRows))
  return { ...state, threads: { ...state.threads, [open]: { ...thread, scroll } } }
}

/** Rows below a thread that an empty reply takes. */
const composerRows = 3

/** A live event: the queue, the thread or a ticket has changed somewhere. */
export function eventHappened(state: State, event: DeskEvent): Step {
  if (event.kind === 'conversation') return step(knowConversations(state, [event.conversation]))
  if (event.kind === 'message') {
    const { message } = event
    const shown = state.threads[message.conversationId]
    return step(shown ? knowMessages(state, message.conversationId, [message], false) : state)
  }
  return step(state, ...ticketEffects(state, event.ticketId))
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
