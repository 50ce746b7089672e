import { addDays, type BusinessDate, daysBetween } from '../../model/index.ts'
import { partOf } from '../exact/ratio.ts'
import { calcLimits } from '../limits.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { readRate } from '../read/numbers.ts'
import { chargedFees } from './carried.ts'
import type { Drawn } from './drawn.ts'
import { chargedTo, interestByDays, interestOwedOn, step } from './interest.ts'
import { impossible } from './obstacle.ts'
import { firstNewNo, type OwedRow } from './owed.ts'
import type { AskOf } from './quote-body.ts'
import { rowTotal, sumOf } from './rows.ts'
import type { LoanStanding } from './standing.ts'

/**
 * 提前结清: one row that closes the loan, due on `payBy`. It holds what is due by then in full, the principal that is
 * not, interest to that day, the contract's fee on the principal that is paid early, every fee that is on a bill, the
 * fees of later instalments if the terms charge them, and 罚息 to that day. Interest that was paid for time after it
 * comes back in full, as far as there is something to pay; so the row's interest may be below nothing.
 */
export function settleEarly(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  ask: AskOf<'settle_early'>,
  terms: ProductTerms,
): Drawn {
  const payBy = payDay(standing.asOf, ask.payBy, terms)
  const due = sumOf(owed.filter(({ dueDate }) => dueDate <= payBy))
  const early = sumOf(owed.filter(({ dueDate }) => dueDate > payBy)).principalFen
  const interest = interestOwedOn(standing, owed, payBy, terms)
  const onBalance = balanceFee(early, terms)
  const feesDue = chargedFees(owed, payBy)
  const remaining = sumOf(owed).feeFen - feesDue
  const charged = terms.settle.remainingFees === 'charge' ? remaining : 0
  const penaltyFen = sumOf(owed).penaltyFen + laterPenalty(standing, owed, payBy)
  const whole = {
    no: firstNewNo(standing),
    dueDate: payBy,
    principalFen: standing.outstandingFen,
    interestFen: interest.interestFen,
    feeFen: feesDue + onBalance + charged,
    penaltyFen,
  }
  const from = chargedTo(standing, owed, payBy)
  const backFen = givenBack(standing, { payBy, from, unusedFen: interest.unusedFen, toPayFen: rowTotal(whole) }, terms)
  const row = { ...whole, interestFen: whole.interestFen - backFen }
  const { feeRateOnBalance, remainingFees: choice } = terms.settle
  const feesInputs = { from: payBy, fees: remaining, choice }
  return {
    payBy,
    rows: [row],
    steps: [
      step(
        'already_due',
        { to: payBy, principal: due.principalFen, interest: due.interestFen },
        rowTotal({ ...due, feeFen: 0, penaltyFen: 0 }),
      ),
      step('not_yet_due', { principal: standing.outstandingFen, due: due.principalFen }, early),
      ...interest.steps,
      ...(backFen > 0 ? [step('given_back', { to: payBy, 'paid for later': interest.unusedFen }, 0 - backFen)] : []),
      step('fees_billed', {}, feesDue),
      step('balance_fee', { B: early, 'fee rate': feeRateOnBalance }, onBalance),
      step('remaining_fees', feesInputs, charged),
      step('penalty_to_date', { to: payBy }, penaltyFen),
      step(
        'in_all',
        { principal: row.principalFen, interest: row.interestFen, fee: row.feeFen, penalty: penaltyFen },
        rowTotal(row),
      ),
    ],
  }
}

interface PaidAhead {
  readonly payBy: BusinessDate
  /** To which day interest is charged otherwise. */
  readonly from: BusinessDate
  readonly unusedFen: number
  readonly toPayFen: number
}

/**
 * Interest that money paid on bills due later, less that for the days until the principal of these bills was paid. A
 * payment of 0.01 is left, for it closes the loan.
 */
function givenBack(
  standing: LoanStanding,
  { payBy, from, unusedFen, toPayFen }: PaidAhead,
  terms: ProductTerms,
): number {
  const ahead = (standing.paidOnBills ?? []).filter(({ dueDate }) => dueDate > payBy)
  const paidFen = ahead.reduce((sum, each) => (each.component === 'interest' ? sum + each.paidFen : sum), 0)
  const used = ahead
    .filter(({ component }) => component === 'principal')
    .map((each) => ({ fen: each.paidFen, days: daysBetween(from, each.on < payBy ? each.on : payBy) }))
  const usedFen = interestByDays(used, standing, terms)
  return Math.max(0, Math.min(unusedFen - usedFen, paidFen, toPayFen - 1))
}

/** A figure may be paid as long as its quote holds, and no longer. */
function payDay(asOf: BusinessDate, asked: BusinessDate | undefined, terms: ProductTerms): BusinessDate {
  const payBy = asked ?? asOf
  const last = addDays(asOf, terms.arrange.quoteDays)
  if (payBy < asOf) throw impossible('date_in_past', `${asOf}..${last}`)
  if (payBy > last) throw impossible('too_long', `${asOf}..${last}`)
  return payBy
}

function balanceFee(earlyFen: number, { settle, rounding }: ProductTerms): number {
  return partOf(readRate('feeRateOnBalance', settle.feeRateOnBalance, calcLimits.feeRate), rounding)(earlyFen)
}

/** 罚息 that comes up between the quote and the day it is to be paid. */
function laterPenalty(
  { asOf, penaltyOn, accruedPenaltyFen }: LoanStanding,
  owed: readonly OwedRow[],
  payBy: BusinessDate,
): number {
  if (payBy === asOf || !owed.some(({ billed, dueDate }) => billed && dueDate < payBy)) return 0
  if (!penaltyOn) throw new Error('a settlement after today needs the penalty of that day')
  return penaltyOn(payBy) - accruedPenaltyFen
}
