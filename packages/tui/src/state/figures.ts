import type { Bill, BillDetail, CouponId, CustomerId, Figure, LoanId, OrderId, RepaymentId } from '@zuoxi/sdk'
import { instalmentHere } from './loan.ts'
import { orderRows, orderListRows } from './orders.ts'
import { shownPage } from './pages.ts'
import { targetsOf } from './select.ts'
import type { CustomerState } from './state.ts'
import { within } from './step.ts'

/** What a figure is called on the screen; each has words in every language. */
export type FigureName =
  | 'outstanding'
  | 'total'
  | 'paid'
  | 'dpd'
  | 'penalty'
  | 'line'
  | 'payment'
  | 'principal'
  | 'interest'
  | 'fee'
  | 'instalmentPenalty'
  | 'balance'
  | 'loanOutstanding'
  | 'loanPrincipal'
  | 'apr'
  | 'loanPenalty'
  | 'overdue'
  | 'due'
  | 'creditUsed'
  | 'repayment'
  | 'refund'
  | 'coupon'

/** A figure that can be asked about, and what it is called. */
export interface NamedFigure {
  readonly name: FigureName
  readonly figure: Figure
}

/** The figures of the row under the cursor, the row's own first, then those of the page. */
export function figuresHere(customer: CustomerState | undefined): readonly NamedFigure[] {
  if (!customer) return []
  const page = shownPage(customer)
  switch (page.at) {
    case 'overview':
      return [
        ...overviewFigures(customer, page.cursor),
        ...customerFigures(customer.id, customer.overview?.creditLine !== undefined),
      ]
    case 'bills': {
      const bill = customer.bills.items[customer.bills.selected]
      return bill ? billFigures(bill) : []
    }
    case 'bill': {
      const bill = customer.bill.value
      return bill?.id === page.billId ? lineFigures(bill, page.cursor) : []
    }
    case 'loan': {
      const loan = customer.loans[page.loanId]?.value
      const row = loan && instalmentHere(loan, page.no)
      return [...(row ? instalmentFigures(page.loanId, row.no) : []), ...(loan ? loanFigures(page.loanId) : [])]
    }
    case 'orders': {
      const row = orderListRows(customer.orderList.value)[page.cursor]
      return row?.kind === 'coupon' ? [couponFigure(row.coupon.id)] : []
    }
    case 'order': {
      const row = orderRows(customer.orders[page.orderId]?.value)[page.cursor]
      if (row?.kind === 'coupon') return [couponFigure(row.coupon.id)]
      if (row?.kind === 'refund') return [refundFigure(page.orderId)]
      return row?.kind === 'loan' ? loanFigures(row.loanId) : []
    }
  }
}

/** The figure that `x` explains. */
export function figureHere(customer: CustomerState | undefined): NamedFigure | undefined {
  const figures = figuresHere(customer)
  return customer && figures[within(shownPage(customer).figure, figures.length)]
}

function overviewFigures({ overview }: CustomerState, cursor: number): readonly NamedFigure[] {
  const target = overview && targetsOf(overview)[cursor]
  if (target?.kind === 'loan') return loanFigures(target.id)
  if (target?.kind === 'repayment') return [repaymentFigure(target.id)]
  if (target?.kind === 'happened' && target.what === 'repayment') return [repaymentFigure(target.id as RepaymentId)]
  const bill = target?.kind === 'bill' ? overview?.bills.find(({ id }) => id === target.id) : undefined
  return bill ? billFigures(bill) : []
}

function billFigures({ id: billId, dpd }: Bill): readonly NamedFigure[] {
  const figure = (name: 'outstanding' | 'total' | 'paid' | 'dpd' | 'penalty'): NamedFigure => ({
    name,
    figure: { of: 'bill', billId, what: name },
  })
  return [
    figure('outstanding'),
    figure('total'),
    figure('paid'),
    ...(dpd > 0 ? [figure('dpd'), figure('penalty')] : []),
  ]
}

function lineFigures(bill: BillDetail, cursor: number): readonly NamedFigure[] {
  const line = bill.lines[cursor]
  const own: readonly NamedFigure[] = line
    ? [{ name: 'line', figure: { of: 'line', billId: bill.id, lineNo: line.no } }]
    : []
  return [...own, ...billFigures(bill)]
}

function instalmentFigures(loanId: LoanId, no: number): readonly NamedFigure[] {
  const figure = (
    name: FigureName,
    what: 'payment' | 'principal' | 'interest' | 'fee' | 'penalty' | 'balance',
  ): NamedFigure => ({ name, figure: { of: 'instalment', loanId, no, what } })
  return [
    figure('payment', 'payment'),
    figure('principal', 'principal'),
    figure('interest', 'interest'),
    figure('fee', 'fee'),
    figure('instalmentPenalty', 'penalty'),
    figure('balance', 'balance'),
  ]
}

function loanFigures(loanId: LoanId): readonly NamedFigure[] {
  return [
    { name: 'loanOutstanding', figure: { of: 'loan', loanId, what: 'outstanding' } },
    { name: 'apr', figure: { of: 'loan', loanId, what: 'apr' } },
    { name: 'loanPrincipal', figure: { of: 'loan', loanId, what: 'principal' } },
    { name: 'loanPenalty', figure: { of: 'loan', loanId, what: 'penalty' } },
  ]
}

function customerFigures(customerId: CustomerId, hasCredit: boolean): readonly NamedFigure[] {
  return [
    { name: 'overdue', figure: { of: 'customer', customerId, what: 'overdue' } },
    { name: 'due', figure: { of: 'customer', customerId, what: 'due' } },
    ...(hasCredit ? [{ name: 'creditUsed', figure: { of: 'customer', customerId, what: 'creditUsed' } } as const] : []),
  ]
}

const repaymentFigure = (repaymentId: RepaymentId): NamedFigure => ({
  name: 'repayment',
  figure: { of: 'repayment', repaymentId },
})
const refundFigure = (orderId: OrderId): NamedFigure => ({ name: 'refund', figure: { of: 'refund', orderId } })
const couponFigure = (couponId: CouponId): NamedFigure => ({ name: 'coupon', figure: { of: 'coupon', couponId } })
