import { businessDateOf, type BusinessDate, daysBetween, type Instant, isBusinessDate } from '../../model/time.ts'
import type { Disguise } from './disguise.ts'
import type { WrittenPerson } from './recording.ts'

/** The farthest day that is written from today; what is farther is written as its date. */
const farthest = 9_999

/** Somebody invented with the ledger of somebody real: days counted from the first word, numbers and names replaced. */
export function disguisedPerson(
  person: WrittenPerson,
  id: string,
  startedAt: Instant,
  disguise: Disguise,
): WrittenPerson {
  const today = businessDateOf(startedAt)
  const day = (text: string) => relativeTo(text, today)
  const { code, text } = disguise
  const { name, phone, residentId, address, nickname, customerNo } = disguise
  const { nickname: _nickname, status, kycLevel, riskTier, specialCare, ...rest } = person
  const identity = { id, customerNo, name, phone, residentId, address }
  return {
    ...identity,
    ...(nickname !== '' && { nickname }),
    // What goes without saying is not said.
    ...(status !== 'active' && { status }),
    ...(kycLevel !== 'full' && { kycLevel }),
    ...(riskTier !== 'low' && { riskTier }),
    ...(specialCare === true && { specialCare }),
    ...rest,
    ...identity,
    tags: (person.tags ?? []).map(text),
    since: day(person.since),
    ...(person.creditLine && { creditLine: { ...person.creditLine, validTo: day(person.creditLine.validTo) } }),
    loans: (person.loans ?? []).map((loan) => ({
      ...loan,
      no: code(loan.no),
      disbursedOn: day(loan.disbursedOn),
      ...(loan.firstDueOn !== undefined && { firstDueOn: day(loan.firstDueOn) }),
      ...(loan.order !== undefined && { order: code(loan.order) }),
    })),
    bills: (person.bills ?? []).map((bill) => ({
      ...bill,
      no: code(bill.no),
      issuedOn: day(bill.issuedOn),
      dueDate: day(bill.dueDate),
      lines: bill.lines.map((line) => ({ ...line, ...(line.loan !== undefined && { loan: code(line.loan) }) })),
    })),
    repayments: (person.repayments ?? []).map((row) => ({ ...row, channel: text(row.channel), on: day(row.on) })),
    orders: (person.orders ?? []).map((order) => disguisedOrder(order, disguise, day)),
    coupons: (person.coupons ?? []).map((coupon) => ({
      ...coupon,
      no: code(coupon.no),
      title: text(coupon.title),
      validFrom: day(coupon.validFrom),
      validTo: day(coupon.validTo),
      ...(coupon.order !== undefined && { order: code(coupon.order) }),
    })),
    ...(person.contacts && { contacts: disguisedContacts(person.contacts, day) }),
  }
}

type Order = NonNullable<WrittenPerson['orders']>[number]

function disguisedOrder(order: Order, { code, text }: Disguise, day: (text: string) => string): Order {
  const { refund } = order
  return {
    ...order,
    no: code(order.no),
    merchant: text(order.merchant),
    items: order.items.map((item) => ({ ...item, name: text(item.name) })),
    ...(order.coupon !== undefined && { coupon: code(order.coupon) }),
    placedOn: day(order.placedOn),
    logistics: (order.logistics ?? []).map((event) => ({
      ...event,
      trackingNo: code(event.trackingNo),
      place: text(event.place),
      text: text(event.text),
      on: day(event.on),
    })),
    ...(refund && {
      refund: {
        ...refund,
        ...(refund.sentOn !== undefined && { sentOn: day(refund.sentOn) }),
        ...(refund.arrivedOn !== undefined && { arrivedOn: day(refund.arrivedOn) }),
      },
    }),
  }
}

type Contacts = NonNullable<WrittenPerson['contacts']>

function disguisedContacts(
  { stopRequestedOn, nightConsentOn, ...rest }: Contacts,
  day: (text: string) => string,
): Contacts {
  return {
    ...rest,
    ...(stopRequestedOn !== undefined && { stopRequestedOn: day(stopRequestedOn) }),
    ...(nightConsentOn !== undefined && { nightConsentOn: day(nightConsentOn) }),
    attempts: (rest.attempts ?? []).map((attempt) => ({ ...attempt, on: day(attempt.on ?? '-0d') })),
  }
}

/** A date as fixtures write it, `-12d`, so that a person of the file ages with the desk that it is played on. */
function relativeTo(text: string, today: BusinessDate): string {
  if (!isBusinessDate(text)) return text
  const days = daysBetween(today, text)
  if (Math.abs(days) > farthest) return text
  return days > 0 ? `+${days}d` : `-${-days}d`
}
