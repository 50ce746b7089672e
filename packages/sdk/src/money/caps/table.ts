import type { BusinessDate } from '../../model/index.ts'

/** Which lenders a cap is written for. */
export type LenderKind = 'bank' | 'consumer_finance_company' | 'microlender' | 'private_lender'

/** A ceiling on what a credit may cost a year, as dated data. */
export interface RateCap {
  readonly id: string
  readonly appliesTo: readonly LenderKind[]
  readonly limit: { readonly pct: string } | { readonly timesLpr: number }
  /** Which annualisation is measured. No text that we know says; the market quotes IRR × 12. */
  readonly measure: 'simple' | 'compound'
  /** The measured rate is rounded HALF_UP to this many decimals of a percent before it is compared. */
  readonly decimals: number
  readonly effectiveFrom: BusinessDate
  readonly effectiveTo?: BusinessDate
  readonly source: string
  /** C certain, L likely, M from memory: an officer confirms every row that is not C before it may block. */
  readonly mark: 'C' | 'L' | 'M'
}

const day = (text: string) => text as BusinessDate

/** Caps as known on 2026-11-22. A court may still be asked to reduce what is below them. */
export const rateCaps: readonly RateCap[] = [
  {
    id: 'financial-24',
    appliesTo: ['bank', 'consumer_finance_company', 'microlender'],
    limit: { pct: '24' },
    measure: 'simple',
    decimals: 2,
    effectiveFrom: day('2017-08-04'),
    source: '法发〔2017〕22号: 利息、复利、罚息、违约金和其他费用合计',
    mark: 'M',
  },
  {
    id: 'consumer-finance-20',
    appliesTo: ['consumer_finance_company'],
    limit: { pct: '20' },
    measure: 'simple',
    decimals: 2,
    effectiveFrom: day('2025-12-01'),
    source: '窗口指导: 消费金融公司综合融资成本约 20%',
    mark: 'L',
  },
  {
    id: 'microloan-4-lpr',
    appliesTo: ['microlender'],
    limit: { timesLpr: 4 },
    measure: 'simple',
    decimals: 2,
    effectiveFrom: day('2028-01-01'),
    source: '小额贷款公司综合融资成本管理工作指引(2025-12): 2027 年底前每笔不高于 4 倍 1 年期 LPR',
    mark: 'L',
  },
  {
    id: 'private-4-lpr',
    appliesTo: ['private_lender'],
    limit: { timesLpr: 4 },
    measure: 'simple',
    decimals: 2,
    effectiveFrom: day('2020-08-20'),
    source: '民间借贷解释 25、28、29: 合同成立时一年期 LPR 的四倍，含逾期利息、违约金和费用',
    mark: 'C',
  },
]

/** A one-year LPR and the days for which we know that it was the last one published. */
export interface LprPeriod {
  readonly pct: string
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly source: string
  readonly mark: RateCap['mark']
}

/** A date that no period covers has no known LPR, and a cap in multiples of it cannot be judged. */
export const lprPeriods: readonly LprPeriod[] = [
  { pct: '3.0', from: day('2025-12-01'), to: day('2025-12-31'), source: '一年期 LPR, 2025-12', mark: 'L' },
]
