import type { LoanId, OrderId } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { figureHere, figuresHere } from '../../src/state/figures.ts'
import type { Happening } from '../../src/state/happening.ts'
import { shownPage } from '../../src/state/pages.ts'
import { placeOf } from '../../src/state/select.ts'
import { overlayOf } from '../../src/state/step.ts'
import { coupon, explanation, loanDetail, order, orderDetail } from './credit-sample.ts'
import { everyPlace } from './everywhere.ts'
import { billDetail, overview, play, serving, zhangId } from './sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })

describe('from a bill to the order behind it', () => {
  test('Enter goes line, loan, order; Backspace leads back exactly the way one came', () => {
    const opened = play(
      serving(),
      action('goCustomer'),
      action('openTarget'),
      { kind: 'bill', bill: billDetail() },
      action('down'),
      action('openLine'),
      { kind: 'loan', loan: loanDetail() },
      action('openFromLoan'),
      { kind: 'order', order: orderDetail() },
    )
    expect(opened.effects.slice(-3)).toEqual([
      { do: 'loadBill', billId: 'bill-0' },
      { do: 'loadLoan', loanId: 'loan-1' },
      { do: 'loadOrder', orderId: 'order-1' },
    ])
    let { state } = opened
    const way = [placeOf(state)]
    for (let i = 0; i < 4; i++) {
      state = play(state, action('back')).state
      way.push(placeOf(state))
    }
    expect(way).toEqual(['order', 'loan', 'bill', 'customer', 'thread'])
    expect(play(opened.state, action('back'), action('back')).state.customer?.trail.at(-1)).toMatchObject({ cursor: 1 })
  })

  test('a loan opens at the instalment of the line, else at the first that is not paid', () => {
    const { loan } = everyPlace(80, 24)
    expect(shownPage(loan.customer ?? { trail: [] })).toMatchObject({ at: 'loan', no: 3 })
    const fromOverview = play(
      serving(),
      action('goCustomer'),
      action('down'),
      action('down'),
      action('down'),
      action('openTarget'),
    )
    expect(fromOverview.effects.at(-1)).toEqual({ do: 'loadLoan', loanId: 'loan-1' })
    const { customer } = play(fromOverview.state, { kind: 'loan', loan: loanDetail() }).state
    expect(figureHere(customer)?.figure).toEqual({ of: 'instalment', loanId: 'loan-1', no: 3, what: 'payment' })
  })

  test('the cursor stays on its instalment when the schedule is read again, and stops at the ends', () => {
    const { loan } = everyPlace(80, 24)
    const moved = play(loan, action('down'), action('down')).state
    const shorter = loanDetail({ instalments: loanDetail().instalments.slice(1) })
    expect(shownPage(play(moved, { kind: 'loan', loan: shorter }).state.customer ?? { trail: [] })).toMatchObject({
      no: 5,
    })
    expect(shownPage(play(loan, action('last')).state.customer ?? { trail: [] })).toMatchObject({ no: 12 })
    expect(shownPage(play(loan, action('first')).state.customer ?? { trail: [] })).toMatchObject({ no: 1 })
  })

  test('a loan that cannot be read says why in its pane, and r asks again; what was read before stays', () => {
    const { bill, loan } = everyPlace(80, 24)
    const asked = play(bill, action('openLine')).state
    const failure = { code: 'UNREACHABLE', url: 'http://127.0.0.1:1' } as const
    const refused: Happening = { kind: 'refused', effect: { do: 'loadLoan', loanId: 'loan-1' as LoanId }, failure }
    expect(play(asked, refused).state.customer?.loans['loan-1' as LoanId]).toMatchObject({ value: undefined, failure })
    expect(play(asked, refused, action('refresh')).effects).toContainEqual({ do: 'loadLoan', loanId: 'loan-1' })
    expect(play(loan, refused).state.customer?.loans['loan-1' as LoanId]).toMatchObject({ failure, value: { rev: 4 } })
    const late: Happening = { kind: 'refused', effect: { do: 'loadOrder', orderId: 'order-9' as OrderId }, failure }
    expect(placeOf(play(loan, late).state)).toBe('loan')
  })

  test('answers about another customer are not shown', () => {
    const stranger = loanDetail({ customerId: 'fx-other' as never })
    expect(play(serving(), { kind: 'loan', loan: stranger }).state.customer?.loans).toEqual({})
  })

  test('O lists the orders and coupons of the customer in front, once', () => {
    const listed = play(serving(), action('orders'), {
      kind: 'orders',
      customerId: zhangId,
      orders: [order()],
      coupons: [coupon(1)],
      more: false,
    })
    expect(listed.effects).toEqual([{ do: 'loadOrders', customerId: zhangId }])
    expect(figuresHere(listed.state.customer)).toEqual([])
    const onCoupon = play(listed.state, action('down')).state
    expect(figureHere(onCoupon.customer)?.figure).toEqual({ of: 'coupon', couponId: 'coupon-1' })
    const again = play(onCoupon, action('orders'))
    expect(again.state.customer?.trail.length).toBe(onCoupon.customer?.trail.length)
    expect(play(listed.state, action('openOrder')).effects).toEqual([{ do: 'loadOrder', orderId: 'order-1' }])
  })
})

describe('where a figure comes from', () => {
  test('x asks about the figure under the cursor; left and right choose among the figures of the row', () => {
    const { bill } = everyPlace(80, 24)
    expect(play(bill, action('explain')).effects).toEqual([
      { do: 'explain', figure: { of: 'line', billId: 'bill-0', lineNo: 1 } },
    ])
    const next = play(bill, action('figureNext'), action('explain'))
    expect(next.effects.at(-1)).toEqual({
      do: 'explain',
      figure: { of: 'bill', billId: 'bill-0', what: 'outstanding' },
    })
    const round = play(bill, action('figurePrevious'), action('explain'))
    expect(round.effects.at(-1)).toMatchObject({ figure: { of: 'bill', what: 'penalty' } })
  })

  test('every row of the overview has figures: bills, loans, repayments, and the sums of the customer', () => {
    let state = play(serving(), action('goCustomer')).state
    const first: string[] = []
    for (const _ of overview().bills.concat(overview().bills)) {
      first.push(figuresHere(state.customer)[0]?.name ?? '')
      state = play(state, action('down')).state
    }
    expect(first).toEqual(['outstanding', 'outstanding', 'outstanding', 'loanOutstanding', 'overdue', 'repayment'])
    expect(figuresHere(state.customer).map(({ name }) => name)).toContain('creditUsed')
  })

  test('Enter on a repayment, behind which is only where its money went, explains it', () => {
    const state = play(serving(), action('goCustomer'), ...[1, 2, 3, 4, 5].map(() => action('down'))).state
    expect(play(state, action('openTarget')).effects).toEqual([
      { do: 'explain', figure: { of: 'repayment', repaymentId: 'rep-1' } },
    ])
  })

  test('an answer counts only for the figure that is asked about; a refusal is shown where the answer would be', () => {
    const { bill } = everyPlace(80, 24)
    const asked = play(bill, action('figureNext'), action('explain')).state
    const other = explanation({ figure: { of: 'line', billId: 'bill-0' as never, lineNo: 2 } })
    const wrong = play(asked, { kind: 'explained', figure: other.figure, explanation: other }).state
    expect(overlayOf(wrong, 'explain')?.explanation).toBeUndefined()
    const right = play(asked, { kind: 'explained', figure: explanation().figure, explanation: explanation() }).state
    expect(overlayOf(right, 'explain')?.explanation?.value).toBe('980.50')
    const failure = { code: 'NOT_FOUND', noun: 'bill', id: 'bill-0' } as const
    const refused = play(asked, { kind: 'refused', effect: { do: 'explain', figure: explanation().figure }, failure })
    expect(overlayOf(refused.state, 'explain')?.failure).toEqual(failure)
    expect(placeOf(play(right, action('back')).state)).toBe('bill')
  })
})
