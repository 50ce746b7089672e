import { annuity } from './annuity.ts'
import { type Flows, lastStep } from './flows.ts'

/** Where the root is about, and how fast the flows' worth changes there. */
export interface Estimate {
  readonly rate: number
  readonly slope: number
}

/**
 * A rate per step at which positive-rate flows discount to about zero, found with floats: Newton's step where it stays
 * in the bracket, halving it where not. It is a guess; `prove.ts` decides. Nothing when no rate up to `most` changes
 * the sign.
 */
export function estimateRate(flows: Flows, most: number, guess: number): Estimate | undefined {
  const atLow = -Math.sign(flows.runs[0]?.amount ?? 0)
  let low = 0
  let high = most
  let slope = 0
  let rate = guess > low && guess < high ? guess : firstGuess(flows, high)
  for (let round = 0; round < 200; round += 1) {
    const here = discounted(flows, rate)
    slope = here.slope
    if (here.value === 0) break
    if (Math.sign(here.value) === atLow) low = rate
    else high = rate
    let next = rate - here.value / slope
    // Halving on the logarithm reaches tiny rates as fast as large ones.
    if (!(next > low && next < high)) next = low === 0 ? high / 16 : Math.sqrt(low * high)
    // From here one more step would bring the float's last digits; the proof brings more than those.
    const settled = Math.abs(next - rate) <= Math.max(1e-7 * rate, 1e-16)
    rate = next
    if (settled) break
  }
  const atEnd = rate > most * 0.999 && Math.sign(discounted(flows, most).value) === atLow
  return atEnd ? undefined : { rate, slope }
}

/** What the flows are worth at the first step, and how that changes with the rate. */
function discounted({ runs, spacing }: Flows, rate: number): { value: number; slope: number } {
  const log = Math.log1p(rate)
  let value = 0
  let slope = 0
  let next = lastStep({ runs, spacing })
  let lastGap = 0
  let ratio = 1
  // Horner's scheme from the last run to the first; slopes are by the logarithm of the growth until the end.
  for (let i = runs.length - 1; i >= 0; i -= 1) {
    const { at, amount, times } = runs[i] ?? { at: 0, amount: 0, times: 1 }
    const gap = next - at
    if (gap !== lastGap) {
      ratio = Math.exp(-log * gap)
      lastGap = gap
    }
    const run = annuity(log * spacing, times)
    slope = (slope - value * gap) * ratio + amount * spacing * run.slope
    value = value * ratio + amount * run.worth
    next = at
  }
  return { value, slope: slope / (1 + rate) }
}

/** The rate of one payment of everything at the mean time of all payments. */
function firstGuess({ runs, spacing }: Flows, most: number): number {
  const received = { sum: 0, moment: 0 }
  const paid = { sum: 0, moment: 0 }
  for (const { at, amount, times } of runs) {
    const side = Math.sign(amount) === Math.sign(runs[0]?.amount ?? 0) ? received : paid
    side.sum += Math.abs(amount) * times
    side.moment += Math.abs(amount) * times * (at + ((times - 1) * spacing) / 2)
  }
  const span = paid.moment / paid.sum - received.moment / received.sum
  const guess = span > 0 ? (paid.sum / received.sum) ** (1 / span) - 1 : most / 2
  return guess > 0 && guess < most ? guess : most / 2
}
