import type { Bill, BillDetail, BillId, CustomerId } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { showLoan } from './credit.ts'
import { changeCustomer, pushPage, readNow } from './customer-step.ts'
import { explainActions } from './explain.ts'
import type { Reply, Step } from './happening.ts'
import { changePage, overviewPage, shownPage, unread } from './pages.ts'
import { openTicketById } from './tickets.ts'
import { targetsOf, ticketInFront } from './select.ts'
import type { BillList, CustomerState, Overview, State } from './state.ts'
import { andThen, step, tell, within } from './step.ts'

/** The customer pane: who they are, what they owe, bill by bill. */
export const customerActions: Handlers<'openTarget' | 'bills' | 'overdueFirst' | 'openBill'> = {
  openTarget: (state) => {
    const { customer } = state
    if (!customer?.overview) return tell(state, 'warn', { say: 'stillLoading' })
    const target = targetsOf(customer.overview)[shownPage(customer).cursor]
    if (!target) return tell(state, 'warn', { say: 'nothingHere' })
    if (target.kind === 'bill') return showBill(state, target.id)
    if (target.kind === 'loan') return showLoan(state, target.id)
    if (target.kind === 'ticket') return openTicketById(state, target.id)
    // Behind a repayment there is only where its money went.
    if (target.kind === 'repayment' || target.what === 'repayment') return explainActions.explain(state, 0)
    if (target.what === 'bill') return showBill(state, target.id as BillId)
    return target.what === 'ticket' ? openTicketById(state, target.id) : tell(state, 'info', { say: 'nothingHere' })
  },
  bills: (state) =>
    andThen(atCustomerInFront(state), (there) =>
      there.customer ? showBills(there, there.customer.bills.overdueFirst) : tell(there, 'warn', { say: 'noCustomer' }),
    ),
  overdueFirst: (state) =>
    andThen(atCustomerInFront(state), (there) => {
      const { customer } = there
      if (!customer) return tell(there, 'warn', { say: 'noCustomer' })
      return showBills(there, shownPage(customer).at === 'bills' ? !customer.bills.overdueFirst : true)
    }),
  openBill: (state) => {
    const bill = state.customer?.bills.items[state.customer.bills.selected]
    return bill ? showBill(state, bill.id) : tell(state, 'warn', { say: 'noBill' })
  },
}

const noBills: BillList = { items: [], more: false, loading: false, overdueFirst: false, selected: 0, readAtMs: 0 }

/** Show a customer in the pane, from the beginning. */
export function openCustomer(state: State, id: CustomerId): Step {
  const customer: CustomerState = {
    id,
    trail: [overviewPage],
    overview: undefined,
    failure: undefined,
    billId: undefined,
    bills: noBills,
    bill: unread,
    loans: {},
    orderList: unread,
    orders: {},
  }
  return step({ ...state, customer }, { do: 'loadOverview', customerId: id })
}

/** Issued, and not paid in full: a bill that is still being drawn up is no debt yet. */
function isOwed({ status, outstandingFen }: Bill): boolean {
  return status !== 'draft' && status !== 'void' && outstandingFen > 0
}

/** At a ticket, the bills asked for are those of its customer, whoever was shown before. */
export function atCustomerInFront(state: State): Step {
  const about = ticketInFront(state)?.customerId
  return about === undefined || about === state.customer?.id ? step(state) : openCustomer(state, about)
}

/** The overview came: select what is most pressing, unless the agent already chose. */
export function overviewCame(state: State, overview: Overview): Step {
  const { customer } = state
  if (customer?.id !== overview.customer.id) return step(state)
  const billId = customer.billId ?? overview.bills.find(isOwed)?.id
  const [first = overviewPage, ...others] = customer.trail
  const trail = [{ ...first, cursor: within(first.cursor, targetsOf(overview).length) }, ...others]
  const shown = changeCustomer(state, { overview, failure: undefined, billId, trail })
  const open = state.queue.open === undefined ? undefined : state.queue.all[state.queue.open]
  if (open?.customerId !== customer.id || billId === customer.billId) return step(shown)
  return step(shown, { do: 'loadFavourites', conversationId: open.id, customerId: open.customerId, billId })
}

function showBills(state: State, overdueFirst: boolean): Step {
  const { customer } = state
  if (!customer) return step(state)
  const fresh = customer.bills.items.length === 0 || customer.bills.overdueFirst !== overdueFirst
  const bills: BillList = fresh ? { ...noBills, overdueFirst, loading: true } : customer.bills
  const there = shownPage(customer).at === 'bills' ? state : pushPage(state, { at: 'bills', cursor: 0, figure: 0 })
  const shown = changeCustomer({ ...there, focus: 'customer', side: 'customer' }, { bills })
  return fresh ? step(shown, { do: 'loadBills', customerId: customer.id, overdueFirst, fresh: true }) : step(shown)
}

export function billsCame(state: State, reply: Extract<Reply, { kind: 'bills' }>): State {
  const { customer } = state
  if (customer?.id !== reply.customerId || customer.bills.overdueFirst !== reply.overdueFirst) return state
  const items = reply.fresh ? reply.items : [...customer.bills.items, ...reply.items]
  const selected = reply.fresh
    ? Math.max(
        0,
        items.findIndex(({ id }) => id === customer.billId),
      )
    : customer.bills.selected
  return changeCustomer(state, {
    bills: { ...customer.bills, items, selected, more: reply.more, loading: false, readAtMs: state.nowMs },
  })
}

function showBill(state: State, billId: BillId): Step {
  const before = state.customer?.bill
  const bill = before?.value?.id === billId ? before : unread
  const shown = changeCustomer(pushPage(state, { at: 'bill', billId, cursor: 0, figure: 0 }), { billId, bill })
  return step(shown, { do: 'loadBill', billId })
}

/** How near the end of what is loaded the cursor may come before the next page is fetched. */
const pageAhead = 20

export function moveInBills(state: State, by: number): Step {
  const { customer } = state
  if (!customer) return step(state)
  const { items, more, loading, overdueFirst } = customer.bills
  const selected = within(customer.bills.selected + by, items.length)
  const fetches = more && !loading && selected + pageAhead >= items.length
  const bills = { ...customer.bills, selected, loading: loading || fetches }
  const moved = changeCustomer(state, { bills })
  return fetches ? step(moved, { do: 'loadBills', customerId: customer.id, overdueFirst, fresh: false }) : step(moved)
}

/** Moving only looks: the bill that wording is about is another one when another one is opened. */
export function moveInOverview(state: State, by: number): State {
  const { customer } = state
  if (!customer?.overview) return state
  const cursor = within(shownPage(customer).cursor + by, targetsOf(customer.overview).length)
  return changeCustomer(state, { trail: changePage(customer.trail, { cursor, figure: 0 }) })
}

export function billCame(state: State, bill: BillDetail): State {
  return state.customer?.billId === bill.id ? changeCustomer(state, { bill: readNow(state, bill) }) : state
}

/** Back to the page that this one was opened from; `undefined` on the overview itself. */
export function backInCustomer(state: State): State | undefined {
  const { customer } = state
  if (!customer || customer.trail.length < 2) return undefined
  return changeCustomer(state, { trail: customer.trail.slice(0, -1) })
}

/** The selected bill as far as the screen knows it, for titles. */
export function knownBill(customer: CustomerState | undefined): Bill | undefined {
  if (customer?.billId === undefined) return undefined
  const { billId, bills, bill, overview } = customer
  if (bill.value?.id === billId) return bill.value
  return bills.items.find(({ id }) => id === billId) ?? overview?.bills.find(({ id }) => id === billId)
}
