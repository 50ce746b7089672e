/** What `times` payments of one, a spacing apart, are worth at the first of them, and how fast that changes. */
export interface Annuity {
  readonly worth: number
  /** By the logarithm of the growth from one payment to the next. */
  readonly slope: number
}

const single: Annuity = { worth: 1, slope: 0 }

/** `Σ e^(−j·growthLog)` for `j` below `times`, in floats: as a quotient, or as its series where that would cancel out. */
export function annuity(growthLog: number, times: number): Annuity {
  if (times === 1) return single
  const pairs = (times * (times - 1)) / 2
  if (growthLog * times < 1e-5) {
    const squares = (pairs * (2 * times - 1)) / 3
    return {
      worth: times - growthLog * pairs + (growthLog * growthLog * squares) / 2,
      slope: growthLog * squares - pairs,
    }
  }
  const one = Math.expm1(-growthLog)
  const all = Math.expm1(-growthLog * times)
  const slope = ((one + 1) * all - times * (all + 1) * one) / (one * one)
  return { worth: all / one, slope }
}
