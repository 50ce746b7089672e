import { divideRounded, type Rounding } from './rounding.ts'

/** A rate or multiplier without loss: 4.9% a year is 49/12000 a month, and stays so until an amount is rounded. */
export interface Ratio {
  readonly num: bigint
  /** Positive. */
  readonly den: bigint
}

export const zeroRatio: Ratio = { num: 0n, den: 1n }

/** A ratio in lowest terms, which keeps the whole numbers below small. */
export function ratio(num: bigint, den: bigint): Ratio {
  let a = num < 0n ? -num : num
  let b = den
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? zeroRatio : { num: num / a, den: den / a }
}

export function timesRatio(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den)
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** What a ratio makes of whole 分: `interestOn = partOf(monthly, 'half_up')`, then `interestOn(balance)`. */
export type PartOf = (amountFen: number) => number

/** Below this a product, and the quotient of one, is known to less than a half in floats. */
const safeProduct = 2 ** 50

/**
 * Multiply whole, non-negative 分 by a ratio and round once. Whole numbers below 2^53 are exact as they are; what is
 * larger goes through bigint. Neither path ever holds a fraction of a 分.
 */
export function partOf({ num, den }: Ratio, rounding: Rounding): PartOf {
  const slow: PartOf = (amountFen) => Number(divideRounded(BigInt(amountFen) * num, den, rounding))
  if (num >= 2n ** 40n || den >= 2n ** 50n) return slow
  const by = Number(num)
  const over = Number(den)
  const inverse = 1 / over
  const most = Math.floor(safeProduct / Math.max(by, 1))
  return (amountFen) => {
    if (amountFen > most) return slow(amountFen)
    const product = amountFen * by
    // A whole number next to the quotient; what is left over, being whole and exact, tells whether it is the nearest.
    const near = Math.floor(product * inverse + 0.5)
    const twiceRest = 2 * (product - near * over)
    if (twiceRest < over && twiceRest > -over) return near
    const lower = twiceRest > 0 ? near : near - 1
    const tie = twiceRest === over || twiceRest === -over
    if (tie) return rounding === 'half_up' || lower % 2 === 1 ? lower + 1 : lower
    return twiceRest > 0 ? near + 1 : near - 1
  }
}
