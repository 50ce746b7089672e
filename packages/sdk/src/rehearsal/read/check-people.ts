import type { FixtureBill, FixturePerson } from '../format/person.ts'
import { type Fen, parseYuan, sumFen, zeroFen } from '../../model/money.ts'
import { type Complain, distinct } from './check.ts'
import { checkOrders } from './check-orders.ts'
import type { Sheet } from './read-sheet.ts'

/** What must hold among people, and between a person's loans and bills, beyond the form of each value. */
export function checkPeople(people: readonly Sheet<FixturePerson>[], complain: Complain): void {
  const id = distinct('person id', complain)
  const customerNo = distinct('customer number', complain)
  const phone = distinct('phone', complain)
  const loanNo = distinct('loan number', complain)
  const billNo = distinct('bill number', complain)
  const orderNo = distinct('order number', complain)
  const couponNo = distinct('coupon number', complain)
  for (const sheet of people) {
    const person = sheet.value
    id(person.id, sheet, ['id'])
    customerNo(person.customerNo, sheet, ['customerNo'])
    phone(person.phone, sheet, ['phone'])
    person.loans.forEach((loan, i) => loanNo(loan.no, sheet, ['loans', i, 'no']))
    person.bills.forEach((bill, i) => {
      billNo(bill.no, sheet, ['bills', i, 'no'])
      checkLines(sheet, bill, i, complain)
      checkState(sheet, bill, i, complain)
    })
    person.orders.forEach((order, i) => orderNo(order.no, sheet, ['orders', i, 'no']))
    person.coupons.forEach((coupon, i) => couponNo(coupon.no, sheet, ['coupons', i, 'no']))
    checkOrders(sheet, complain)
  }
}

function checkLines(sheet: Sheet<FixturePerson>, bill: FixtureBill, i: number, complain: Complain): void {
  const loans = new Map(sheet.value.loans.map((loan) => [loan.no, loan]))
  bill.lines.forEach((line, j) => {
    const path = ['bills', i, 'lines', j]
    const loan = line.loan === undefined ? undefined : loans.get(line.loan)
    if (line.loan !== undefined && !loan) {
      complain(
        sheet,
        [...path, 'loan'],
        'unknown_name',
        `this person has no loan '${line.loan}'; there is ${[...loans.keys()].join(', ') || 'none'}`,
      )
    }
    if (loan && line.instalment !== undefined && line.instalment > loan.terms) {
      complain(sheet, [...path, 'instalment'], 'inconsistent', `loan '${loan.no}' has only ${loan.terms} instalments`)
    }
    if (amountOf(line.paid) > amountOf(line.amount)) {
      complain(sheet, [...path, 'paid'], 'inconsistent', `paid ${line.paid} is more than the amount ${line.amount}`)
    }
  })
}

/** A state that the amounts contradict would teach the desk something false. */
function checkState(sheet: Sheet<FixturePerson>, bill: FixtureBill, i: number, complain: Complain): void {
  const total = sumFen(bill.lines.map((line) => amountOf(line.amount)))
  const paid = sumFen(bill.lines.map((line) => amountOf(line.paid)))
  const settled = bill.state === 'paid' || bill.state === 'paid_late'
  const holds = settled ? paid === total : bill.state === 'partial' ? paid > 0 && paid < total : paid === 0
  if (holds) return
  const should = settled ? 'all of it paid' : bill.state === 'partial' ? 'a part of it paid' : 'nothing paid'
  complain(
    sheet,
    ['bills', i, 'state'],
    'inconsistent',
    `a bill in state ${bill.state} has ${should}; mend the state or the lines`,
  )
}

function amountOf(text: string): Fen {
  return parseYuan(text) ?? zeroFen
}
