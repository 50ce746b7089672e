import { refuseField } from '../limits.ts'

/**
 * Money over time, ready to be discounted: `amounts[i]` moves `at[i]` whole steps after the first flow.
 * Sorted, merged, without zeros. Amounts are whole numbers of 分 as they come; positive is received.
 */
export interface Flows {
  readonly at: readonly number[]
  readonly amounts: readonly number[]
}

/** Sort by step, add up what falls together, and leave out what comes to nothing. */
export function flowsOf(steps: readonly number[], amounts: readonly number[]): Flows {
  if (isSorted(steps) && !amounts.includes(0)) return { at: steps, amounts }
  const byStep = new Map<number, number>()
  steps.forEach((step, i) => byStep.set(step, (byStep.get(step) ?? 0) + (amounts[i] ?? 0)))
  const kept = [...byStep].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b)
  const first = kept[0]?.[0] ?? 0
  return { at: kept.map(([step]) => step - first), amounts: kept.map(([, amount]) => amount) }
}

/** From 0 on, each later than the one before: nothing to add up. */
function isSorted(steps: readonly number[]): boolean {
  for (let i = 1; i < steps.length; i += 1) if ((steps[i] ?? 0) <= (steps[i - 1] ?? 0)) return false
  return steps[0] === 0
}

/** The same story told backwards: what grew by `g` a step now grows by `1/g`. */
export function backwards({ at, amounts }: Flows): Flows {
  const last = at.at(-1) ?? 0
  return { at: at.map((step) => last - step).reverse(), amounts: [...amounts].reverse() }
}

/**
 * Refuse flows that have no rate, or more than one.
 *
 * One change of sign means exactly one rate (Descartes). With more changes, one change in the running total still
 * means exactly one positive rate (Norstrøm 1972); anything else may have several, and then none is *the* rate.
 */
export function requireOneRate({ amounts }: Flows, path: string): void {
  const changes = signChanges(amounts)
  if (changes === 0) throw refuseField(path, 'no_sign_change', '>0, <0')
  if (changes === 1) return
  let running = 0
  const totals = amounts.map((amount) => (running += amount))
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
