import { addDays, type BusinessDate, daysBetween } from '../../model/index.ts'
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
 * row. The first row also bears interest for those days on the outstanding principal, and on nothing else. It lies
 * behind the days for which the quote holds: what is moved is never due before it can take effect.
 */
export function defer(
  standing: LoanStanding,
  owed: readonly OwedRow[],
  { days }: AskOf<'defer'>,
  terms: ProductTerms,
): Drawn {
  const { maxDeferDays, quoteDays } = terms.arrange
  const { asOf, outstandingFen, annualRate } = standing
  const firstDue = owed.reduce((first, { dueDate }) => (dueDate < first ? dueDate : first), owed[0]?.dueDate ?? asOf)
  const leastDays = Math.max(1, quoteDays + 1 - Math.max(0, daysBetween(asOf, firstDue)))
  const allowed = `${leastDays}..${maxDeferDays}`
  if (days < leastDays) throw impossible('too_short', allowed)
  if (days > maxDeferDays) throw impossible('too_long', allowed)
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
