import type { FixtureOrder, FixtureRefund } from '../format/order.ts'
import type { FixturePerson } from '../format/person.ts'
import { type Fen, parseYuan, sumFen, yuan, zeroFen } from '../../model/money.ts'
import type { Complain } from './check.ts'
import type { Path } from './place.ts'
import type { Sheet } from './read-sheet.ts'

/** What must hold between a person's orders, coupons and loans. */
export function checkOrders(sheet: Sheet<FixturePerson>, complain: Complain): void {
  const { loans, orders, coupons } = sheet.value
  const isOrder = known('order', orders, sheet, complain)
  const isCoupon = known('coupon', coupons, sheet, complain)
  loans.forEach((loan, i) => {
    isOrder(loan.order, ['loans', i, 'order'])
    if (loan.feeRate !== undefined && loan.method !== 'flat_fee')
      complain(sheet, ['loans', i, 'feeRate'], 'inconsistent', `a loan by ${loan.method} has no fee rate; leave it out`)
  })
  orders.forEach((order, i) => {
    isCoupon(order.coupon, ['orders', i, 'coupon'])
    checkAmounts(sheet, order, i, complain)
    if (order.refund) checkRefund(sheet, order, order.refund, i, complain)
  })
  coupons.forEach((coupon, i) => {
    isOrder(coupon.order, ['coupons', i, 'order'])
    const needsOrder = coupon.status === 'locked' || coupon.status === 'used'
    if (needsOrder && coupon.order === undefined)
      complain(sheet, ['coupons', i, 'status'], 'inconsistent', `a coupon that is ${coupon.status} names its order`)
  })
}

function known(
  noun: string,
  things: readonly { readonly no: string }[],
  sheet: Sheet<FixturePerson>,
  complain: Complain,
): (no: string | undefined, path: Path) => void {
  const names = things.map(({ no }) => no)
  return (no, path) => {
    if (no === undefined || names.includes(no)) return
    complain(sheet, path, 'unknown_name', `this person has no ${noun} '${no}'; there is ${names.join(', ') || 'none'}`)
  }
}

function checkAmounts(sheet: Sheet<FixturePerson>, order: FixtureOrder, i: number, complain: Complain): void {
  const amount = orderAmount(order)
  const tooMuch = (path: Path, what: string, text: string) => {
    if (amountOf(text) > amount)
      complain(sheet, path, 'inconsistent', `${what} ${text} is more than the order's ${yuan(amount)}`)
  }
  tooMuch(['orders', i, 'financed'], 'financed', order.financed)
  if (order.refund) tooMuch(['orders', i, 'refund', 'amount'], 'the refund', order.refund.amount)
}

/** Money that was not sent can neither be expected nor arrive, and goes back only for what was returned or cancelled. */
function checkRefund(
  sheet: Sheet<FixturePerson>,
  { status, return: back }: FixtureOrder,
  { sentOn, within, arrivedOn, failed }: FixtureRefund,
  i: number,
  complain: Complain,
): void {
  const path = ['orders', i, 'refund']
  const unsent = sentOn === undefined && (within !== undefined || arrivedOn !== undefined || failed)
  if (unsent)
    complain(sheet, path, 'inconsistent', 'a refund without sentOn waits: leave out within, arrivedOn, failed')
  if (arrivedOn !== undefined && failed) complain(sheet, path, 'inconsistent', 'a refund that arrived has not failed')
  if (back === undefined && status !== 'cancelled')
    complain(sheet, path, 'inconsistent', 'a refund needs a return, or a cancelled order')
}

/** What an order comes to: the sum of its items. */
export function orderAmount(order: Pick<FixtureOrder, 'items'>): Fen {
  return sumFen(order.items.map(({ price, quantity }) => (amountOf(price) * quantity) as Fen))
}

function amountOf(text: string): Fen {
  return parseYuan(text) ?? zeroFen
}
