import { type Fen, fen, refuse, type Refusal, yuan } from '../model/index.ts'
import { compareRatios, type Ratio, ratio } from './exact/ratio.ts'

/** What can be wrong with a field of a calculation. The allowed range travels beside it. */
export type CalcProblem =
  | 'missing'
  | 'not_taken'
  | 'not_an_amount'
  | 'not_a_rate'
  | 'not_a_multiplier'
  | 'not_a_whole_number'
  | 'not_a_date'
  | 'not_a_flow'
  | 'unknown_choice'
  | 'too_precise'
  | 'out_of_range'
  | 'repeated'
  | 'not_in_order'
  | 'no_sign_change'
  | 'several_rates'
  | 'rate_out_of_range'

/** Refuse one field, with what it may be. */
export function refuseField(path: string, problem: CalcProblem, allowed: string): Refusal {
  return refuse({ code: 'INVALID_INPUT', problems: [{ path, problem, allowed }] })
}

/** A closed range that a field must lie in. */
export interface Range<Value> {
  readonly least: Value
  readonly most: Value
}

const percent = (value: bigint): Ratio => ratio(value, 100n)

/**
 * What a calculation takes. The bounds are far beyond any consumer credit; they keep every sum of 分 a safe integer
 * (100 billion yuan over 360 terms at 1000% a year included) and catch a slipped digit.
 */
export const calcLimits = {
  amountFen: { least: fen(1), most: fen(10 ** 13) },
  terms: { least: 1, most: 360 },
  annualRate: { least: percent(0n), most: percent(1000n) },
  feeRate: { least: percent(0n), most: percent(100n) },
  multiplier: { least: ratio(1n, 10_000n), most: ratio(100n, 1n) },
  days: { least: 0, most: 36_500 },
  firstPeriodDays: { least: 1, most: 366 },
  /** Since the last due date; beyond a first period of a year the credit is overdue, and that is another sum. */
  settleDays: { least: 0, most: 366 },
  /** Money flows of one rate: the payout and up to sixty years of months. */
  flows: { least: 2, most: 721 },
  dates: { least: '1900-01-01', most: '2199-12-31' },
  rateDecimals: 10,
} as const

export function amountRange(
  least: number = calcLimits.amountFen.least,
  most: number = calcLimits.amountFen.most,
): string {
  return `${yuan(fen(least))}..${yuan(fen(most))}`
}

export function wholeRange({ least, most }: Range<number>): string {
  return `${least}..${most}`
}

export function rateRange({ least, most }: Range<Ratio>): string {
  const text = ({ num, den }: Ratio) => `${(num * 100n) / den}%`
  return `${text(least)}..${text(most)}`
}

/** An amount in whole 分 between `least` and `most`, or a refusal of `path`. */
export function checkAmount(
  path: string,
  amount: Fen,
  least: number = 1,
  most: number = calcLimits.amountFen.most,
): void {
  if (!Number.isSafeInteger(amount)) throw refuseField(path, 'not_an_amount', amountRange(least, most))
  if (amount < least || amount > most) throw refuseField(path, 'out_of_range', amountRange(least, most))
}

/** A whole number in a range, or a refusal of `path`. */
export function checkWhole(path: string, value: number, range: Range<number>): void {
  if (!Number.isSafeInteger(value)) throw refuseField(path, 'not_a_whole_number', wholeRange(range))
  if (value < range.least || value > range.most) throw refuseField(path, 'out_of_range', wholeRange(range))
}

/** A ratio in a range, or a refusal of `path`. */
export function checkRatio(path: string, value: Ratio, range: Range<Ratio>): void {
  if (compareRatios(value, range.least) < 0 || compareRatios(value, range.most) > 0) {
    throw refuseField(path, 'out_of_range', rateRange(range))
  }
}
