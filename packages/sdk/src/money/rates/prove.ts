import { power } from '../exact/fixed.ts'
import type { Estimate } from './estimate.ts'
import type { Flows, Run } from './flows.ts'

/** Bounds of a number in fixed point; the truth lies in `[low, high]`. */
export interface Bracket {
  readonly low: bigint
  readonly high: bigint
  readonly bits: bigint
}

/** A sparse polynomial in the discount ratio `v`: Horner walks `coefficients`, multiplying by `v^gaps[i]` after each. */
interface Polynomial {
  readonly coefficients: readonly bigint[]
  readonly gaps: readonly number[]
  /** Multiplied by `1 − v^factor` when not 0; that is positive, so signs stay. */
  readonly factor: number
  /** Sum of the absolute coefficients: no partial sum exceeds it while `v` ≤ 1. */
  readonly weight: bigint
  readonly degree: number
}

const attempts = 12

/**
 * The rate per step at which the flows discount to zero, between two bounds that are proven: in exact whole-number
 * arithmetic the flows are worth more than nothing at one and less than nothing at the other. `estimate` is where to
 * look. Nothing when the proof does not succeed at this precision.
 */
export function proveRate(flows: Flows, estimate: Estimate, bits: bigint): Bracket | undefined {
  const polynomial = polynomialOf(flows)
  const reach = 1n << (bits / 2n - 6n)
  // From a step this short, the next error is well within reach.
  const near = reach << 30n
  // Below 2^-60 the estimate is taken as it stands.
  let rate = BigInt(Math.round(estimate.rate * 2 ** 60)) << (bits - 60n)
  const slope = BigInt(Math.round(estimate.slope * 2 ** 30))
  if (slope === 0n) return undefined
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // One Newton step with an exact value and the float's slope wins about a dozen digits.
    const step = (worth(polynomial, rate, bits) << 30n) / slope
    rate -= step
    if (step > near || step < -near) continue
    const low = rate - reach
    const high = rate + reach
    if (low <= 0n) return undefined
    const signs = [provenSign(polynomial, low, bits), provenSign(polynomial, high, bits)]
    if (signs[0] !== 0 && signs[0] === -(signs[1] ?? 0)) return { low, high, bits }
  }
  return undefined
}

/** The rate where a step of Newton's needs it: the value of the flows themselves, approximately. */
function worth(polynomial: Polynomial, rate: bigint, bits: bigint): bigint {
  const ratio = discountRatio(rate, bits)
  const value = evaluate(polynomial, ratio, bits)
  if (polynomial.factor === 0) return value
  const divisor = (1n << bits) - power(ratio, polynomial.factor, bits)
  return divisor === 0n ? value : (value << bits) / divisor
}

/**
 * The sign of the flows' worth, or 0 when it cannot be told apart from zero.
 *
 * Why the bound: `v^gap` is at most `2 · gap` ulps low (`power`), each multiplication by it brings the partial sum
 * (at most `weight`) times that, plus one ulp of its own for the cut, and no step enlarges what came before.
 */
function provenSign(polynomial: Polynomial, rate: bigint, bits: bigint): number {
  const value = evaluate(polynomial, discountRatio(rate, bits), bits)
  const bound = polynomial.weight * BigInt(2 * polynomial.degree) + BigInt(polynomial.gaps.length)
  if (value > bound) return 1
  return value < -bound ? -1 : 0
}

function discountRatio(rate: bigint, bits: bigint): bigint {
  return (1n << (2n * bits)) / ((1n << bits) + rate)
}

function evaluate({ coefficients, gaps }: Polynomial, ratio: bigint, bits: bigint): bigint {
  let value = 0n
  for (let i = 0; i < coefficients.length; i += 1) {
    value += (coefficients[i] ?? 0n) << bits
    const gap = gaps[i] ?? 0
    if (gap > 0) value = (value * (gap === 1 ? ratio : power(ratio, gap, bits))) >> bits
  }
  return value
}

/**
 * The flows as a polynomial. Multiplied by `1 − v^spacing`, a run is its first flow less one beyond its last, and
 * hundreds of equal instalments become a few terms; where runs are short, the flows themselves are fewer.
 */
function polynomialOf({ runs, spacing }: Flows): Polynomial {
  const flows = runs.reduce((count, { times }) => count + times, 0)
  const shorter = 2 * runs.length < flows
  const { steps, values } = shorter ? endsOf(runs, spacing) : eachOf(runs, spacing)
  const coefficients: bigint[] = []
  const gaps: number[] = []
  let weight = 0n
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const coefficient = BigInt(values[i] ?? 0)
    coefficients.push(coefficient)
    weight += coefficient < 0n ? -coefficient : coefficient
    gaps.push((steps[i] ?? 0) - (i > 0 ? (steps[i - 1] ?? 0) : 0))
  }
  return { coefficients, gaps, factor: shorter ? spacing : 0, weight, degree: steps.at(-1) ?? 0 }
}

/** Powers and their coefficients, in order. */
interface Terms {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

function eachOf(runs: readonly Run[], spacing: number): Terms {
  const steps: number[] = []
  const values: number[] = []
  for (const { at, amount, times } of runs) {
    for (let i = 0; i < times; i += 1) {
      steps.push(at + i * spacing)
      values.push(amount)
    }
  }
  return { steps, values }
}

/** The terms of `runs · (1 − v^spacing)`; where one run ends on the step of another, they are one term. */
function endsOf(runs: readonly Run[], spacing: number): Terms {
  const byStep = new Map<number, number>()
  const add = (step: number, value: number) => byStep.set(step, (byStep.get(step) ?? 0) + value)
  for (const { at, amount, times } of runs) {
    add(at, amount)
    add(at + times * spacing, -amount)
  }
  const steps = [...byStep.keys()].sort((a, b) => a - b)
  return { steps, values: steps.map((step) => byStep.get(step) ?? 0) }
}
