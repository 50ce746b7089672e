import type { BusinessDate } from '../../model/index.ts'
import type { LenderKind } from '../caps/table.ts'
import type { Rounding } from '../exact/rounding.ts'
import type { Basis } from '../schedule/credit.ts'

/**
 * What a product's contracts say beside rate, terms and method, as dated data. A loan keeps the version it was made
 * under: a changed rule gets a new version, and touches new loans only.
 */
export interface ProductTerms {
  readonly id: string
  readonly effectiveFrom: BusinessDate
  readonly lender: LenderKind
  readonly rounding: Rounding
  /** Days in the year for interest by days. */
  readonly basis: Basis
  /** 罚息: contract rate × multiplier on the base, by days of its own basis. */
  readonly penalty: {
    readonly multiplier: string
    readonly base: 'principal' | 'principal_and_interest'
    readonly basis: Basis
  }
  readonly settle: { readonly feeRateOnBalance: string; readonly remainingFees: 'waive' | 'charge' }
  readonly allocationPolicy: string
  /** Whether a due date on a day off moves to the next business day. */
  readonly dueRule: 'as_is' | 'next_business_day'
  readonly arrange: {
    readonly maxDeferDays: number
    /** COL-12: 个性化分期最长 5 年. */
    readonly maxTerms: number
    /** A quote holds until the end of this many calendar days after it was made. */
    readonly quoteDays: number
    /** Days a new instalment may be late before the arrangement counts as broken. */
    readonly breachDays: number
  }
  readonly source: string
  readonly mark: 'C' | 'Cq' | 'L' | 'M' | 'H'
}

/** Every version that a loan may have been made under. */
export const productTerms: readonly ProductTerms[] = [
  {
    id: 'house@1',
    effectiveFrom: '2024-01-01' as BusinessDate,
    lender: 'bank',
    rounding: 'half_up',
    basis: 360,
    penalty: { multiplier: '1.5', base: 'principal', basis: 360 },
    settle: { feeRateOnBalance: '0%', remainingFees: 'waive' },
    allocationPolicy: 'oldest-bill-fees-first@1',
    dueRule: 'as_is',
    arrange: { maxDeferDays: 90, maxTerms: 60, quoteDays: 3, breachDays: 3 },
    source: '示例机构产品条款（虚构）; 罚息倍数 银发〔2003〕251号 (RATE-14); 最长期数 信用卡办法 70 (COL-12)',
    mark: 'H',
  },
]

/** The terms of a version. A loan names one that exists, so an unknown version is a bug. */
export function termsOf(version: string): ProductTerms {
  const terms = productTerms.find(({ id }) => id === version)
  if (!terms) throw new Error(`no product terms ${version}`)
  return terms
}
