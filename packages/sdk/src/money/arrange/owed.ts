import type { BusinessDate } from '../../model/index.ts'
import type { PlannedInstalment } from '../plan/planned.ts'
import { type DueRow, fieldOf, inOrder, nothing, sumOf } from './rows.ts'
import type { LoanStanding, OpenLine } from './standing.ts'

/** A row that is owed: what is open of a bill, or an instalment that is on no bill yet. */
export interface OwedRow extends DueRow {
  readonly billed: boolean
  readonly accrued?: PlannedInstalment['accrued']
}

/**
 * All that a loan owes, in order of time: open bill lines by instalment, 罚息 that is on no bill yet with the oldest of
 * them, and the instalments not billed yet as the plan has them. Principal adds up to what the ledger says is
 * outstanding: where the plan is ahead of it (something was prepaid), the plan's last instalments are the ones that
 * fall away, and what a plan does not account for is due with its last one.
 */
export function owedRows(standing: LoanStanding): OwedRow[] {
  const billed = openRows(standing)
  const restFen = standing.outstandingFen - sumOf(billed).principalFen
  if (restFen < 0) throw new Error('more principal on open bills than is outstanding')
  const rows = inOrder([...billed, ...unbilledRows(standing, restFen)])
  if (standing.accruedPenaltyFen === 0) return rows
  const [oldest = lastResort(standing), ...later] = rows
  return [{ ...oldest, penaltyFen: oldest.penaltyFen + standing.accruedPenaltyFen }, ...later]
}

/** Open lines by instalment. A fee of no instalment joins the instalment of its bill, or of its day. */
function openRows({ open, plan, billed }: LoanStanding): OwedRow[] {
  const rows = new Map<number, OwedRow>()
  const add = (no: number, { component, dueDate, outstandingFen }: OpenLine) => {
    const row = rows.get(no) ?? { no, dueDate, ...nothing, billed: true }
    const field = fieldOf[component]
    const earliest = dueDate < row.dueDate ? dueDate : row.dueDate
    rows.set(no, { ...row, dueDate: earliest, [field]: row[field] + outstandingFen })
  }
  for (const line of open) if (line.instalmentNo !== undefined) add(line.instalmentNo, line)
  // Numbers beyond every other: a day's fees that belong to nothing else are a row of their own.
  let spare = Math.max(lastNo(plan), ...billed)
  const spareNos = new Map<BusinessDate, number>()
  for (const line of open) {
    if (line.instalmentNo !== undefined) continue
    const same = open.find(({ billId, instalmentNo }) => billId === line.billId && instalmentNo !== undefined)
    const day = [...rows.values()].find(({ dueDate }) => dueDate === line.dueDate)
    const no = same?.instalmentNo ?? day?.no ?? spareNos.get(line.dueDate) ?? (spare += 1)
    if (!same && !day) spareNos.set(line.dueDate, no)
    add(no, line)
  }
  return [...rows.values()]
}

function unbilledRows(standing: LoanStanding, restFen: number): OwedRow[] {
  // A loan that was settled, and is open again for an older bill, has nothing of its plan left.
  if (restFen === 0) return []
  const instalments = unbilledPlan(standing)
  let planned = sumOf(instalments).principalFen
  let left = restFen
  const rows: OwedRow[] = []
  for (const { no, dueDate, principalFen, interestFen, feeFen, penaltyFen, accrued } of instalments) {
    // Nothing is left of the principal that the plan still counts on, so nothing more comes of it.
    if (left === 0 && planned > 0) break
    const repaid = Math.min(left, principalFen)
    planned -= principalFen
    left -= repaid
    rows.push({ no, dueDate, principalFen: repaid, interestFen, feeFen, penaltyFen, billed: false, accrued })
  }
  if (left === 0) return rows
  const last = rows.pop() ?? lastResort(standing)
  return [...rows, { ...last, principalFen: last.principalFen + left }]
}

/** Instalments that are on no bill yet, in order. */
function unbilledPlan({ plan, billed }: LoanStanding): PlannedInstalment[] {
  return inOrder(plan.filter(({ no }) => !billed.has(no)))
}

function lastResort({ plan, billed, asOf }: LoanStanding): OwedRow {
  return { no: Math.max(lastNo(plan), ...billed) + 1, dueDate: asOf, ...nothing, billed: false }
}

function lastNo(plan: readonly PlannedInstalment[]): number {
  return plan.reduce((most, { no }) => Math.max(most, no), 0)
}

/** The number of the first row of a new schedule: the one after the last that is on a bill. */
export function firstNewNo({ billed, open }: LoanStanding): number {
  return Math.max(0, ...billed, ...open.map(({ instalmentNo = 0 }) => instalmentNo)) + 1
}
