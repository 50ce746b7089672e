import { addDays, type BusinessDate, daysBetween, type Fen } from '../../model/index.ts'
import { partOf, ratio } from '../exact/ratio.ts'
import { calcLimits } from '../limits.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { readRate } from '../read/numbers.ts'
import { checkCredit } from '../schedule/credit.ts'
import { paymentsOf, type ScheduledPayment } from '../schedule/schedule.ts'
import type { Drawn } from './drawn.ts'
import { chargedFees } from './carried.ts'
import { chargedTo, interestByDays, latest, step } from './interest.ts'
import { impossible } from './obstacle.ts'
import { firstNewNo, type OwedRow } from './owed.ts'
import type { AskOf } from './quote-body.ts'
import { regularDates } from './regular-dates.ts'
import { plus, sumOf } from './rows.ts'
import type { LoanStanding } from './standing.ts'

/** A restructured loan begins at a regular due date at least so many days away, for the customer to prepare. */
const restructureAfterDays = 15

/**
 * 展期: the outstanding principal over the due dates that the loan has left and `terms` more, from the first regular
 * one behind the days for which the quote holds.
 */
export function extend(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  ask: AskOf<'extend'>,
  terms: ProductTerms,
): Drawn {
  const first = firstDate(standing, terms.arrange.quoteDays + 1, terms)
  const left = standing.plan.filter(({ dueDate }) => dueDate >= first).length
  const most = terms.arrange.maxTerms - left
  if (ask.terms > most) throw impossible('too_many_terms', most > 0 ? `1..${most}` : '0')
  return reamortised(standing, owed, first, left + ask.terms, terms)
}

/** 重组: the outstanding principal over `terms` terms in all, from the next regular due date 15 days away or more. */
export function restructure(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  ask: AskOf<'restructure'>,
  terms: ProductTerms,
): Drawn {
  const { maxTerms } = terms.arrange
  if (ask.terms > maxTerms) throw impossible('too_many_terms', `1..${maxTerms}`)
  return reamortised(standing, owed, firstDate(standing, restructureAfterDays, terms), ask.terms, terms)
}

function firstDate(standing: LoanStanding, afterDays: number, { dueRule }: ProductTerms): BusinessDate {
  const earliest = addDays(standing.asOf, afterDays)
  return regularDates(standing, earliest, 1, dueRule)[0] ?? earliest
}

/**
 * The outstanding principal by the loan's own method over some terms. The first row also holds what is charged already
 * (interest, fees, 罚息: as they are, and bearing nothing), and its interest is that of the days to its due date.
 */
function reamortised(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  first: BusinessDate,
  count: number,
  terms: ProductTerms,
): Drawn {
  const { outstandingFen, annualRate } = standing
  const charged = chargedAlready(owed, standing.asOf, first)
  const products = productsTo(standing, owed, first)
  const byDaysFen = interestByDays(products, standing, terms)
  const feeFen = feePerTerm(standing, terms)
  const dates = regularDates(standing, first, count, terms.dueRule)
  const no = firstNewNo(standing)
  const rows = paymentsOver(standing, count, terms).map(({ principalFen, interestFen }, i) => {
    const row = { principalFen, interestFen: i === 0 ? byDaysFen : interestFen, feeFen, penaltyFen: 0 }
    return { no: no + i, dueDate: dates[i] ?? first, ...(i === 0 ? plus(row, charged) : row) }
  })
  const inputs = Object.fromEntries(products.map(({ fen, days }, i) => [`B${i + 1}·days`, `${fen}·${days}`]))
  return {
    rows,
    places: { late: [], lateNo: no, currentNo: no },
    steps: [
      step(
        'moved',
        { interest: charged.interestFen, fee: charged.feeFen, penalty: charged.penaltyFen },
        charged.interestFen + charged.feeFen + charged.penaltyFen,
      ),
      step('day_products', { ...inputs, rate: annualRate, basis: terms.basis }, byDaysFen),
      step(
        'reamortised',
        { P: outstandingFen, n: rows.length, rate: annualRate, from: first, method: standing.method },
        sumOf(rows).principalFen,
      ),
    ],
  }
}

/**
 * Interest, fees and 罚息 that are on a bill or due. What later instalments planned falls away with them, and so does
 * interest that bills ask for beyond the first new due date: the new rows bear it for that time.
 */
function chargedAlready(owed: readonly OwedRow[], asOf: BusinessDate, first: BusinessDate) {
  const rows = owed.map((row) => {
    const charged = (row.billed && row.dueDate <= first) || row.dueDate <= asOf
    return {
      principalFen: 0,
      interestFen: charged ? row.interestFen : (row.accrued?.interestFen ?? 0),
      feeFen: 0,
      penaltyFen: row.penaltyFen,
    }
  })
  return { ...sumOf(rows), feeFen: chargedFees(owed, asOf) }
}

/**
 * What bears interest to the first new due date, and for how many days. Principal that is due bears it from today,
 * because until then it bears 罚息; the rest from where the bills stop, which may lie ahead.
 */
function productsTo(standing: LoanStanding, owed: readonly OwedRow[], first: BusinessDate) {
  const { asOf, outstandingFen } = standing
  const due = sumOf(owed.filter(({ dueDate }) => dueDate <= asOf)).principalFen
  const billedAhead = owed.filter(({ billed, dueDate }) => billed && dueDate <= first).map(({ dueDate }) => dueDate)
  const paidAhead = standing.plan.filter(({ no }) => standing.billed.has(no)).map(({ dueDate }) => dueDate)
  const from = latest(chargedTo(standing, owed, asOf), [...billedAhead, ...paidAhead])
  return [
    { fen: outstandingFen - due, days: Math.max(0, daysBetween(from, first)) },
    { fen: due, days: daysBetween(asOf, first) },
  ].filter(({ fen }) => fen > 0)
}

/** A flat fee goes on at its rate, of the principal that is scheduled anew; a fee that is an amount stays that amount. */
function feePerTerm(
  { method, feeRate, plan, principalFen, outstandingFen }: LoanStanding,
  { rounding }: ProductTerms,
): number {
  const regular = plan.at(-1)?.feeFen ?? 0
  if (method !== 'flat_fee') return regular
  const rate =
    feeRate === undefined
      ? ratio(BigInt(regular), BigInt(principalFen))
      : readRate('feeRate', feeRate, calcLimits.feeRate)
  return partOf(rate, rounding)(outstandingFen)
}

/** One row takes what is charged where no principal is left to spread. */
function paymentsOver(
  { outstandingFen, method, annualRate }: LoanStanding,
  terms: number,
  { rounding }: ProductTerms,
): Pick<ScheduledPayment, 'principalFen' | 'interestFen'>[] {
  if (outstandingFen === 0) return [{ principalFen: 0 as Fen, interestFen: 0 as Fen }]
  const price = method === 'flat_fee' ? { feeRate: '0%' } : { annualRate }
  return paymentsOf(checkCredit({ principalFen: outstandingFen, method, terms, rounding, ...price }))
}
