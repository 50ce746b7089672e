import { addDays, type BusinessDate, type Fen, fen, type Instant, parseYuan, sumFen } from '@zuoxi/sdk'
import {
  type FixturePerson,
  fixtureBillId,
  fixtureCustomerId,
  fixtureLoanId,
  fixtureOrderId,
} from '@zuoxi/sdk/rehearsal'
import { contractCost } from '../rules/loan-cost.ts'
import type { NewCustomer } from '../store/customer-writer.ts'
import type { LedgerRows } from './ledger-writer.ts'
import { ordersOfPerson } from './people-orders.ts'

/** A fixture's day on a desk whose today is known: `-12d` is twelve days ago. */
export function dayOf(text: string, today: BusinessDate): BusinessDate {
  const relative = /^([+-]\d+)d$/.exec(text)
  return relative ? addDays(today, Number(relative[1])) : (text as BusinessDate)
}

/** A moment of a business day, `HH:MM` in Asia/Shanghai. */
export function momentOf(day: BusinessDate, time: string): Instant {
  return new Date(`${day}T${time}:00+08:00`).toISOString() as Instant
}

/** A person of the cast as a customer of this desk. */
export function customerOfPerson(person: FixturePerson, tenantId: string, today: BusinessDate): NewCustomer {
  const owing = billsOf(person, today).filter(
    (bill) => ['issued', 'partial'].includes(bill.state) && bill.total > bill.paid,
  )
  return {
    id: fixtureCustomerId(person.id),
    tenantId,
    customerNo: person.customerNo,
    externalId: null,
    name: person.name,
    phone: person.phone,
    residentId: person.residentId,
    address: person.address,
    status: person.status,
    nickname: person.nickname,
    kycLevel: person.kycLevel,
    riskTier: person.riskTier,
    tags: person.tags,
    specialCare: person.specialCare,
    optOuts: person.optOuts,
    since: dayOf(person.since, today),
    oldestOwing: owing.map((bill) => bill.dueDate).sort()[0],
    contentHash: null,
  }
}

/** What a person of the cast has on the ledger. A bill's period is the month it falls due in. */
export function ledgerOfPerson(person: FixturePerson, today: BusinessDate): LedgerRows {
  const customer_id = fixtureCustomerId(person.id)
  const line = person.creditLine
  const bills = billsOf(person, today)
  return {
    creditLine: line && {
      customer_id,
      limit_fen: fenOf(line.limit),
      used_fen: fenOf(line.used),
      status: line.status,
      valid_to: dayOf(line.validTo, today),
    },
    loans: person.loans.map((loan) => ({
      id: fixtureLoanId(loan.no),
      customer_id,
      loan_no: loan.no,
      product: loan.product,
      funder: loan.funder,
      principal_fen: fenOf(loan.principal),
      outstanding_fen: fenOf(loan.outstanding),
      terms: loan.terms,
      terms_paid: loan.termsPaid,
      method: loan.method,
      apr_ppm: ppmOf(loan.apr),
      status: loan.status,
      disbursed_on: dayOf(loan.disbursedOn, today),
      fee_rate: loan.feeRate ?? null,
      first_due_on: loan.firstDueOn === undefined ? null : dayOf(loan.firstDueOn, today),
      order_id: loan.order === undefined ? null : fixtureOrderId(loan.order),
      ...costOfLoan(loan, today),
    })),
    bills: bills.map((bill) => ({
      id: fixtureBillId(bill.no),
      customer_id,
      bill_no: bill.no,
      external_id: null,
      period: bill.dueDate.slice(0, 7),
      issued_on: bill.issuedOn,
      due_date: bill.dueDate,
      total_fen: bill.total,
      paid_fen: bill.paid,
      state: bill.state,
      content_hash: null,
      created_at: momentOf(bill.issuedOn, '00:00'),
    })),
    lines: bills.flatMap((bill) =>
      bill.lines.map((row, i) => ({
        bill_id: fixtureBillId(bill.no),
        no: i + 1,
        component: row.component,
        loan_id: row.loan === undefined ? null : fixtureLoanId(row.loan),
        instalment_no: row.instalment ?? null,
        amount_fen: fenOf(row.amount),
        paid_fen: fenOf(row.paid),
      })),
    ),
    ...ordersOfPerson(person, today),
    repayments: person.repayments.map((row, i) => ({
      id: `${customer_id}-r${i + 1}`,
      customer_id,
      amount_fen: fenOf(row.amount),
      channel: row.channel,
      status: row.status,
      matched: row.matched ? 1 : 0,
      value_date: dayOf(row.on, today),
      received_at: momentOf(dayOf(row.on, today), row.at),
    })),
  }
}

type FixtureLoan = FixturePerson['loans'][number]

function costOfLoan(loan: FixtureLoan, today: BusinessDate) {
  const contract = {
    principalFen: fenOf(loan.principal),
    outstandingFen: fenOf(loan.outstanding),
    method: loan.method,
    aprPpm: ppmOf(loan.apr),
    feeRate: loan.feeRate,
    terms: loan.terms,
    termsPaid: loan.termsPaid,
    status: loan.status,
    disbursedOn: dayOf(loan.disbursedOn, today),
    firstDueOn: undefined,
    termsVersion: 'house@1',
    scheduleVersion: 1,
  }
  const { irrPerTermPct, aprSimplePct, aprCompoundPct } = contractCost({ contract, lines: [], versions: [] })
  return { irr_per_term_pct: irrPerTermPct, apr_simple_pct: aprSimplePct, apr_compound_pct: aprCompoundPct }
}

function billsOf(person: FixturePerson, today: BusinessDate) {
  return person.bills.map((bill) => ({
    ...bill,
    issuedOn: dayOf(bill.issuedOn, today),
    dueDate: dayOf(bill.dueDate, today),
    total: sumFen(bill.lines.map((line) => fenOf(line.amount))),
    paid: sumFen(bill.lines.map((line) => fenOf(line.paid))),
  }))
}

export function fenOf(yuan: string): Fen {
  const amount = parseYuan(yuan)
  if (amount === undefined) throw new RangeError(`not an amount in yuan: ${yuan}`)
  return fen(amount)
}

/** `18.00%` → 180,000 parts per million, digit by digit. */
function ppmOf(percent: string): number {
  const [whole = '0', decimals = ''] = percent.replace('%', '').split('.')
  return Number(whole + decimals.padEnd(4, '0'))
}
