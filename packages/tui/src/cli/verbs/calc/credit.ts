import {
  type Basis,
  calcLimits,
  type Credit,
  readAmount,
  readWhole,
  type RepaymentMethod,
  type Rounding,
} from '@zuoxi/sdk'
import { allowed, choice, given, needed, type Options, rateText } from './input.ts'

/** The options that describe a credit, shared by `schedule` and `settle`. */
export const creditOptions: Readonly<Record<string, string>> = {
  principal: '--principal <yuan>',
  annualRate: '--annual-rate <rate>',
  terms: '--terms <count>',
  method: '--method <method>',
  feeRate: '--fee-rate <rate>',
  upfrontFeeRate: '--upfront-fee-rate <rate>',
  guaranteeFee: '--guarantee-fee <yuan>',
  received: '--received <yuan>',
  rounding: '--rounding <mode>',
  firstDays: '--first-days <days>',
  basis: '--basis <days>',
}

const methods: Readonly<Record<string, RepaymentMethod>> = {
  'equal-installment': 'equal_instalment',
  'equal-principal': 'equal_principal',
  'interest-only': 'interest_only',
  'flat-fee': 'flat_fee',
}

/** The credit that the options describe. Ranges and what belongs together are the model's to check. */
export function creditOf(options: Options): Credit {
  const principalFen = readAmount('principal', needed(options, 'principal', allowed.amount))
  const guaranteeFee = given(options, 'guaranteeFee')
  const received = given(options, 'received')
  const firstDays = given(options, 'firstDays')
  const basis = basisOf(options)
  return {
    principalFen,
    method: choice(options, 'method', methods, 'equal-installment'),
    terms: readWhole('terms', needed(options, 'terms', allowed.terms), calcLimits.terms),
    annualRate: rateText(options, 'annualRate', allowed.annualRate),
    feeRate: rateText(options, 'feeRate', allowed.feeRate),
    upfrontFeeRate: rateText(options, 'upfrontFeeRate', allowed.feeRate),
    guaranteeFeeFen: guaranteeFee === undefined ? undefined : readAmount('guaranteeFee', guaranteeFee, 0),
    receivedFen: received === undefined ? undefined : readAmount('received', received, 1, principalFen),
    rounding: roundingOf(options),
    firstPeriod:
      firstDays === undefined
        ? undefined
        : { days: readWhole('firstDays', firstDays, calcLimits.firstPeriodDays), basis },
  }
}

export function basisOf(options: Options): Basis {
  return choice<Basis>(options, 'basis', { 360: 360, 365: 365 }, '360')
}

export function roundingOf(options: Options): Rounding {
  return choice<Rounding>(options, 'rounding', { 'half-up': 'half_up', 'half-even': 'half_even' }, 'half-up')
}
