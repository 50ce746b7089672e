/**
 * Binary fixed point: a number `x` is held as the whole number `x · 2^bits`, and one unit of that is an ulp.
 * Everything here cuts downwards, so an answer is never above the truth and the distance has a bound.
 */

/**
 * `base^exponent`, never above the truth. For a `base` in [0, 1] that is less than one ulp below its own truth,
 * the answer is less than `2 · exponent` ulps below.
 *
 * Why: a product of two numbers in [0, 1] that are `a` and `b` ulps low is at most `a + b` low, and cutting it costs
 * one more. So `low + 1` adds up over the factors, each of which brings 2.
 */
export function power(base: bigint, exponent: number, bits: bigint): bigint {
  let result = 1n << bits
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) >> bits
    if (rest > 1) square = (square * square) >> bits
  }
  return result
}

/** `base^exponent`, raised at every step: with `power` a bracket that holds the truth, also for a `base` above 1. */
export function powerUp(base: bigint, exponent: number, bits: bigint): bigint {
  const raise = (1n << bits) - 1n
  let result = 1n << bits
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square + raise) >> bits
    if (rest > 1) square = (square * square + raise) >> bits
  }
  return result
}

/** The whole `degree`-th root of a whole number, cut downwards, by Newton from above. */
export function wholeRoot(value: bigint, degree: number): bigint {
  if (value < 2n) return value
  const k = BigInt(degree)
  const digits = value.toString(2).length
  let guess = 1n << BigInt(Math.ceil(digits / degree))
  for (;;) {
    const next = ((k - 1n) * guess + value / guess ** (k - 1n)) / k
    if (next >= guess) return guess
    guess = next
  }
}
