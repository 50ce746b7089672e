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

/**
 * Multiply whole, non-negative 分 by a ratio and round once. Whole numbers below 2^53 are exact as they are; what is
 * larger goes through bigint. Neither path ever holds a fraction.
 */
export function partOf({ num, den }: Ratio, rounding: Rounding): PartOf {
  const slow: PartOf = (amountFen) => Number(divideRounded(BigInt(amountFen) * num, den, rounding))
  if (num >= 2n ** 40n || den >= 2n ** 50n) return slow
  const by = Number(num)
  const over = Number(den)
  const inverse = 1 / over
  const most = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(by, 1))
  return (amountFen) => {
    if (amountFen > most) return slow(amountFen)
    const product = amountFen * by
    let whole = Math.floor(product * inverse)
    // The quotient may be off by one where it was rounded as a float; the rest, being whole, tells.
    let rest = product - whole * over
    if (rest < 0) {
      whole -= 1
      rest += over
    } else if (rest >= over) {
      whole += 1
      rest -= over
    }
    const up = rest * 2 > over || (rest * 2 === over && (rounding === 'half_up' || whole % 2 === 1))
    return up ? whole + 1 : whole
  }
}
