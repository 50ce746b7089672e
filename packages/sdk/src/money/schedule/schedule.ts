import type { Fen } from '../../model/index.ts'
import { type PartOf, partOf } from '../exact/ratio.ts'
import { FlowsInOrder } from '../rates/flows.ts'
import { type Rates, ratesOf } from '../rates/irr.ts'
import { type CheckedCredit, checkCredit, type Credit, overDays } from './credit.ts'
import { levelPayment } from './level-payment.ts'

/** One term of a schedule, in 分. */
export interface ScheduledPayment {
  /** From 1. */
  readonly no: number
  readonly paymentFen: Fen
  readonly principalFen: Fen
  readonly interestFen: Fen
  readonly feeFen: Fen
  /** Principal still owed after this payment. */
  readonly balanceFen: Fen
}

export interface ScheduleTotals {
  readonly paymentFen: Fen
  readonly principalFen: Fen
  readonly interestFen: Fen
  readonly feeFen: Fen
}

/** What is to be paid when, and what that costs. */
export interface Schedule {
  readonly payments: readonly ScheduledPayment[]
  readonly totals: ScheduleTotals
  readonly rates: Rates
}

/**
 * The repayment schedule of a credit, exact to the 分.
 *
 * Interest is rounded once a term on the balance; the last term takes what principal is left, so the principal adds up
 * to the amount by construction. A first period of other length pays its interest by days and the same principal.
 *
 * @example
 * schedule({ principalFen: fen(1000000), method: 'equal_instalment', terms: 12, annualRate: '12%' }).totals.interestFen // fen(66186)
 * schedule({ principalFen: fen(1200000), method: 'flat_fee', terms: 12, feeRate: '0.6%' }).rates.aprSimplePct.slice(0, 9)   // '13.034224'
 */
export function schedule(credit: Credit): Schedule {
  const checked = checkCredit(credit)
  const payments = paymentsOf(checked)
  return { payments, totals: totalsOf(payments), rates: ratesOfCredit(checked, payments) }
}

/** The rows alone, for where the rates are known or not wanted. */
export function paymentsOf(credit: CheckedCredit): ScheduledPayment[] {
  const { principalFen, rounding, perAnnum, perTerm, firstPeriod, guaranteeFeeFen } = credit
  const interestOn = partOf(perTerm, rounding)
  const firstInterestOn = firstPeriod
    ? partOf(overDays(perAnnum, firstPeriod.days, firstPeriod.basis), rounding)
    : interestOn
  const feeFen = partOf(credit.feePerTerm, rounding)(principalFen) + guaranteeFeeFen
  return rowsOf(credit, principalRule(credit), interestOn, {
    interestFen: firstInterestOn(principalFen),
    feeFen: feeFen + partOf(credit.upfrontFee, rounding)(principalFen),
    laterFeeFen: feeFen,
  })
}

/** Term after term. Kept apart from what prepares it, so that the loop stays small enough to be compiled as one. */
function rowsOf(
  { principalFen, terms }: CheckedCredit,
  { repaysFen, isLevel }: PrincipalRule,
  interestOn: PartOf,
  first: { readonly interestFen: number; readonly feeFen: number; readonly laterFeeFen: number },
): ScheduledPayment[] {
  const payments: ScheduledPayment[] = []
  let balance: number = principalFen
  let fee = first.feeFen
  for (let no = 1; no <= terms; no += 1) {
    const regular = interestOn(balance)
    const interest = no === 1 ? first.interestFen : regular
    const repaid = isLevel ? repaysFen - regular : repaysFen
    // Rounding up hundreds of tiny instalments may pay a small credit off early; the balance never goes below zero.
    const principal = no === terms || repaid > balance ? balance : repaid
    balance -= principal
    payments.push({
      no,
      paymentFen: (principal + interest + fee) as Fen,
      principalFen: principal as Fen,
      interestFen: interest as Fen,
      feeFen: fee as Fen,
      balanceFen: balance as Fen,
    })
    fee = first.laterFeeFen
  }
  return payments
}

/** What a term repays: a level payment, of which interest comes off first, or a share of the principal beside it. */
interface PrincipalRule {
  readonly repaysFen: number
  readonly isLevel: boolean
}

function principalRule({ method, principalFen, perTerm, terms, rounding }: CheckedCredit): PrincipalRule {
  switch (method) {
    case 'equal_instalment':
      return { repaysFen: levelPayment(principalFen, perTerm, terms, rounding), isLevel: true }
    case 'equal_principal':
    case 'flat_fee':
      return { repaysFen: partOf({ num: 1n, den: BigInt(terms) }, rounding)(principalFen), isLevel: false }
    case 'interest_only':
      return { repaysFen: 0, isLevel: false }
  }
}

function totalsOf(payments: readonly ScheduledPayment[]): ScheduleTotals {
  let principal = 0
  let interest = 0
  let fee = 0
  for (const payment of payments) {
    principal += payment.principalFen
    interest += payment.interestFen
    fee += payment.feeFen
  }
  return {
    paymentFen: (principal + interest + fee) as Fen,
    principalFen: principal as Fen,
    interestFen: interest as Fen,
    feeFen: fee as Fen,
  }
}

/** A first period of other length is counted in days of the basis: a month is 360/12 or 365/12 of them. */
function ratesOfCredit(
  { receivedFen, perTerm, firstPeriod }: CheckedCredit,
  payments: readonly ScheduledPayment[],
): Rates {
  const { firstAt, spacing } = firstPeriod ? stepsOf(firstPeriod.days, firstPeriod.basis) : { firstAt: 1, spacing: 1 }
  const flows = new FlowsInOrder(spacing)
  flows.add(0, receivedFen)
  for (const { no, paymentFen } of payments) flows.add(firstAt + (no - 1) * spacing, -paymentFen)
  return ratesOf({ flows, guess: Number(perTerm.num) / Number(perTerm.den) / spacing, path: 'received' })
}

/** Days and months in a step that divides both: a day of thirty, or a twelfth of a day in 365/12. */
function stepsOf(days: number, basis: number): { readonly firstAt: number; readonly spacing: number } {
  return basis === 360 ? { firstAt: days, spacing: 30 } : { firstAt: days * 12, spacing: 365 }
}
