import { refuseField } from '../limits.ts'

/** The same amount `times` over: `at`, and then every `spacing` steps. Positive is received, negative paid. */
export interface Run {
  readonly at: number
  readonly amount: number
  readonly times: number
}

/**
 * Money over time, ready to be discounted: runs of equal flows by whole steps from 0, in order and without zeros.
 * Hundreds of equal instalments are one run, so what is asked of them is asked once.
 */
export interface Flows {
  readonly runs: readonly Run[]
  /** Steps between the flows of a run; without meaning where every run is a single flow. */
  readonly spacing: number
}

/** Gathers flows that come in order, without two on one step. */
export class FlowsInOrder implements Flows {
  readonly runs: { at: number; amount: number; times: number }[] = []
  readonly spacing: number
  constructor(spacing: number) {
    this.spacing = spacing
  }

  add(at: number, amount: number): void {
    if (amount === 0) return
    const last = this.runs.at(-1)
    if (last?.amount === amount && at === last.at + last.times * this.spacing) last.times += 1
    else this.runs.push({ at, amount, times: 1 })
  }
}

/** Single flows in any order: sorted, added up where they fall together, and told from the first on. */
export function singleFlows(flows: readonly (readonly [step: number, amount: number])[]): Flows {
  const byStep = new Map<number, number>()
  for (const [step, amount] of flows) byStep.set(step, (byStep.get(step) ?? 0) + amount)
  const kept = [...byStep].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b)
  const first = kept[0]?.[0] ?? 0
  return { runs: kept.map(([step, amount]) => ({ at: step - first, amount, times: 1 })), spacing: 0 }
}

/** The step of the last flow. */
export function lastStep({ runs, spacing }: Flows): number {
  const last = runs.at(-1)
  return last ? last.at + (last.times - 1) * spacing : 0
}

/** What comes to the borrower, less what goes. */
export function total({ runs }: Flows): number {
  return runs.reduce((sum, { amount, times }) => sum + amount * times, 0)
}

/** The same story told backwards: what grew by `g` a step now grows by `1/g`. */
export function backwards(flows: Flows): Flows {
  const last = lastStep(flows)
  const { spacing } = flows
  const runs = flows.runs.map((run) => ({ ...run, at: last - run.at - (run.times - 1) * spacing })).reverse()
  return { runs, spacing }
}

/**
 * Refuse flows that have no rate, or more than one.
 *
 * One change of sign means exactly one rate (Descartes). With more changes, one change in the running total still
 * means exactly one positive rate (Norstrøm 1972); anything else may have several, and then none is *the* rate.
 */
export function requireOneRate({ runs }: Flows, path: string): void {
  const changes = signChanges(runs.map(({ amount }) => amount))
  if (changes === 0) throw refuseField(path, 'no_sign_change', '>0, <0')
  if (changes === 1) return
  let running = 0
  // Within a run the total moves one way, so its ends show every change.
  const totals = runs.map(({ amount, times }) => (running += amount * times))
  if (signChanges(totals) !== 1 || running === 0) throw refuseField(path, 'several_rates', '>0, <0')
}

function signChanges(amounts: readonly number[]): number {
  let changes = 0
  let before = 0
  for (const amount of amounts) {
    const sign = Math.sign(amount)
    if (sign === 0) continue
    if (before !== 0 && sign !== before) changes += 1
    before = sign
  }
  return changes
}
