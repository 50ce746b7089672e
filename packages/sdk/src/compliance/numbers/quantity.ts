import type { Fen } from '../../model/money.ts'
import type { BusinessDate } from '../../model/time.ts'

/** The script in which a numeral is written, so that a correction can be written likewise. */
export type NumeralScript = 'arabic' | 'chinese' | 'banker' | 'mixed'

/** How a quantity is written: all that is needed to write another value in the same way. */
export interface WrittenForm {
  readonly script: NumeralScript
  /** Whether the digits are full width (１２８０). */
  readonly wide: boolean
  /** Whether thousands are marked. */
  readonly grouped: boolean
  /** Digits after the point. */
  readonly decimals: number
  /** 千, 万, k, w after an Arabic coefficient, as written. */
  readonly multiplier: string
  /** What stands before the number: ¥, RMB, 本月, 第, 百分之 … as written. */
  readonly lead: string
  /** What stands behind it: 元, 块钱, 期, 号, % … as written. */
  readonly tail: string
  /** Which of its kind's shapes it is: `sign`, `jiao` (3块5毛), `iso`, `month-day`, `word` … */
  readonly shape: string
}

interface Written {
  /** UTF-16 units in the original text, end exclusive. */
  readonly span: readonly [number, number]
  readonly text: string
  readonly form: WrittenForm
  /** Whether it stands in quotation marks: somebody else's figure. */
  readonly quoted: boolean
  /** 左右, 一百来块, 几百: no exact value was said. */
  readonly approximate: boolean
}

/** Which instalments a number of 期 speaks of. */
export type TermRole = 'ordinal' | 'total' | 'left' | 'paid' | 'any'

/** The span of time that a rate is for; `term` is an instalment, `unknown` was not said. */
export type RateBasis = 'annual' | 'monthly' | 'daily' | 'term' | 'unknown'

export interface AmountQuantity extends Written {
  readonly kind: 'amount'
  readonly amountFen: Fen
  /** Whether more decimals were written than a 分 has; then no ledger cell can hold it. */
  readonly tooFine: boolean
  /** 美元 or $, where it is not the ledger's own; empty for yuan. */
  readonly currency: string
  /** All values that it may mean, when that is more than one; or the bounds of an approximate one. */
  readonly ambiguous: readonly Fen[]
}

export interface DateQuantity extends Written {
  readonly kind: 'date'
  /** All dates that it may mean, the likeliest first. */
  readonly dates: readonly BusinessDate[]
  /** 每月15日: the day counts, in whichever month. */
  readonly monthly: boolean
}

/** A month without a day, as bills have: 10月账单. */
export interface MonthQuantity extends Written {
  readonly kind: 'month'
  /** `YYYY-MM`, the likeliest first. */
  readonly months: readonly string[]
}

export interface TermQuantity extends Written {
  readonly kind: 'term'
  readonly terms: number
  readonly role: TermRole
}

export interface RateQuantity extends Written {
  readonly kind: 'rate'
  /** Parts per million of the principal for one `basis`. */
  readonly ppm: number
  readonly basis: RateBasis
  /** 2分利 is 2% a month, and for some 20% a year. */
  readonly ambiguous: readonly { readonly ppm: number; readonly basis: RateBasis }[]
}

export interface PercentQuantity extends Written {
  readonly kind: 'percent'
  readonly ppm: number
}

export interface DpdQuantity extends Written {
  readonly kind: 'dpd'
  /** The fewest and the most days that it may mean; equal when days were said. */
  readonly days: readonly [number, number]
}

export interface DurationQuantity extends Written {
  readonly kind: 'duration'
  readonly amount: number
  readonly unit: 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year'
}

export interface CountQuantity extends Written {
  readonly kind: 'count'
  readonly count: number
  readonly of: 'bill' | 'loan' | 'repayment'
}

/** What has digits and states no fact of the ledger: numbers of tickets, phones, clocks, years, lists. */
export interface OtherQuantity extends Written {
  readonly kind: 'code' | 'time' | 'year' | 'number'
}

export type Quantity =
  | AmountQuantity
  | DateQuantity
  | MonthQuantity
  | TermQuantity
  | RateQuantity
  | PercentQuantity
  | DpdQuantity
  | DurationQuantity
  | CountQuantity
  | OtherQuantity

export type QuantityKind = Quantity['kind']
