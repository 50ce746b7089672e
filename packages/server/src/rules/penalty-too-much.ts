import { addDays, type BusinessDate, type Failure, fen, termsOf } from '@zuoxi/sdk'
import type { LinePart } from './arrangement-settlement.ts'
import { type AccrualFacts, isIssued, type LoanFacts, type LoanLine } from './loan-facts.ts'
import { overchargedPenalty, versionInForce } from './loan-standing.ts'

/** What of the bills of a loan falls away because 罚息 of days that are paused now had been charged. */
export type TooMuch = { readonly takeOff: readonly LinePart[] } | { readonly refused: Failure }

/**
 * 罚息 that a pause makes too much: it is taken off what is owed of it on bills, the latest first. Refused where that
 * cannot be done: it was paid, or an arrangement made it a part of its schedule. Then the first day is told from which
 * a pause takes nothing back.
 */
export function tooMuchAfter(facts: LoanFacts, event: AccrualFacts, today: BusinessDate): TooMuch {
  const { disbursedOn, termsVersion } = facts.contract
  const latest = addDays(today, termsOf(termsVersion).arrange.maxDeferDays)
  const refusedFrom = (problem: string, from: BusinessDate): TooMuch => ({
    refused: { code: 'INVALID_INPUT', problems: [{ path: 'on', problem, allowed: `${from}..${latest}` }] },
  })
  const arranged = versionInForce(facts)
  const isArranged = arranged?.plan.some(({ penaltyFen }) => penaltyFen > 0) ?? false
  if (event.kind === 'pause' && isArranged && arranged && event.on < arranged.effectiveOn)
    return refusedFrom('penalty_arranged', arranged.effectiveOn)

  const owing = owingPenalty(facts)
  const owedFen = owing.reduce((sum, line) => sum + line.amountFen - line.paidFen, 0)
  const needs = (on: BusinessDate) => tooMuchFen(facts, { ...event, on }, today)
  const neededFen = needs(event.on)
  if (neededFen <= owedFen) return { takeOff: partsOf(owing, neededFen) }
  let from = event.on < disbursedOn ? disbursedOn : event.on
  while (from < today && needs(from) > owedFen) from = addDays(from, 1)
  return refusedFrom('penalty_paid', from)
}

/** What was charged too much already, by whoever made the first bills, is not of this event. */
function tooMuchFen(facts: LoanFacts, event: AccrualFacts, today: BusinessDate): number {
  const after = { ...facts, accruals: [...facts.accruals, event] }
  return Math.max(0, overchargedPenalty(after, today) - overchargedPenalty(facts, today))
}

function owingPenalty({ lines }: LoanFacts): LoanLine[] {
  return lines
    .filter((line) => line.component === 'penalty' && isIssued(line) && line.paidFen < line.amountFen)
    .toReversed()
}

function partsOf(lines: readonly LoanLine[], neededFen: number): LinePart[] {
  let left = neededFen
  return lines.flatMap(({ billId, lineNo, component, amountFen, paidFen }) => {
    const taken = Math.min(left, amountFen - paidFen)
    left -= taken
    return taken > 0 ? [{ billId, lineNo, component, amountFen: fen(taken) }] : []
  })
}
