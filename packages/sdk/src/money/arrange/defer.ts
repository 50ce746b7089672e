import { addDays, type BusinessDate } from '../../model/index.ts'
import { dueOn } from '../plan/due-dates.ts'
import type { ProductTerms } from '../plan/terms.ts'
import type { Drawn } from './drawn.ts'
import { interestByDays, step } from './interest.ts'
import { impossible } from './obstacle.ts'
import { firstNewNo, type OwedRow } from './owed.ts'
import type { AskOf } from './quote-body.ts'
import { type DueRow, nothing, plus } from './rows.ts'
import type { LoanStanding } from './standing.ts'

/**
 * 延期: everything that is owed moves some days later, as it is; what is overdue counts from today and becomes one
 * row. The first row also bears interest for those days on the outstanding principal, and on nothing else.
 */
export function defer(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  { days }: AskOf<'defer'>,
  terms: ProductTerms,
): Drawn {
  const { maxDeferDays } = terms.arrange
  if (days > maxDeferDays) throw impossible('too_long', `1..${maxDeferDays}`)
  const { asOf, outstandingFen, annualRate } = standing
  const interestFen = interestByDays([{ fen: outstandingFen, days }], standing, terms)
  const first = firstNewNo(standing)
  const movedTo = ({ dueDate }: OwedRow) => dueOn(addDays(dueDate < asOf ? asOf : dueDate, days), terms.dueRule)
  const byDay = new Map<BusinessDate, DueRow>()
  for (const row of owed) {
    const dueDate = movedTo(row)
    const start = { no: first + byDay.size, dueDate, ...nothing, ...(byDay.size === 0 && { interestFen }) }
    const before = byDay.get(dueDate) ?? start
    byDay.set(dueDate, { no: before.no, dueDate, ...plus(before, row) })
  }
  const late = owed.filter(({ dueDate }) => dueDate <= asOf)
  const current = owed[late.length]
  const currentNo = (current && byDay.get(movedTo(current))?.no) ?? first
  return {
    rows: [...byDay.values()],
    places: { late, lateNo: first, currentNo },
    steps: [step('days_interest', { B: outstandingFen, rate: annualRate, days, basis: terms.basis }, interestFen)],
  }
}
