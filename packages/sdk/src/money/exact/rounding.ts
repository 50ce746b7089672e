/**
 * How a fraction of a 分 becomes a whole one, as the contract says it.
 * `half_up` is 四舍五入; `half_even` (银行家舍入) is for ledgers that keep their books so.
 */
export type Rounding = 'half_up' | 'half_even'

/**
 * An exact quotient, rounded to a whole number. `den` must be positive; a negative `num` rounds as its mirror image,
 * so that a reversal undoes exactly what it reverses.
 *
 * @example
 * divideRounded(5n, 2n, 'half_up')   // 3n
 * divideRounded(5n, 2n, 'half_even') // 2n
 * divideRounded(-5n, 2n, 'half_up')  // -3n
 */
export function divideRounded(num: bigint, den: bigint, rounding: Rounding): bigint {
  if (num < 0n) return -divideRounded(-num, den, rounding)
  const whole = num / den
  const twiceRest = (num - whole * den) * 2n
  const up = twiceRest > den || (twiceRest === den && (rounding === 'half_up' || whole % 2n === 1n))
  return up ? whole + 1n : whole
}
