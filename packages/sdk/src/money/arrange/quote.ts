import { type ArrangementAsk, fen, type QuoteLine, type QuoteRow } from '../../model/index.ts'
import type { PlannedInstalment } from '../plan/planned.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { accruedIn, carriedSteps } from './carried.ts'
import { defer } from './defer.ts'
import type { Drawn } from './drawn.ts'
import { breaksCap, settledRows, wholeLife } from './lifetimes.ts'
import { impossible } from './obstacle.ts'
import { type OwedRow, owedRows } from './owed.ts'
import type { QuoteBody } from './quote-body.ts'
import { reAge } from './re-age.ts'
import { extend, restructure } from './reamortise.ts'
import { quoteRows, rowTotal, sumOf, totalOf } from './rows.ts'
import { settleEarly } from './settle-early.ts'
import type { LoanStanding } from './standing.ts'
import { quoteWaiver } from './waiver.ts'

const disclosures = {
  settle_early: 'arrangement.settle',
  defer: 'arrangement.defer',
  extend: 'arrangement.extend',
  restructure: 'arrangement.restructure',
  re_age: 'arrangement.re-age',
  waiver: 'arrangement.waiver',
} as const satisfies Record<ArrangementAsk['kind'], string>

/**
 * What an arrangement would do to a loan: both schedules, what changes in all, and what it costs a year.
 *
 * `old` is everything the loan owes, and `new` everything it would: `lines` are all its open bill lines, in full, and
 * are cleared by moving them; what is owed from then on is `new` alone, whose rows are numbered after the last billed
 * instalment. Principal never changes. A waiver is of open lines only, see `quoteWaiver`.
 *
 * Refuses with the obstacles of `ArrangementObstacle`; `above_cap` where the whole life of the loan would cost more
 * money, and more a year than a cap that it keeps now; 罚息 is no part of that. A settlement is never barred, for to
 * repay early is the customer's right, and has no annual rate: after it nothing goes on.
 */
export function quoteArrangement(standing: LoanStanding, ask: ArrangementAsk, terms: ProductTerms): QuoteBody {
  if (ask.kind === 'waiver') return quoteWaiver(standing.open, standing.asOf, ask, terms)
  const owed = owedRows(standing)
  if (rowTotal(sumOf(owed)) === 0) throw impossible('nothing_owed')
  const drawn = draw(standing, owed, ask, terms)
  const [old, after] = [quoteRows(owed), quoteRows(drawn.rows)]
  const [oldTotal, newTotal] = [totalOf(old), totalOf(after)]
  const [oldContractCost, newContractCost] = [old, after].map((rows) => wholeLife(standing, rows, 'contract'))
  const deltaFen = fen(newTotal.totalFen - oldTotal.totalFen)
  const mayBeBarred = deltaFen > 0 && ask.kind !== 'settle_early'
  if (mayBeBarred && breaksCap(oldContractCost, newContractCost, standing, terms)) throw impossible('above_cap')
  const { payBy, places } = drawn
  return {
    ask,
    asOf: standing.asOf,
    old,
    new: after,
    oldTotal,
    newTotal,
    deltaFen,
    ...(payBy !== undefined && { payBy, payFen: newTotal.totalFen }),
    lines: movedLines(standing),
    ...(ask.kind !== 'settle_early' && costsOf(standing, old, after)),
    ...(oldContractCost && { oldContractCost }),
    ...(newContractCost && { newContractCost }),
    disclosure: disclosures[ask.kind],
    termsVersion: terms.id,
    steps: [...drawn.steps, ...(places ? carriedSteps(standing, owed, places, after, terms) : [])],
  }
}

/** What the customer is told that it costs a year, before and after. */
function costsOf(standing: LoanStanding, old: readonly QuoteRow[], after: readonly QuoteRow[]) {
  const [oldCost, newCost] = [old, after].map((rows) => wholeLife(standing, rows, 'told'))
  return { ...(oldCost && { oldCost }), ...(newCost && { newCost }) }
}

function draw(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  ask: Exclude<ArrangementAsk, { kind: 'waiver' }>,
  terms: ProductTerms,
): Drawn {
  switch (ask.kind) {
    case 'settle_early':
      return settleEarly(standing, owed, ask, terms)
    case 'defer':
      return defer(standing, owed, ask, terms)
    case 'extend':
      return extend(standing, owed, ask, terms)
    case 'restructure':
      return restructure(standing, owed, ask, terms)
    case 're_age':
      return reAge(standing, owed, terms)
  }
}

function movedLines({ open }: LoanStanding): QuoteLine[] {
  return open
    .filter(({ outstandingFen }) => outstandingFen > 0)
    .map(({ billId, lineNo, component, outstandingFen }) => ({ billId, lineNo, component, amountFen: outstandingFen }))
}

/**
 * The schedule that a quote stands for: its new rows as instalments. A row keeps how much of it had come up or been
 * charged when it was quoted. A waiver makes none.
 */
export function newPlan(quote: Pick<QuoteBody, 'asOf' | 'new' | 'steps' | 'ask'>): PlannedInstalment[] {
  if (quote.ask.kind === 'waiver') throw new Error('a waiver makes no schedule')
  return quote.new.map(({ no, dueDate, principalFen, interestFen, feeFen, penaltyFen, balanceFen }) => {
    const accrued = accruedIn(quote, no)
    return { no, dueDate, principalFen, interestFen, feeFen, penaltyFen, balanceFen, ...(accrued && { accrued }) }
  })
}

/**
 * The schedule in force once a quote has taken effect: what was paid of billed instalments as history, and the new
 * rows. Its principal adds up to the loan's, so that later quotes can still tell what the whole life costs.
 */
export function planAfter(
  standing: LoanStanding,
  quote: Pick<QuoteBody, 'asOf' | 'new' | 'steps' | 'ask'>,
): PlannedInstalment[] {
  return [...settledRows(standing), ...newPlan(quote)]
}
