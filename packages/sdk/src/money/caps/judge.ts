import type { BusinessDate } from '../../model/index.ts'
import { compareRatios, type Ratio, ratio } from '../exact/ratio.ts'
import { divideRounded } from '../exact/rounding.ts'
import type { Rates } from '../rates/irr.ts'
import { type LenderKind, type LprPeriod, lprPeriods, type RateCap, rateCaps } from './table.ts'

/** One cap held against one credit. */
export type CapVerdict =
  | {
      readonly cap: string
      readonly verdict: 'within' | 'above'
      readonly measure: RateCap['measure']
      /** The rate as declared: rounded to the cap's decimals. */
      readonly declaredPct: string
      readonly limitPct: string
    }
  /** A cap in multiples of the LPR on a date whose LPR is not in the table. */
  | { readonly cap: string; readonly verdict: 'unknown'; readonly needs: 'lpr' }

export interface CapQuestion {
  readonly rates: Pick<Rates, 'aprSimplePct' | 'aprCompoundPct'>
  readonly lender: LenderKind
  /** The day the contract came into being: caps and LPR are those of that day. */
  readonly contractedOn: BusinessDate
  readonly caps?: readonly RateCap[]
  readonly lprs?: readonly LprPeriod[]
}

/**
 * Hold a credit's cost against every cap that applies to its lender on its day. The comparison is made at the cap's
 * declared precision: a lawful 24% credit costs 24.000192% after rounding to the 分, and that is 24.00%.
 *
 * @example
 * judgeCaps({ rates: { aprSimplePct: '24.0001920000', aprCompoundPct: '26.8244180000' }, lender: 'bank', contractedOn: '2026-03-01' }).map(({ verdict }) => verdict) // ['within']
 */
export function judgeCaps({
  rates,
  lender,
  contractedOn,
  caps = rateCaps,
  lprs = lprPeriods,
}: CapQuestion): CapVerdict[] {
  return caps
    .filter((cap) => cap.appliesTo.includes(lender) && covers(cap.effectiveFrom, cap.effectiveTo, contractedOn))
    .map((cap) =>
      judge(
        cap,
        rates,
        lprs.find(({ from, to }) => covers(from, to, contractedOn)),
      ),
    )
}

function judge(cap: RateCap, rates: CapQuestion['rates'], lpr: LprPeriod | undefined): CapVerdict {
  const { id, measure, decimals } = cap
  const limit = limitOf(cap, lpr)
  if (!limit) return { cap: id, verdict: 'unknown', needs: 'lpr' }
  const declared = rounded(pctOf(measure === 'simple' ? rates.aprSimplePct : rates.aprCompoundPct), decimals)
  const verdict = compareRatios(declared, limit) > 0 ? 'above' : 'within'
  return { cap: id, verdict, measure, declaredPct: textOf(declared, decimals), limitPct: textOf(limit, decimals) }
}

function limitOf({ limit }: RateCap, lpr: LprPeriod | undefined): Ratio | undefined {
  if ('pct' in limit) return pctOf(limit.pct)
  if (!lpr) return undefined
  const { num, den } = pctOf(lpr.pct)
  return ratio(num * BigInt(limit.timesLpr), den)
}

function covers(from: BusinessDate, to: BusinessDate | undefined, on: BusinessDate): boolean {
  return from <= on && (to === undefined || on <= to)
}

/** Decimal text to an exact ratio. Our own data and our own rates: text of another form is a bug. */
function pctOf(text: string): Ratio {
  const [whole = '0', decimals = ''] = text.split('.')
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

function rounded({ num, den }: Ratio, decimals: number): Ratio {
  const unit = 10n ** BigInt(decimals)
  return ratio(divideRounded(num * unit, den, 'half_up'), unit)
}

function textOf({ num, den }: Ratio, decimals: number): string {
  const digits = String(divideRounded(num * 10n ** BigInt(decimals), den, 'half_up')).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
