import { parseYuan, sumFen, zeroFen } from '../../model/money.ts'
import type { Touched, WrittenPerson } from './recording.ts'

type Bill = NonNullable<WrittenPerson['bills']>[number]

/**
 * What of a ledger a conversation stands on: what was named, paid or arranged in it, and what is still owed, for the
 * gate judges every figure by that, and money goes to the oldest of it.
 *
 * @param said all that was said and written in it: a number or an amount that stands there was meant.
 */
export function reducedTo(person: WrittenPerson, touched: Touched, said: string): WrittenPerson {
  const { bills: everyBill = [], loans: everyLoan = [], repayments = [] } = person
  const { orders: everyOrder = [], coupons: everyCoupon = [] } = person
  const named = (text: string) => text.length > 2 && said.includes(text)
  const loans = everyLoan.filter((loan) => loan.status === 'active' || touched.loans.has(loan.no) || named(loan.no))
  const arranged = (bill: Bill) => bill.lines.some(({ loan }) => loan !== undefined && touched.loans.has(loan))
  const bills = everyBill.filter(
    (bill) => owes(bill) || touched.bills.has(bill.no) || arranged(bill) || named(bill.no) || named(totalOf(bill)),
  )
  const used = new Set([...loans.map(({ no }) => no), ...bills.flatMap(({ lines }) => lines.map(({ loan }) => loan))])
  const keptLoans = everyLoan.filter(({ no }) => used.has(no))
  const financed = new Set(keptLoans.map(({ order }) => order))
  const orders = everyOrder.filter(
    (order) => financed.has(order.no) || touched.orders.has(order.no) || named(order.no) || named(order.merchant),
  )
  const orderNos = new Set(orders.map(({ no }) => no))
  const coupons = everyCoupon.filter(
    ({ no, title, order }) =>
      named(no) ||
      named(title) ||
      (order !== undefined && orderNos.has(order)) ||
      orders.some((one) => one.coupon === no),
  )
  const couponNos = new Set(coupons.map(({ no }) => no))
  return {
    ...person,
    bills,
    loans: keptLoans,
    repayments: repayments.filter(
      ({ status, matched, amount }) =>
        status !== 'succeeded' ||
        matched === false ||
        named(amount) ||
        bills.some((bill) => paidOf(bill) === fenOf(amount)),
    ),
    // What names something that is left out would name nothing.
    orders: orders.map((order) => without(order, 'coupon', (no) => couponNos.has(no))),
    coupons: coupons.map((coupon) => without(coupon, 'order', (no) => orderNos.has(no))),
  }
}

function without<Thing extends object, Key extends keyof Thing>(
  thing: Thing,
  key: Key,
  isKept: (value: NonNullable<Thing[Key]>) => boolean,
): Thing {
  const { [key]: value, ...rest } = thing
  return value === undefined || value === null || isKept(value) ? thing : (rest as unknown as Thing)
}

/** A bill that asks for money, or soon will. */
function owes(bill: Bill): boolean {
  return bill.state === 'draft' || bill.state === 'issued' || bill.state === 'partial'
}

function totalOf({ lines }: Bill): string {
  const fen = sumFen(lines.map(({ amount }) => parseYuan(amount) ?? zeroFen))
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

function paidOf({ lines }: Bill): number {
  return sumFen(lines.map(({ paid }) => (paid === undefined ? zeroFen : (parseYuan(paid) ?? zeroFen))))
}

function fenOf(text: string): number {
  return parseYuan(text) ?? 0
}
