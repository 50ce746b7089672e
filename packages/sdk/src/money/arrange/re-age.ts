import { addDays } from '../../model/index.ts'
import type { ProductTerms } from '../plan/terms.ts'
import type { Drawn } from './drawn.ts'
import { step } from './interest.ts'
import { impossible } from './obstacle.ts'
import { firstNewNo, type OwedRow } from './owed.ts'
import { regularDates } from './regular-dates.ts'
import { type DueRow, inOrder, nothing, plus, rowTotal, sumOf } from './rows.ts'
import type { LoanStanding } from './standing.ts'

/**
 * 重置账龄: what is overdue becomes due together with the next regular instalment, as it is, and the rest of the
 * schedule stays. The next one is the first whose due date lies behind the days for which the quote holds: what is
 * moved is never due before it can take effect.
 */
export function reAge(standing: LoanStanding, owed: readonly OwedRow[], terms: ProductTerms): Drawn {
  const { asOf } = standing
  const overdue = owed.filter((row) => row.dueDate < asOf && rowTotal(row) > 0)
  if (overdue.length === 0) throw impossible('nothing_overdue')
  const later: DueRow[] = owed.filter(({ dueDate }) => dueDate >= asOf)
  const earliest = addDays(asOf, terms.arrange.quoteDays + 1)
  const [dueDate = earliest] = regularDates(standing, earliest, 1, terms.dueRule)
  const target = later.find((row) => row.dueDate === dueDate)
  const moved = sumOf(overdue)
  const merged = { no: 0, dueDate, ...plus(target ?? nothing, moved) }
  const rows = inOrder<DueRow>([...later.filter((row) => row !== target), merged])
  const first = firstNewNo(standing)
  return {
    rows: rows.map((row, i) => ({ ...row, no: first + i })),
    places: { late: overdue, lateNo: first + rows.indexOf(merged), currentNo: first },
    steps: [step('moved', { to: dueDate, rows: overdue.length }, rowTotal(moved))],
  }
}
