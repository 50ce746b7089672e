import type { ConversationId, CustomerId, TicketId } from '@zuoxi/sdk'
import { pageEffects } from '../credit.ts'
import { openCustomer } from '../customer.ts'
import type { Effect, Step } from '../happening.ts'
import { type CustomerPage, shownPage } from '../pages.ts'
import { showConversation } from '../queue.ts'
import type { State } from '../state.ts'
import { andThen, step } from '../step.ts'
import { openTicketById } from '../tickets.ts'

/** Something that was looked at: a conversation, a page of a customer, a ticket. */
export type Visit =
  | { readonly at: 'conversation'; readonly id: ConversationId }
  /** With the pages it was opened from, so that Backspace leads back as it did. */
  | { readonly at: 'customer'; readonly id: CustomerId; readonly trail: readonly CustomerPage[] }
  | { readonly at: 'ticket'; readonly id: TicketId }

/** What was looked at, the oldest first, and which of it is in front. */
export interface Visits {
  readonly list: readonly Visit[]
  readonly at: number
}

export const noVisits: Visits = { list: [], at: -1 }

/** Enough for a morning; a list without an end would be kept all day. */
const mostVisits = 50

/** What is in front of the agent, as far as one can come back to it. */
export function visitOf({ focus, queue, customer, tickets }: State): Visit | undefined {
  if (focus === 'thread' || focus === 'composer')
    return queue.open === undefined ? undefined : { at: 'conversation', id: queue.open }
  if (focus === 'customer') return customer && { at: 'customer', id: customer.id, trail: customer.trail }
  if (focus === 'tickets') return tickets.open === undefined ? undefined : { at: 'ticket', id: tickets.open }
  return undefined
}

/** The same thing is looked at, wherever on it the cursor is. */
function isSameVisit(a: Visit, b: Visit): boolean {
  if (a.at !== b.at || a.id !== b.id) return false
  return a.at !== 'customer' || b.at !== 'customer' || pageName(a.trail) === pageName(b.trail)
}

function pageName(trail: readonly CustomerPage[]): string {
  const page = shownPage({ trail })
  if (page.at === 'bill') return `bill ${page.billId}`
  if (page.at === 'loan') return `loan ${page.loanId}`
  return page.at === 'order' ? `order ${page.orderId}` : page.at
}

/** Another thing came in front: it is remembered, and what was gone back from is forgotten. */
export function visitsAfter(visits: Visits, before: State, after: State): Visits {
  const unmoved =
    before.focus === after.focus &&
    before.queue.open === after.queue.open &&
    before.customer?.id === after.customer?.id &&
    before.customer?.trail === after.customer?.trail &&
    before.tickets.open === after.tickets.open
  if (unmoved) return visits
  const now = visitOf(after)
  const current = visits.list[visits.at]
  if (!now || (current && isSameVisit(current, now))) return visits
  const left = visitOf(before)
  // What is left is remembered as it was left: with the cursor where it stood.
  const kept = visits.list
    .slice(0, visits.at + 1)
    .map((one, i) => (i === visits.at && left && isSameVisit(one, left) ? left : one))
  const list = [...kept, now].slice(-mostVisits)
  return { list, at: list.length - 1 }
}

/** Where a step back (-1) or forward (1) leads. */
export function nextVisit(state: State, by: 1 | -1): number | undefined {
  const { list, at } = state.finding.visits
  const now = visitOf(state)
  const current = list[at]
  const away = by < 0 && current !== undefined && !(now && isSameVisit(now, current))
  let index = away ? at : at + by
  while (list[index] && !canShow(state, list[index])) index += by
  return list[index] ? index : undefined
}

/** A conversation that is over for this agent is not gone back to. */
function canShow(state: State, visit: Visit | undefined): boolean {
  return visit?.at !== 'conversation' || state.queue.all[visit.id] !== undefined
}

/** Go to one of them. */
export function goVisit(state: State, index: number): Step {
  const visit = state.finding.visits.list[index]
  if (!visit) return step(state)
  const there = {
    ...state,
    overlays: [],
    finding: { ...state.finding, visits: { ...state.finding.visits, at: index } },
  }
  if (visit.at === 'ticket') return openTicketById(there, visit.id)
  if (visit.at === 'customer') return showCustomer(there, visit.id, visit.trail)
  const conversation = state.queue.all[visit.id]
  return conversation ? showConversation(there, conversation) : step(there)
}

/** A customer's page again, read anew: it is shown with its age until the answer comes. */
function showCustomer(state: State, id: CustomerId, trail: readonly CustomerPage[]): Step {
  const opened: Step = state.customer?.id === id ? step(state) : openCustomer(state, id)
  return andThen(opened, (next) => {
    if (!next.customer) return step(next)
    const page = shownPage({ trail })
    const billId = page.at === 'bill' ? page.billId : next.customer.billId
    const customer = { ...next.customer, trail, billId }
    const shown: State = { ...next, focus: 'customer', side: 'customer', customer }
    const again: readonly Effect[] = page.at === 'overview' && opened[1].length > 0 ? [] : pageEffects(customer)
    return step(shown, ...again)
  })
}
