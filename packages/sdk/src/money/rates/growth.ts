import { power, powerUp, wholeRoot } from '../exact/fixed.ts'
import { refuseField } from '../limits.ts'
import { estimateRate } from './estimate.ts'
import { backwards, type Flows, requireOneRate, total } from './flows.ts'
import { type Bracket, proveRate } from './prove.ts'

/** What to look for, and where. */
export interface Search {
  readonly flows: Flows
  /** No rate per step above this is looked for; nor a loss that would mirror one. */
  readonly mostPerStep: number
  readonly guess?: number
  /** The field a refusal names, and the range of rates it tells. */
  readonly path: string
  readonly allowed: string
}

/** Decimals of every percentage that leaves this room. */
const pctDecimals = 10
const doubleUnits = 2n * 10n ** BigInt(pctDecimals + 2)

/** Precisions to try, in bits: the first settles nearly everything, the last 70 decimals. */
const precisions = [128n, 256n, 512n]

/** Turns the growth per step into what is to be told, such as the growth of a year. */
export type Stretch = (growth: Bracket) => Bracket

/**
 * The rate of the flows as percentages, one for each stretch, correctly rounded (HALF_UP) to 10 decimals. The digits
 * are proven: both ends of the proven bracket round to them. Refuses flows with no rate, with several, or with one
 * beyond the range; never answers with a rate that it could not prove.
 */
export function solvePercents(search: Search, stretches: readonly Stretch[]): string[] {
  requireOneRate(search.flows, search.path)
  const gain = total(search.flows)
  if (gain === 0) return stretches.map(() => percentText(0n))
  // More back than was received is a positive rate; the other case is the same, told backwards.
  const gains = Math.sign(gain) !== Math.sign(search.flows.runs[0]?.amount ?? 0)
  const flows = gains ? search.flows : backwards(search.flows)
  const estimate = estimateRate(flows, search.mostPerStep, search.guess ?? Number.NaN)
  if (!estimate) throw refuseField(search.path, 'rate_out_of_range', search.allowed)
  for (const bits of precisions) {
    const rate = proveRate(flows, estimate, bits)
    if (!rate) continue
    const growth = gains ? plusOne(rate) : inverse(plusOne(rate))
    const percents = stretches.map((stretch) => settled(stretch(growth), bits === precisions.at(-1)))
    if (percents.every((percent) => percent !== undefined)) return percents
  }
  throw refuseField(search.path, 'rate_out_of_range', search.allowed)
}

/** Growth over `exponent` steps. */
export function compounded(exponent: number): Stretch {
  if (exponent === 1) return (growth) => growth
  return ({ low, high, bits }) => ({ low: power(low, exponent, bits), high: powerUp(high, exponent, bits), bits })
}

/** `degree` times the gain of one `degree`-th of the whole: a year's growth as twelve times its equal month. */
export function nominal(degree: number): Stretch {
  return ({ low, high, bits }) => {
    const part = (value: bigint) => wholeRoot(value << (bits * BigInt(degree - 1)), degree)
    return times({ low: part(low), high: part(high) + 1n, bits }, degree)
  }
}

/** `factor` times the gain, without compounding (单利). */
export function simple(factor: number): Stretch {
  return (growth) => times(growth, factor)
}

function times({ low, high, bits }: Bracket, factor: number): Bracket {
  const one = 1n << bits
  const by = BigInt(factor)
  return { low: one + (low - one) * by, high: one + (high - one) * by, bits }
}

function plusOne({ low, high, bits }: Bracket): Bracket {
  return { low: low + (1n << bits), high: high + (1n << bits), bits }
}

function inverse({ low, high, bits }: Bracket): Bracket {
  const square = 1n << (2n * bits)
  return { low: square / high, high: square / low + 1n, bits }
}

/**
 * The gain as a percentage when both bounds agree on every digit. A rate that lies exactly between two roundings can
 * never be settled by bounds; at the last precision, within 10^-70 of the tie, the upper one is right either way.
 */
function settled({ low, high, bits }: Bracket, last: boolean): string | undefined {
  const one = 1n << bits
  // Twice the gain plus a half, cut: HALF_UP.
  const digits = (value: bigint) => ((value - one) * doubleUnits + one) >> (bits + 1n)
  const upper = digits(high)
  return last || digits(low) === upper ? percentText(upper) : undefined
}

/** Units of 10^-10 percent as decimal text. */
function percentText(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(pctDecimals + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -pctDecimals)}.${digits.slice(-pctDecimals)}`
}
