import { type AgentId, BillStatus, type DeskClient, Refusal, failureOf } from '@zuoxi/sdk'
import type { Bill, Failure, Ticket } from '@zuoxi/sdk'
import type { Effect, Happening, Reply } from '../state/happening.ts'
import type { DraftStore } from './draft-store.ts'
import type { DraftWriter } from './drafts.ts'
import type { OnceKeys } from './once.ts'
import { type Pager, pagerOf } from './pager.ts'

/** What effects act upon. Everything outside the screen is here, and nowhere else. */
export interface Outside {
  readonly desk: DeskClient
  readonly me: AgentId
  readonly drafts: DraftStore
  readonly writer: DraftWriter
  readonly once: OnceKeys
  readonly leave: () => void
}

export type Dispatch = (happening: Happening) => void

/** Rows fetched at once for a long list. */
const pageSize = 60

/** Does effects, and answers each with a happening. The only asynchronous part of the screen. */
export function performer(outside: Outside, dispatch: Dispatch): (effect: Effect) => void {
  const asking = new Map<string, AbortController>()
  const pagers: Pagers = { bills: undefined, tickets: undefined }

  /** A question that only its newest asking deserves an answer to: the one before it is stopped. */
  const latest = (name: string): AbortSignal => {
    asking.get(name)?.abort()
    const controller = new AbortController()
    asking.set(name, controller)
    return controller.signal
  }

  return (effect) => {
    if (effect.do === 'expireToast') return void setTimeout(() => dispatch({ kind: 'toastExpired', id: effect.id }), effect.afterMs).unref()
    if (effect.do === 'saveDraft') return outside.writer.save(effect.conversationId, effect.draft)
    if (effect.do === 'clearDraft') return outside.writer.clear(effect.conversationId)
    if (effect.do === 'leave') return outside.leave()
    const signal = effect.do === 'search' || effect.do === 'searchWording' ? latest(effect.do) : undefined
    answer(effect, outside, pagers, signal).then(
      (reply) => {
        outside.once.answered(JSON.stringify(effect))
        if (reply && !signal?.aborted) dispatch(reply)
      },
      (error: unknown) => {
        if (signal?.aborted) return
        const failure = failureOf(error) ?? brokenHere(error)
        if (failure.code !== 'UNREACHABLE') outside.once.answered(JSON.stringify(effect))
        dispatch({ kind: 'refused', effect, failure })
      },
    )
  }
}

/** What no refusal explains is a bug of ours: it must be seen, and the desk must stay usable. */
function brokenHere(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure
  return { code: 'FAULT', faultId: error instanceof Error ? error.name : 'unknown' }
}

interface Pagers {
  bills: Pager<Bill> | undefined
  tickets: Pager<Ticket> | undefined
}

type Asked = Exclude<Effect, { do: 'expireToast' | 'saveDraft' | 'clearDraft' | 'leave' }>

async function answer(effect: Asked, outside: Outside, pagers: Pagers, signal: AbortSignal | undefined): Promise<Reply | undefined> {
  const { desk } = outside
  const idempotencyKey = outside.once.keyOf
  const call = signal ? { signal } : {}
  const wish = JSON.stringify(effect)
  switch (effect.do) {
    case 'loadConversations': {
      const page = await desk.conversations.list({ limit: 200, status: ['queued', 'active', 'transferring', 'wrap_up'] })
      return { kind: 'conversations', items: page.items }
    }
    case 'loadMessages': {
      const { conversationId } = effect
      const page = await desk.conversations.messages({ conversationId, limit: 200 })
      return { kind: 'messages', conversationId, items: page.items }
    }
    case 'take': {
      const conversation = await desk.conversations.take({ conversationId: effect.conversationId, idempotencyKey: idempotencyKey(wish) })
      return { kind: 'conversation', conversation, after: 'take' }
    }
    case 'wrapUp':
    case 'close': {
      const { conversationId, expectedRev } = effect
      const conversation = await desk.conversations[effect.do]({ conversationId, expectedRev, idempotencyKey: idempotencyKey(wish) })
      return { kind: 'conversation', conversation, after: effect.do }
    }
    case 'send': {
      const { conversationId, body, billId } = effect
      const wording = effect.wording.map((use) => ({ ...use }))
      const message = await desk.conversations.send({
        conversationId, body, wording, idempotencyKey: idempotencyKey(wish), ...(billId === undefined ? {} : { billId }),
      })
      return { kind: 'sent', conversationId, message }
    }
    case 'search':
      return { kind: 'found', text: effect.text, hits: (await desk.customers.search({ text: effect.text, limit: 20 }, call)).results }
    case 'loadOverview':
      return { kind: 'overview', overview: await desk.customers.overview({ customerId: effect.customerId }) }
    case 'loadBills': {
      const { customerId, overdueFirst, fresh } = effect
      if (fresh) pagers.bills = pagerOf(billLists(desk, effect))
      const page = await pagers.bills?.pull(pageSize)
      return page && { kind: 'bills', customerId, overdueFirst, fresh, ...page }
    }
    case 'loadBill':
      return { kind: 'bill', bill: await desk.bills.get({ billId: effect.billId }) }
    case 'searchWording': {
      const { conversationId, text } = effect
      const { results } = await desk.wording.search({ ...forWhom(effect), text, limit: 50 }, call)
      return { kind: 'wordings', conversationId, text, hits: results }
    }
    case 'loadFavourites': {
      const { results } = await desk.wording.search({ ...forWhom(effect), text: '', limit: 50 })
      return { kind: 'favourites', conversationId: effect.conversationId, hits: results.filter(({ wording }) => wording.favourite !== undefined) }
    }
    case 'insertWording': {
      const { conversationId, billId } = effect
      const filled = await desk.wording.insert({ ...forWhom(effect), key: effect.key, idempotencyKey: idempotencyKey(wish) })
      return { kind: 'inserted', conversationId, billId, filled }
    }
    case 'draftTicket':
      return { kind: 'ticketDraft', draft: await desk.tickets.draft({ conversationId: effect.conversationId }) }
    case 'createTicket':
      return { kind: 'ticketCreated', ticket: await desk.tickets.create({ ...effect.draft, idempotencyKey: idempotencyKey(wish) }) }
    case 'loadTicket':
      return { kind: 'ticket', ticket: await desk.tickets.get({ ticketId: effect.ticketId }) }
    case 'updateTicket': {
      const { ticketId, expectedRev, patch } = effect
      return { kind: 'ticketUpdated', ticket: await desk.tickets.update({ ticketId, expectedRev, patch, idempotencyKey: idempotencyKey(wish) }) }
    }
    case 'comment': {
      const { ticketId, body } = effect
      return { kind: 'commented', ticket: await desk.tickets.comment({ ticketId, body, idempotencyKey: idempotencyKey(wish) }) }
    }
    case 'loadTickets': {
      const { filter, fresh } = effect
      if (fresh) pagers.tickets = pagerOf([ticketList(desk, filter, outside.me)])
      const page = await pagers.tickets?.pull(pageSize)
      return page && { kind: 'tickets', filter, fresh, ...page }
    }
    case 'loadAgents': {
      const agents = await desk.agents.list()
      return { kind: 'agents', agents: agents.filter(({ status, role }) => status === 'active' && role !== 'channel') }
    }
    case 'loadDraft':
      return { kind: 'draftLoaded', conversationId: effect.conversationId, saved: await outside.drafts.load(effect.conversationId) }
  }
}

type ForWhom = Extract<Effect, { do: 'searchWording' | 'insertWording' | 'loadFavourites' }>

function forWhom({ conversationId, customerId, billId }: ForWhom) {
  return { conversationId, customerId, ...(billId === undefined ? {} : { billId }) }
}

/** Overdue first is two lists, one after the other: the second is only asked for when the first is read. */
function billLists(desk: DeskClient, { customerId, overdueFirst }: { customerId: Bill['customerId']; overdueFirst: boolean }) {
  if (!overdueFirst) return [desk.bills.list({ customerId, limit: pageSize })]
  const others = BillStatus.options.filter((status) => status !== 'overdue')
  return [
    desk.bills.list({ customerId, status: ['overdue'], limit: pageSize }),
    desk.bills.list({ customerId, status: others, limit: pageSize }),
  ]
}

function ticketList(desk: DeskClient, filter: 'mine' | 'open' | 'all', me: AgentId) {
  if (filter === 'all') return desk.tickets.list({ limit: pageSize })
  const status = ['new', 'open', 'pending_customer', 'pending_internal', 'snoozed', 'resolved'] as const
  return desk.tickets.list({ limit: pageSize, status: [...status], ...(filter === 'mine' ? { assigneeId: me } : {}) })
}
