import { type Fen, fen, RepaymentMethod } from '../../model/index.ts'
import { type Ratio, ratio, timesRatio, zeroRatio } from '../exact/ratio.ts'
import type { Rounding } from '../exact/rounding.ts'
import { calcLimits, checkAmount, checkWhole, refuseField } from '../limits.ts'
import { readRate } from '../read/numbers.ts'

/** Days in the year that interest by days is counted with, as the contract says. */
export type Basis = 360 | 365

/** What a contract says about a credit in monthly terms. Rates are decimal text: `'12%'` or `'0.12'`. */
export interface Credit {
  readonly principalFen: Fen
  readonly method: RepaymentMethod
  /** 1 to 360. */
  readonly terms: number
  /** Contract rate a year, 0% to 1000%; for every method but `flat_fee`, which has none. */
  readonly annualRate?: string | undefined
  /** `flat_fee`: the fee of each term as a part of the original principal, 0% to 100%. */
  readonly feeRate?: string | undefined
  /** Charged once, in term 1, as a part of the principal, 0% to 100%. */
  readonly upfrontFeeRate?: string | undefined
  /** 担保费, charged each term. */
  readonly guaranteeFeeFen?: Fen | undefined
  /** What the borrower received, when fees were taken out first: at most the principal, which is the default. */
  readonly receivedFen?: Fen | undefined
  /** Default `half_up`. */
  readonly rounding?: Rounding | undefined
  /** A first period that is longer or shorter than a month: its interest is counted by days. */
  readonly firstPeriod?: { readonly days: number; readonly basis: Basis } | undefined
}

/** A credit that was checked, with its rates as exact ratios. */
export interface CheckedCredit {
  readonly principalFen: Fen
  readonly method: RepaymentMethod
  readonly terms: number
  readonly perAnnum: Ratio
  /** A twelfth of the annual rate, never rounded. */
  readonly perTerm: Ratio
  readonly feePerTerm: Ratio
  readonly upfrontFee: Ratio
  readonly guaranteeFeeFen: Fen
  readonly receivedFen: Fen
  readonly rounding: Rounding
  readonly firstPeriod: { readonly days: number; readonly basis: Basis } | undefined
}

const aTwelfth = ratio(1n, 12n)

/** Check every field against its range; refuses the first that is outside, by name. */
export function checkCredit(credit: Credit): CheckedCredit {
  const { principalFen, method, terms, firstPeriod } = credit
  const { feeRate: feeRange } = calcLimits
  if (!RepaymentMethod.options.includes(method)) {
    throw refuseField('method', 'unknown_choice', RepaymentMethod.options.join(', '))
  }
  checkAmount('principal', principalFen)
  checkWhole('terms', terms, calcLimits.terms)
  requireRates(credit)
  const guaranteeFeeFen = credit.guaranteeFeeFen ?? fen(0)
  const receivedFen = credit.receivedFen ?? principalFen
  checkAmount('guaranteeFee', guaranteeFeeFen, 0)
  checkAmount('received', receivedFen, 1, principalFen)
  if (firstPeriod) checkFirstPeriod(firstPeriod, method)
  const perAnnum = credit.annualRate === undefined ? zeroRatio : readRate('annualRate', credit.annualRate)
  const fee = (path: string, text: string | undefined) =>
    text === undefined ? zeroRatio : readRate(path, text, feeRange)
  return {
    principalFen,
    method,
    terms,
    perAnnum,
    perTerm: timesRatio(perAnnum, aTwelfth),
    feePerTerm: fee('feeRate', credit.feeRate),
    upfrontFee: fee('upfrontFeeRate', credit.upfrontFeeRate),
    guaranteeFeeFen,
    receivedFen,
    rounding: credit.rounding ?? 'half_up',
    firstPeriod,
  }
}

/** Interest and the flat fee are two ways to charge for the same thing: a method takes one of them. */
function requireRates({ method, annualRate, feeRate, upfrontFeeRate }: Credit): void {
  if (method !== 'flat_fee') {
    if (annualRate === undefined) throw refuseField('annualRate', 'missing', '0%..1000%')
    if (feeRate !== undefined) throw refuseField('feeRate', 'not_taken', 'flat_fee')
    return
  }
  if (annualRate !== undefined)
    throw refuseField('annualRate', 'not_taken', 'equal_instalment, equal_principal, interest_only')
  if (feeRate === undefined && upfrontFeeRate === undefined) throw refuseField('feeRate', 'missing', '0%..100%')
}

function checkFirstPeriod({ days, basis }: { days: number; basis: Basis }, method: RepaymentMethod): void {
  if (method === 'flat_fee') {
    throw refuseField('firstDays', 'not_taken', 'equal_instalment, equal_principal, interest_only')
  }
  checkWhole('firstDays', days, calcLimits.firstPeriodDays)
  checkBasis(basis)
}

export function checkBasis(basis: Basis): void {
  if (basis !== 360 && basis !== 365) throw refuseField('basis', 'unknown_choice', '360, 365')
}

/** A yearly rate over some days: `rate × days ÷ basis`. */
export function overDays(perAnnum: Ratio, days: number, basis: Basis): Ratio {
  return timesRatio(perAnnum, ratio(BigInt(days), BigInt(basis)))
}
