import type { BusinessDate } from '../../model/index.ts'
import { dueAfter } from '../plan/due-dates.ts'
import type { ProductTerms } from '../plan/terms.ts'
import type { LoanStanding } from './standing.ts'

/**
 * The due dates a loan would have from a day on: those of its plan, and after them the same day of every month. They
 * count from the contract's first due date where the plan still follows it, otherwise from the plan's row whose day of
 * the month is the latest, so a loan due on the 31st stays due on the 31st.
 */
export function regularDates(
  standing: LoanStanding,
  from: BusinessDate,
  count: number,
  rule: ProductTerms['dueRule'],
): BusinessDate[] {
  const dates = standing.plan.map(({ dueDate }) => dueDate).toSorted()
  const known = dates.find((date) => date >= from) ?? dates.at(-1) ?? from
  const { anchor, months } = seriesThrough(known, anchorsOf(standing, dates), rule)
  const due = (step: number) => dueAfter(anchor, months + step, rule)
  let first = 0
  while (due(first) < from) first += 1
  return Array.from({ length: count }, (_, i) => due(first + i))
}

function anchorsOf({ firstDueOn }: LoanStanding, dates: readonly BusinessDate[]): BusinessDate[] {
  const latest = dates.toSorted((a, b) => Number(b.slice(8)) - Number(a.slice(8)))[0]
  return [firstDueOn, latest].filter((date) => date !== undefined)
}

/** The first of the anchors whose monthly dates meet a date, or the date itself. */
function seriesThrough(
  date: BusinessDate,
  anchors: readonly BusinessDate[],
  rule: ProductTerms['dueRule'],
): { readonly anchor: BusinessDate; readonly months: number } {
  for (const anchor of anchors) {
    const months = monthNo(date) - monthNo(anchor)
    // A date moved off a day off may lie in the month after its own.
    for (const step of [months, months - 1]) {
      if (dueAfter(anchor, step, rule) === date) return { anchor, months: step }
    }
  }
  return { anchor: date, months: 0 }
}

function monthNo(date: BusinessDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}
