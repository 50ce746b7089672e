import { type BusinessDate, type Customer, fen, sumFen } from '@zuoxi/sdk'
import { Chance, inventAddress, inventName, inventNickname, inventPhone, inventResidentId } from '@zuoxi/sdk/rehearsal'
import type { NewCustomer } from '../../store/customer-writer.ts'
import type { LedgerRows } from '../ledger-writer.ts'
import { momentOf } from '../people.ts'
import { type Habit, inventBills, type InventedBill, inventHabit, termsPaid } from './bills.ts'
import { DueDates, shiftDays } from './due-dates.ts'
import { type InventedLoan, inventLoan } from './loan.ts'
import { inventOrders } from './orders.ts'

export interface InventedCustomer {
  readonly customer: NewCustomer
  readonly ledger: LedgerRows
}

/** Where an invented customer is put. */
export interface Setting {
  readonly seed: number
  readonly tenantId: string
  readonly today: BusinessDate
}

const repaymentChannels = ['银行卡代扣', '银行卡代扣', '主动还款', '对公转账'] as const

export function inventedId(order: number): string {
  return `dm-${String(order).padStart(8, '0')}`
}

/**
 * Invent the customer of a number: the same seed, number and day give the same
 * one. Amounts agree with each other: a loan's outstanding is its unpaid
 * principal, a bill is the sum of its lines, and what is paid was repaid.
 */
export function inventCustomer(order: number, { seed, tenantId, today }: Setting): InventedCustomer {
  const chance = new Chance(seed, order)
  const id = inventedId(order)
  const isMale = chance.percent(56)
  const name = inventName(chance, isMale)
  const status = inventStatus(chance)
  const borrows = status !== 'prospect' && status !== 'closed'
  const loans = borrows ? Array.from({ length: chance.pick([1, 1, 1, 1, 2, 2, 3, 4]) }, () => inventLoan(chance)) : []
  const habit = inventHabit(chance)
  const dueDates = new DueDates(today, chance.between(1, 28))
  const bills = inventBills(loans, habit, dueDates, today)
  const customer: NewCustomer = {
    id,
    tenantId,
    status,
    name,
    customerNo: `C${30_000_000 + order}`,
    externalId: null,
    phone: inventPhone(chance),
    residentId: inventResidentId(chance, isMale),
    address: inventAddress(chance),
    nickname: inventNickname(chance, name),
    kycLevel: status === 'prospect' ? 'basic' : 'full',
    riskTier: habit.unpaid > 1 ? 'high' : chance.pick(['low', 'low', 'low', 'medium']),
    // Everyone here says that they are invented.
    tags: chance.percent(10) ? ['演示', '老客户'] : ['演示'],
    specialCare: chance.below(200) === 0,
    optOuts: chance.percent(6) ? ['marketing'] : [],
    since: shiftDays(dueDates.at(-40), -chance.below(700)),
    oldestOwing: bills.find((bill) => bill.state === 'issued' || bill.state === 'partial')?.dueDate,
    contentHash: null,
  }
  return { customer, ledger: ledgerOf(id, loans, bills, habit, dueDates, chance, new Chance(seed + 1, order)) }
}

function inventStatus(chance: Chance): Customer['status'] {
  const draw = chance.below(100)
  return draw < 94 ? 'active' : draw < 97 ? 'prospect' : draw < 99 ? 'restricted' : 'closed'
}

function ledgerOf(
  id: string,
  loans: readonly InventedLoan[],
  bills: readonly InventedBill[],
  habit: Habit,
  dueDates: DueDates,
  chance: Chance,
  // Their own stream: orders came later, and leave everything before them as it was.
  orderChance: Chance,
): LedgerRows {
  const orders = inventOrders(id, loans, dueDates, orderChance)
  const outstanding = loans.map((loan) => outstandingOf(loan, habit))
  const usedFen = sumFen(outstanding)
  const billId = (bill: InventedBill) => `${id}-${bill.dueDate.slice(2, 4)}${bill.dueDate.slice(5, 7)}`
  return {
    creditLine:
      loans.length === 0
        ? undefined
        : {
            customer_id: id,
            used_fen: usedFen,
            status: habit.unpaid > 2 ? 'frozen' : 'active',
            limit_fen: fen(Math.ceil(usedFen / 1_000_000) * 1_000_000 + chance.below(4) * 500_000),
            valid_to: dueDates.at(chance.between(2, 18)),
          },
    loans: loans.map((loan, i) => ({
      id: `${id}-L${i + 1}`,
      customer_id: id,
      loan_no: `JK${id.slice(3)}${i + 1}`,
      product: loan.product,
      funder: loan.funder,
      principal_fen: loan.principalFen,
      outstanding_fen: outstanding[i] ?? 0,
      terms: loan.terms,
      terms_paid: termsPaid(loan, habit),
      method: loan.method,
      apr_ppm: loan.aprPpm,
      status: termsPaid(loan, habit) === loan.terms ? 'settled' : 'active',
      disbursed_on: dueDates.at(-loan.termsDue),
      first_due_on: dueDates.at(1 - loan.termsDue),
      order_id: orders.find((order) => order.loan_id === `${id}-L${i + 1}`)?.id ?? null,
      irr_per_term_pct: loan.rates.irrPerTermPct,
      apr_simple_pct: loan.rates.aprSimplePct,
      apr_compound_pct: loan.rates.aprCompoundPct,
    })),
    orders,
    bills: bills.map((bill) => ({
      id: billId(bill),
      customer_id: id,
      bill_no: `ZD${billId(bill).slice(3)}`,
      external_id: null,
      period: bill.dueDate.slice(0, 7),
      issued_on: bill.issuedOn,
      due_date: bill.dueDate,
      total_fen: bill.totalFen,
      paid_fen: bill.paidFen,
      state: bill.state,
      content_hash: null,
      created_at: momentOf(bill.issuedOn, '00:00'),
    })),
    lines: bills.flatMap((bill) =>
      bill.lines.map((line, i) => ({
        bill_id: billId(bill),
        no: i + 1,
        component: line.component,
        loan_id: line.loan === undefined ? null : `${id}-L${line.loan + 1}`,
        instalment_no: line.instalmentNo ?? null,
        amount_fen: line.amountFen,
        paid_fen: line.paidFen,
      })),
    ),
    repayments: bills
      .filter((bill) => bill.paidFen > 0)
      .map((bill) => ({
        id: `${billId(bill)}-R`,
        customer_id: id,
        amount_fen: bill.paidFen,
        channel: chance.pick(repaymentChannels),
        status: 'succeeded',
        matched: 1,
        value_date: bill.paidOn ?? bill.dueDate,
        received_at: momentOf(bill.paidOn ?? bill.dueDate, '09:30'),
      })),
  }
}

function outstandingOf(loan: InventedLoan, habit: Habit) {
  return sumFen(loan.payments.slice(termsPaid(loan, habit)).map((instalment) => instalment.principalFen))
}
