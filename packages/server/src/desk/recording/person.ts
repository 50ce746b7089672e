import { businessDateOf, clockTime, type Fen, type Instant, yuan } from '@zuoxi/sdk'
import type { WrittenPerson } from '@zuoxi/sdk/rehearsal'
import type { ClearCustomer } from '../../store/rows/customer.ts'
import type { RecordedRows } from '../../store/recording.ts'
import type { LedgerBefore } from './ledger-before.ts'
import { couponsOf, ordersOf } from './goods.ts'

/** Only contacts of the last month count, whatever the clock asks. */
const contactsSinceDays = 31
const dayMs = 86_400_000

/** A customer of the desk as a person of a file, in clear and as they were: days are dates, amounts yuan. */
export function personOf(rows: RecordedRows, clear: ClearCustomer, ledger: LedgerBefore): WrittenPerson {
  const { customer, creditLine } = rows
  const loanNos = new Map(rows.loans.map(({ id, loan_no: no }) => [id, no]))
  const named = (loanId: string | null) => (loanId === null ? undefined : loanNos.get(loanId))
  return {
    id: 'recorded',
    customerNo: customer.customer_no,
    ...clear,
    nickname: customer.nickname,
    status: customer.status as NonNullable<WrittenPerson['status']>,
    kycLevel: customer.kyc_level as NonNullable<WrittenPerson['kycLevel']>,
    riskTier: customer.risk_tier as NonNullable<WrittenPerson['riskTier']>,
    tags: JSON.parse(customer.tags) as string[],
    specialCare: customer.special_care === 1,
    optOuts: JSON.parse(customer.opt_outs) as never[],
    since: customer.since,
    story: '由会话录制而来：姓名、号码、地址为虚构，账本是会话开始时的样子。',
    ...(creditLine && {
      creditLine: {
        limit: text(creditLine.limit_fen),
        used: text(ledger.usedFen ?? creditLine.used_fen),
        status: creditLine.status as 'active',
        validTo: creditLine.valid_to,
      },
    }),
    loans: ledger.loans.map((loan) => ({
      no: loan.loan_no,
      product: loan.product,
      funder: loan.funder,
      principal: text(loan.principal_fen),
      outstanding: text(loan.outstanding_fen),
      terms: loan.termsBefore,
      termsPaid: loan.terms_paid,
      method: loan.method as 'equal_instalment',
      apr: percent(loan.apr_ppm),
      status: loan.status as 'active',
      disbursedOn: loan.disbursed_on,
      ...(loan.fee_rate !== null && loan.method === 'flat_fee' && { feeRate: loan.fee_rate }),
      ...(loan.first_due_on !== null && { firstDueOn: loan.first_due_on }),
      ...orderOf(rows, loan.order_id),
    })),
    bills: ledger.bills
      .filter(({ lines }) => lines.length > 0)
      .map((bill) => ({
        no: bill.bill_no,
        issuedOn: bill.issued_on,
        dueDate: bill.due_date,
        state: bill.state as 'issued',
        lines: bill.lines.map((line) => ({
          component: line.component as 'fee',
          ...(named(line.loan_id) !== undefined && { loan: named(line.loan_id) }),
          ...(line.instalment_no !== null && { instalment: line.instalment_no }),
          amount: text(line.amount_fen),
          ...(line.paidBefore > 0 && { paid: text(line.paidBefore) }),
        })),
      })),
    repayments: repaymentsBefore(rows),
    orders: ordersOf(rows),
    coupons: couponsOf(rows),
    ...contactsBefore(rows),
  }
}

function orderOf({ orders }: RecordedRows, orderId: string | null): { order?: string } {
  const order = orders.find(({ id }) => id === orderId)
  return order ? { order: order.order_no } : {}
}

/** Money that was booked in the conversation is a turn of it; what is matched in it, too. */
function repaymentsBefore({ repayments, events }: RecordedRows): WrittenPerson['repayments'] {
  const since = new Set(
    events
      .filter(({ action }) => action === 'repayment.record' || action === 'repayment.match')
      .map(({ object_id: id }) => id),
  )
  return repayments
    .filter(({ id }) => !since.has(id))
    .map((row) => ({
      amount: text(row.amount_fen),
      channel: row.channel,
      status: row.status as 'succeeded',
      ...(row.matched === 0 && { matched: false }),
      on: row.value_date,
      at: clockTime(row.received_at as Instant).slice(0, 5),
    }))
}

/** What the customer wished, and what had been tried, before. */
function contactsBefore(rows: RecordedRows): Pick<WrittenPerson, 'contacts'> {
  const { preference, startedAt } = rows
  const earliest = new Date(Date.parse(startedAt) - contactsSinceDays * dayMs).toISOString()
  const attempts = rows.attempts.filter(({ at }) => at < startedAt && at >= earliest)
  const wished = (action: string, field: string) =>
    rows.events.some((event) => event.action === action && event.changes.includes(`"${field}"`))
  const stop = preference?.stop_requested_at
  const night = preference?.night_consent_on
  const contacts = {
    ...(stop && stop < startedAt && { stopRequestedOn: businessDateOf(stop as Instant) }),
    ...(night && !wished('contact.wish', 'night') && { nightConsentOn: night }),
    ...(preference?.number_valid === 0 && !wished('contact.wish', 'numberValid') && { numberValid: false }),
    ...(attempts.length > 0 && {
      attempts: attempts.map(({ channel, purpose, target, outcome, at }) => ({
        channel: channel as 'phone',
        purpose: purpose as 'collection',
        target: target as 'self',
        outcome: outcome as 'no_answer',
        on: businessDateOf(at as Instant),
        at: clockTime(at as Instant).slice(0, 5),
      })),
    }),
  }
  return Object.keys(contacts).length === 0 ? {} : { contacts }
}

/** Amounts as files write them, with a point and no comma. */
export function text(fen: number): string {
  return yuan(fen as Fen)
}

/** Parts per million as files write a rate, digit by digit. */
function percent(ppm: number): string {
  const digits = String(ppm).padStart(5, '0')
  const decimals = digits.slice(-4).replace(/0{1,2}$/, '')
  return `${digits.slice(0, -4)}.${decimals}%`
}
