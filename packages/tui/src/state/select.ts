import type {
  BillId,
  Conversation,
  ConversationId,
  CustomerId,
  LoanId,
  RepaymentId,
  Ticket,
  TicketId,
} from '@zuoxi/sdk'
import { type Draft, type Overlay, type Overview, type State, type Thread } from './state.ts'
import { layoutOf } from './layout.ts'
import { shownPage } from './pages.ts'
import type { Place } from './place.ts'
import { emptyEditor } from './text.ts'

/** Where a key pressed now would land. */
export function placeOf(state: State): Place {
  if (state.lock) return 'lock'
  if (layoutOf(state).mode === 'small') return 'small'
  if (state.finding.typing) return 'filter'
  const overlay = topOverlay(state)
  if (overlay) return overlay.kind
  return placeBelow(state)
}

/** The same, as if no overlay were open. */
export function placeBelow(state: State): Place {
  if (state.focus === 'customer') return customerPlace(state)
  if (state.focus === 'tickets') return state.tickets.open === undefined ? 'tickets' : 'ticket'
  return state.focus
}

function customerPlace(state: State): Place {
  const at = state.customer ? shownPage(state.customer).at : 'overview'
  return at === 'overview' ? 'customer' : at
}

export function topOverlay(state: State): Overlay | undefined {
  return state.overlays.at(-1)
}

interface Queue {
  readonly mine: readonly Conversation[]
  readonly waiting: readonly Conversation[]
}

const sortedQueues = new WeakMap<State['queue']['all'], Queue>()

/** The queue as it is shown: mine by their numbers, then those who wait: first whom a promise was broken to, then the longest. */
export function queueOf(state: Pick<State, 'queue'>): Queue {
  const { all, seats } = state.queue
  const known = sortedQueues.get(all)
  if (known) return known
  const mine = seats.flatMap((id) => (id === undefined ? [] : (all[id] ?? [])))
  const waiting = Object.values(all)
    .filter((one) => one.status === 'queued')
    .toSorted((a, b) => Number(isBroken(b)) - Number(isBroken(a)) || longestFirst(a, b))
  const queue = { mine, waiting }
  sortedQueues.set(all, queue)
  return queue
}

/** A promise to them is overdue: they have waited for days, and not for minutes. */
function isBroken({ promisesOverdue = 0 }: Conversation): boolean {
  return promisesOverdue > 0
}

/** Who has waited longest comes first. */
export function longestFirst(a: Conversation, b: Conversation): number {
  return a.queuedAt < b.queuedAt ? -1 : a.queuedAt > b.queuedAt ? 1 : a.id < b.id ? -1 : 1
}

/** The conversation that a digit opens. */
export function seatedAt(state: State, n: number): Conversation | undefined {
  const id = state.queue.seats[n - 1]
  return id === undefined ? undefined : state.queue.all[id]
}

export function queueRows(state: State): readonly Conversation[] {
  const { mine, waiting } = queueOf(state)
  return [...mine, ...waiting]
}

/** The conversation under the queue's cursor. */
export function cursorConversation(state: State): Conversation | undefined {
  const { cursor, all } = state.queue
  return cursor === undefined ? undefined : all[cursor]
}

/** The conversation whose thread is shown. */
export function openConversation(state: State): Conversation | undefined {
  const { open, all } = state.queue
  return open === undefined ? undefined : all[open]
}

/** The ticket in front of the agent: the open one, else the one under the cursor. */
export function ticketInFront(state: State): Ticket | undefined {
  if (state.focus !== 'tickets') return undefined
  const { open, detail, items, selected } = state.tickets
  return open === undefined ? items[selected] : detail
}

/** Whom a key is about: what is in front of the agent, never something that is not on the screen. */
export function customerInFront(state: State): CustomerId | undefined {
  if (state.focus === 'tickets') return ticketInFront(state)?.customerId
  const open = openConversation(state)?.customerId
  return state.focus === 'customer' ? (state.customer?.id ?? open) : (open ?? state.customer?.id)
}

/** What a new ticket starts from: the conversation with the customer in front, else what is known of them. */
export function ticketSubject(state: State): 'conversation' | 'customer' | undefined {
  const about = customerInFront(state)
  if (about === undefined) return undefined
  if (openConversation(state)?.customerId === about) return 'conversation'
  return state.customer?.id === about && state.customer.overview ? 'customer' : undefined
}

export const noThread: Thread = { loaded: false, messages: [], older: 'none', scroll: 0 }
export const noDraft: Draft = {
  editor: emptyEditor,
  billId: undefined,
  refusal: undefined,
  finding: 0,
  sourced: false,
  armed: false,
  overrides: [],
}

export function openThread(state: State): Thread {
  const { open } = state.queue
  return (open === undefined ? undefined : state.threads[open]) ?? noThread
}

export function openDraft(state: State): Draft {
  const { open } = state.queue
  return (open === undefined ? undefined : state.drafts[open]) ?? noDraft
}

/** The bill that wording is filled for: the one selected, if it is this conversation's customer who is shown. */
export function billForWording(state: State): BillId | undefined {
  const conversation = openConversation(state)
  const { customer } = state
  return conversation && customer?.id === conversation.customerId ? customer.billId : undefined
}

/** Something on the overview that Enter opens. */
export type Target =
  | { readonly kind: 'bill'; readonly id: BillId }
  | { readonly kind: 'loan'; readonly id: LoanId }
  | { readonly kind: 'ticket'; readonly id: TicketId }
  | { readonly kind: 'repayment'; readonly id: RepaymentId }
  | { readonly kind: 'happened'; readonly what: Overview['timeline'][number]['kind']; readonly id: string }

const targetLists = new WeakMap<Overview, readonly Target[]>()

/** What the cursor of the overview steps over: bills, loans, open tickets, repayments, the timeline. */
export function targetsOf(overview: Overview): readonly Target[] {
  const known = targetLists.get(overview)
  if (known) return known
  const targets: Target[] = [
    ...overview.bills.map(({ id }) => ({ kind: 'bill', id }) as const),
    ...overview.loans.map(({ id }) => ({ kind: 'loan', id }) as const),
    ...overview.tickets.map(({ id }) => ({ kind: 'ticket', id }) as const),
    ...overview.repayments.map(({ id }) => ({ kind: 'repayment', id }) as const),
    ...overview.timeline.map(({ id, kind }) => ({ kind: 'happened', what: kind, id }) as const),
  ]
  targetLists.set(overview, targets)
  return targets
}

/** Messages that the desk does not have yet, of one conversation or of all. */
export function sendsUnderWay({ outbox }: State, id?: ConversationId): number {
  return outbox.items.filter((item) => id === undefined || item.conversationId === id).length
}
