import { fen, type QuoteRow, type QuoteStep } from '../../model/index.ts'
import type { PlannedInstalment } from '../plan/planned.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { interestOwedOn, step } from './interest.ts'
import type { OwedRow } from './owed.ts'
import type { QuoteBody } from './quote-body.ts'
import { sumOf } from './rows.ts'
import type { LoanStanding } from './standing.ts'

/** Where a new schedule puts what was charged or had come up before it, by number of its rows. */
export interface Places {
  /** What is late, and where it goes. */
  readonly late: readonly OwedRow[]
  readonly lateNo: number
  /** Where interest of the period that is not over goes, and what is on bills that are not late. */
  readonly currentNo: number
}

/**
 * How much of the new rows' interest and fees is owed whatever happens next. A settlement, or another arrangement,
 * before such a row is on a bill takes that, and counts interest by days from `asOf` on.
 */
export function carriedSteps(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  { late, lateNo, currentNo }: Places,
  rows: readonly QuoteRow[],
  terms: ProductTerms,
): QuoteStep[] {
  const interestFen = interestOwedOn(standing, owed, standing.asOf, terms).interestFen
  const feeFen = chargedFees(owed, standing.asOf)
  // Written down even where it is nothing: the day matters, too. A row of nothing is not shown, so the next one has it.
  const part = (from: number, interest: number, fee: number) => {
    const no = rows.find((row) => row.no >= from)?.no ?? from
    return step('interest_to_date', { to: standing.asOf, no, fee }, interest)
  }
  if (lateNo === currentNo) return [part(currentNo, interestFen, feeFen)]
  const moved = sumOf(late)
  return [
    part(lateNo, moved.interestFen, moved.feeFen),
    part(currentNo, interestFen - moved.interestFen, feeFen - moved.feeFen),
  ]
}

/** Fees that are on a bill or due, and those an earlier arrangement took along. */
export function chargedFees(owed: readonly OwedRow[], day: string): number {
  return owed.reduce(
    (sum, row) => sum + (row.billed || row.dueDate <= day ? row.feeFen : (row.accrued?.feeFen ?? 0)),
    0,
  )
}

/** What `carriedSteps` wrote down about a row. */
export function accruedIn(
  { steps, asOf }: Pick<QuoteBody, 'steps' | 'asOf'>,
  no: number,
): PlannedInstalment['accrued'] {
  const carried = steps.filter(({ formula, inputs }) => formula === 'interest_to_date' && inputs['no'] === no)
  if (carried.length === 0) return undefined
  const interestFen = carried.reduce((sum, { resultFen }) => sum + resultFen, 0)
  const feeFen = carried.reduce((sum, { inputs }) => sum + Number(inputs['fee']), 0)
  return { interestFen: fen(interestFen), feeFen: fen(feeFen), to: asOf }
}
