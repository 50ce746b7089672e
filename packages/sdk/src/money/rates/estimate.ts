import type { Flows } from './flows.ts'

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
  const atLow = -Math.sign(flows.amounts[0] ?? 0)
  let low = 0
  let high = most
  let slope = 0
  let rate = guess > low && guess < high ? guess : firstGuess(flows, high)
  for (let round = 0; round < 200; round += 1) {
    const here = discounted(flows, rate)
    const { value } = here
    slope = here.slope
    if (value === 0) break
    if (Math.sign(value) === atLow) low = rate
    else high = rate
    let next = rate - value / slope
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
function discounted({ at, amounts }: Flows, rate: number): { value: number; slope: number } {
  const ratio = 1 / (1 + rate)
  let value = 0
  let slope = 0
  let next = at.at(-1) ?? 0
  // Horner's scheme from the last flow to the first: gaps of one step, by far the most, cost no power.
  for (let i = amounts.length - 1; i >= 0; i -= 1) {
    const step = at[i] ?? 0
    const gap = next - step
    if (gap === 1) {
      slope = (slope + value) * ratio
      value *= ratio
    } else if (gap > 1) {
      const factor = ratio ** gap
      slope = (slope + value * gap) * factor
      value *= factor
    }
    value += amounts[i] ?? 0
    next = step
  }
  return { value, slope: -slope * ratio }
}

/** The rate of one payment of everything at the mean time of all payments. */
function firstGuess({ at, amounts }: Flows, most: number): number {
  let received = 0
  let paid = 0
  let receivedAt = 0
  let paidAt = 0
  amounts.forEach((amount, i) => {
    if (Math.sign(amount) === Math.sign(amounts[0] ?? 0)) {
      received += Math.abs(amount)
      receivedAt += Math.abs(amount) * (at[i] ?? 0)
    } else {
      paid += Math.abs(amount)
      paidAt += Math.abs(amount) * (at[i] ?? 0)
    }
  })
  const span = paidAt / paid - receivedAt / received
  const guess = span > 0 ? (paid / received) ** (1 / span) - 1 : most / 2
  return guess > 0 && guess < most ? guess : most / 2
}
