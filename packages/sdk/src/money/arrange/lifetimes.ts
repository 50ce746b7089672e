import { type AnnualCost, fen, type QuoteRow, Refusal } from '../../model/index.ts'
import { judgeCaps } from '../caps/judge.ts'
import { type Lifetime, lifetimeCost } from '../plan/lifetime.ts'
import type { PlannedInstalment } from '../plan/planned.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { fieldOf, inOrder, nothing, rowTotal, sumOf } from './rows.ts'
import type { LoanStanding } from './standing.ts'

type Cost = Pick<AnnualCost, 'aprSimplePct' | 'aprCompoundPct'>

/** What was billed and is not open any more: as planned, on the day it was planned for. */
export function settledRows({ plan, billed, open, principalFen }: LoanStanding): PlannedInstalment[] {
  let balance: number = principalFen
  return inOrder(plan.filter(({ no }) => billed.has(no))).flatMap((row) => {
    const left: Record<keyof typeof nothing, number> = { ...nothing }
    for (const key of Object.values(fieldOf)) left[key] = row[key]
    for (const line of open) {
      const field = fieldOf[line.component]
      if (line.instalmentNo === row.no) left[field] = Math.max(0, left[field] - line.outstandingFen)
    }
    balance -= left.principalFen
    if (rowTotal(left) === 0) return []
    return [
      {
        no: row.no,
        dueDate: row.dueDate,
        principalFen: fen(left.principalFen),
        interestFen: fen(left.interestFen),
        feeFen: fen(left.feeFen),
        penaltyFen: fen(left.penaltyFen),
        balanceFen: fen(balance),
      },
    ]
  })
}

/**
 * The cost of the loan's whole life if `rows` are what is left of it; nothing where the plan does not account for the
 * principal, or where its flows have no rate that could be proven.
 *
 * `told` is what a customer is told: 罚息 counts as what it costs, and what is overdue counts as paid today and not on
 * the day it was due, so that being late makes no schedule look cheaper than another. `contract` is what caps are held
 * against: 罚息 is the price of being late and no part of it.
 */
export function wholeLife(
  standing: LoanStanding,
  rows: readonly QuoteRow[],
  count: 'told' | 'contract',
): Cost | undefined {
  const left = rows.map((row) =>
    count === 'contract' ? row : { ...row, dueDate: row.dueDate < standing.asOf ? standing.asOf : row.dueDate },
  )
  const life = [...settledRows(standing), ...left].map((row) =>
    count === 'contract' ? { ...row, penaltyFen: fen(0) } : row,
  )
  if (sumOf(life).principalFen !== standing.principalFen) return undefined
  const { principalFen: receivedFen, disbursedOn } = standing
  return provenCost({ receivedFen, disbursedOn, rows: life })
}

function provenCost(life: Lifetime): Cost | undefined {
  try {
    return lifetimeCost(life)
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'INVALID_INPUT') return undefined
    throw error
  }
}

/** Whether some cap of the loan's day holds for what it costs now, and would not for what it would cost. */
export function breaksCap(
  oldCost: Cost | undefined,
  newCost: Cost | undefined,
  { disbursedOn }: LoanStanding,
  { lender }: ProductTerms,
): boolean {
  if (!oldCost) return false
  // Both schedules repay the same principal, so a cost beyond what can be stated is beyond every cap.
  if (!newCost) return true
  const above = (rates: Cost) =>
    judgeCaps({ rates, lender, contractedOn: disbursedOn })
      .filter(({ verdict }) => verdict === 'above')
      .map(({ cap }) => cap)
  const before = new Set(above(oldCost))
  return above(newCost).some((cap) => !before.has(cap))
}
