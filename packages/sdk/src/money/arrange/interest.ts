import { type BusinessDate, daysBetween, type QuoteStep } from '../../model/index.ts'
import { divideRounded } from '../exact/rounding.ts'
import type { FormulaId } from '../explain.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { readRate } from '../read/numbers.ts'
import { overDays } from '../schedule/credit.ts'
import type { OwedRow } from './owed.ts'
import { sumOf } from './rows.ts'
import type { LoanStanding } from './standing.ts'

/** An amount that bears interest for some days. */
interface Product {
  readonly fen: number
  readonly days: number
}

/** Interest on amounts by days, added up before it is rounded once (积数计息法). Days below none count as none. */
export function interestByDays(
  products: readonly Product[],
  { annualRate }: LoanStanding,
  { basis, rounding }: ProductTerms,
): number {
  const perDay = overDays(readRate('annualRate', annualRate), 1, basis)
  const sum = products.reduce((total, { fen, days }) => total + BigInt(fen) * BigInt(Math.max(0, days)), 0n)
  return Number(divideRounded(sum * perDay.num, perDay.den, rounding))
}

/**
 * To which day ordinary interest is charged, on a bill or in a row that is due: the last due date up to `day`, or the
 * payout. A schedule that an arrangement made counts from the day to which it took the interest up.
 */
export function chargedTo(standing: LoanStanding, owed: readonly OwedRow[], day: BusinessDate): BusinessDate {
  const starts = [
    ...standing.plan.map(({ dueDate }) => dueDate),
    ...owed.flatMap(({ billed, dueDate, accrued }) => [...(billed ? [dueDate] : []), ...(accrued ? [accrued.to] : [])]),
  ]
  return latest(
    standing.disbursedOn,
    starts.filter((date) => date <= day),
  )
}

export function latest(first: BusinessDate, others: readonly BusinessDate[]): BusinessDate {
  return others.reduce((last, date) => (date > last ? date : last), first)
}

/**
 * The interest a loan owes on a day if it were closed then (民法典 677: 按实际期间计息): that of every period that is
 * over, and of the one that is not by days on the principal not yet due. What was paid for that period already, such as
 * a bill paid before its due date, comes off it, and at most all of it: interest is never negative. What was paid for
 * time beyond that is `unusedFen`.
 */
export function interestOwedOn(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  day: BusinessDate,
  terms: ProductTerms,
): { readonly interestFen: number; readonly unusedFen: number; readonly steps: readonly QuoteStep[] } {
  const overFen = owed.reduce(
    (sum, { dueDate, interestFen, accrued }) => sum + (dueDate <= day ? interestFen : (accrued?.interestFen ?? 0)),
    0,
  )
  const balance = sumOf(owed.filter(({ dueDate }) => dueDate > day)).principalFen
  const from = chargedTo(standing, owed, day)
  const days = daysBetween(from, day)
  const byDaysFen = interestByDays([{ fen: balance, days }], standing, terms)
  const inAllAheadFen = paidAhead(standing, day)
  const aheadFen = Math.min(byDaysFen, inAllAheadFen)
  const rate = standing.annualRate
  return {
    interestFen: overFen + byDaysFen - aheadFen,
    unusedFen: inAllAheadFen - aheadFen,
    steps: [
      step('days_interest', { B: balance, rate, from, to: day, days, basis: terms.basis }, byDaysFen),
      ...(aheadFen > 0 ? [step('paid_ahead', { to: day }, 0 - aheadFen)] : []),
    ],
  }
}

/** Interest of billed instalments due after a day that is not open any more. */
function paidAhead({ plan, billed, open }: LoanStanding, day: BusinessDate): number {
  return plan.reduce((sum, { no, dueDate, interestFen }) => {
    if (!billed.has(no) || dueDate <= day) return sum
    const stillOpen = open.reduce(
      (fen, line) => (line.instalmentNo === no && line.component === 'interest' ? fen + line.outstandingFen : fen),
      0,
    )
    return sum + Math.max(0, interestFen - stillOpen)
  }, 0)
}

export function step(formula: FormulaId, inputs: QuoteStep['inputs'], resultFen: number): QuoteStep {
  return { formula, inputs, resultFen: resultFen as QuoteStep['resultFen'] }
}
