import { addDays, type BusinessDate, type Failure, pausesOf, type Pause, termsOf } from '@zuoxi/sdk'
import type { LoanFacts } from './loan-facts.ts'

/**
 * Why the penalty clock of a loan cannot be stopped, or started, from a day on; nothing when it can. The day may lie in
 * the past, though not before the payout, and no further ahead than a loan may be deferred.
 */
export function refusalToSwitchPenalty(
  facts: LoanFacts,
  kind: 'pause' | 'resume',
  on: BusinessDate,
  today: BusinessDate,
): Failure | undefined {
  const { status, disbursedOn, termsVersion } = facts.contract
  if (status !== 'active') return illegal(status, to(kind), [])
  const latest = addDays(today, termsOf(termsVersion).arrange.maxDeferDays)
  if (on < disbursedOn || on > latest) {
    const problem = { path: 'on', problem: 'out_of_range', allowed: `${disbursedOn}..${latest}` }
    return { code: 'INVALID_INPUT', problems: [problem] }
  }
  const paused = pausesOf(facts.accruals).some((pause) => covers(pause, on))
  const from = paused ? 'penalty_paused' : 'penalty_running'
  return from === to(kind) ? illegal(from, to(kind), [paused ? 'penalty_running' : 'penalty_paused']) : undefined
}

function to(kind: 'pause' | 'resume') {
  return kind === 'pause' ? 'penalty_paused' : 'penalty_running'
}

function covers({ from, to: end }: Pause, day: BusinessDate): boolean {
  return from <= day && (end === undefined || day < end)
}

function illegal(from: string, toState: string, allowed: readonly string[]): Failure {
  return { code: 'ILLEGAL_TRANSITION', noun: 'loan', from, to: toState, allowed: [...allowed] }
}
