import type { CustomerId, Failure, LoanDetail, LoanId, OrderDetail, OrderId } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { changeCustomer, pushPage, readFailed, readNow } from './customer-step.ts'
import { figuresHere } from './figures.ts'
import type { Effect, Reply, Step } from './happening.ts'
import { instalmentIndex } from './loan.ts'
import { orderListRows, orderRows } from './orders.ts'
import { changePage, shownPage } from './pages.ts'
import { customerInFront } from './select.ts'
import type { CustomerState, State } from './state.ts'
import { step, tell, within } from './step.ts'

/** Behind a bill: its lines, their loans, the orders these were for, and the figures on all of them. */
export const creditActions: Handlers<
  'openLine' | 'openFromLoan' | 'openOrder' | 'openInOrder' | 'orders' | 'figureNext' | 'figurePrevious'
> = {
  openLine: (state) => {
    const line = lineHere(state.customer)
    return line?.loanId === undefined
      ? tell(state, 'warn', { say: 'noLoanHere' })
      : showLoan(state, line.loanId, line.instalmentNo)
  },
  openFromLoan: (state) => {
    const orderId = loanHere(state.customer)?.orderId
    return orderId === undefined ? tell(state, 'warn', { say: 'noOrderHere' }) : showOrder(state, orderId)
  },
  openOrder: (state) => {
    const { customer } = state
    const row = customer && orderListRows(customer.orderList.value)[shownPage(customer).cursor]
    return row?.kind === 'order' ? showOrder(state, row.order.id) : tell(state, 'warn', { say: 'nothingHere' })
  },
  openInOrder: (state) => {
    const { customer } = state
    const row = customer && orderRowHere(customer)
    return row?.kind === 'loan' ? showLoan(state, row.loanId) : tell(state, 'warn', { say: 'nothingHere' })
  },
  orders: (state) => {
    const { customer } = state
    if (!customer || customerInFront(state) !== customer.id) return tell(state, 'warn', { say: 'customerNotShown' })
    const there =
      shownPage(customer).at === 'orders' && state.focus === 'customer'
        ? state
        : pushPage(state, { at: 'orders', cursor: 0, figure: 0 })
    return step(there, { do: 'loadOrders', customerId: customer.id })
  },
  figureNext: (state) => step(moveFigure(state, 1)),
  figurePrevious: (state) => step(moveFigure(state, -1)),
}

/** Show a loan, with the cursor on an instalment. */
export function showLoan(state: State, loanId: LoanId, no?: number): Step {
  return step(pushPage(state, { at: 'loan', loanId, no, cursor: 0, figure: 0 }), { do: 'loadLoan', loanId })
}

function showOrder(state: State, orderId: OrderId): Step {
  return step(pushPage(state, { at: 'order', orderId, cursor: 0, figure: 0 }), { do: 'loadOrder', orderId })
}

/** The line of the shown bill that the cursor is on. */
export function lineHere(customer: CustomerState | undefined): { loanId?: LoanId; instalmentNo?: number } | undefined {
  const page = customer && shownPage(customer)
  if (!customer || page?.at !== 'bill' || customer.bill.value?.id !== page.billId) return undefined
  const line = customer.bill.value.lines[page.cursor]
  if (!line) return undefined
  const { loanId, instalmentNo } = line
  return {
    ...(loanId === undefined ? {} : { loanId }),
    ...(instalmentNo === undefined ? {} : { instalmentNo }),
  }
}

/** The loan whose page is shown. */
export function loanHere(customer: CustomerState | undefined): LoanDetail | undefined {
  const page = customer && shownPage(customer)
  return page?.at === 'loan' ? customer?.loans[page.loanId]?.value : undefined
}

/** The row of the shown order that the cursor is on. */
export function orderRowHere(customer: CustomerState): ReturnType<typeof orderRows>[number] | undefined {
  const page = shownPage(customer)
  return page.at === 'order' ? orderRows(customer.orders[page.orderId]?.value)[page.cursor] : undefined
}

export function loanCame(state: State, loan: LoanDetail): State {
  const { customer } = state
  if (customer?.id !== loan.customerId) return state
  return changeCustomer(state, { loans: { ...customer.loans, [loan.id]: readNow(state, loan) } })
}

export function ordersCame(state: State, reply: Extract<Reply, { kind: 'orders' }>): State {
  if (state.customer?.id !== reply.customerId) return state
  const { orders, coupons, more } = reply
  return changeCustomer(state, { orderList: readNow(state, { orders, coupons, more }) })
}

export function orderCame(state: State, order: OrderDetail): State {
  const { customer } = state
  if (customer?.id !== order.customerId) return state
  return changeCustomer(state, { orders: { ...customer.orders, [order.id]: readNow(state, order) } })
}

/** What was asked for did not come; its page says why. */
export function creditRefused(
  state: State,
  effect: Extract<Effect, { do: 'loadLoan' | 'loadOrders' | 'loadOrder' }>,
  failure: Failure,
): State {
  const { customer } = state
  if (!customer) return state
  const { loans, orders, orderList } = customer
  if (effect.do === 'loadLoan')
    return changeCustomer(state, { loans: { ...loans, [effect.loanId]: readFailed(loans[effect.loanId], failure) } })
  if (effect.do === 'loadOrder')
    return changeCustomer(state, {
      orders: { ...orders, [effect.orderId]: readFailed(orders[effect.orderId], failure) },
    })
  if (effect.customerId !== customer.id) return state
  return changeCustomer(state, { orderList: readFailed(orderList, failure) })
}

/** Move the cursor of a page whose rows are all known: a bill's lines, instalments, orders, what an order has. */
export function moveInPage(state: State, by: number): State {
  const { customer } = state
  if (!customer) return state
  const page = shownPage(customer)
  if (page.at === 'loan') return moveInLoan(state, customer, page.loanId, page.no, by)
  const cursor = within(page.cursor + by, rowCount(customer))
  // On the lines of a bill the same figure stays chosen; elsewhere rows differ in what they have.
  const figure = page.at === 'bill' ? page.figure : 0
  return changeCustomer(state, { trail: changePage(customer.trail, { cursor, figure }) })
}

function rowCount(customer: CustomerState): number {
  const page = shownPage(customer)
  if (page.at === 'bill') return customer.bill.value?.lines.length ?? 0
  if (page.at === 'orders') return orderListRows(customer.orderList.value).length
  return page.at === 'order' ? orderRows(customer.orders[page.orderId]?.value).length : 0
}

/** The cursor of a loan is an instalment's number, so that it stays on it when the schedule is read again. */
function moveInLoan(
  state: State,
  customer: CustomerState,
  loanId: LoanId,
  from: number | undefined,
  by: number,
): State {
  const loan = customer.loans[loanId]?.value
  if (!loan) return state
  const { instalments } = loan
  const no = instalments[within(instalmentIndex(loan, from) + by, instalments.length)]?.no
  return no === undefined ? state : changeCustomer(state, { trail: changePage(customer.trail, { no }) })
}

function moveFigure(state: State, by: number): State {
  const { customer } = state
  if (!customer) return state
  const count = figuresHere(customer).length
  if (count === 0) return state
  const at = within(shownPage(customer).figure, count)
  return changeCustomer(state, { trail: changePage(customer.trail, { figure: (at + by + count) % count }) })
}

/** What reads the shown page again. */
export function pageEffects(customer: CustomerState): readonly Effect[] {
  const page = shownPage(customer)
  const customerId: CustomerId = customer.id
  switch (page.at) {
    case 'overview':
      return [{ do: 'loadOverview', customerId }]
    case 'bills':
      return [{ do: 'loadBills', customerId, overdueFirst: customer.bills.overdueFirst, fresh: true }]
    case 'bill':
      return [{ do: 'loadBill', billId: page.billId }]
    case 'loan':
      return [{ do: 'loadLoan', loanId: page.loanId }]
    case 'orders':
      return [{ do: 'loadOrders', customerId }]
    case 'order':
      return [{ do: 'loadOrder', orderId: page.orderId }]
  }
}
