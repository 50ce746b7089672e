import type { BusinessDate, Fen, RepaymentMethod } from '../../model/index.ts'
import { checkCredit } from '../schedule/credit.ts'
import { paymentsOf } from '../schedule/schedule.ts'
import { dueAfter } from './due-dates.ts'
import type { PlannedInstalment } from './planned.ts'
import type { ProductTerms } from './terms.ts'

/** What a loan's first schedule follows from. */
export interface LoanContract {
  readonly principalFen: Fen
  readonly method: RepaymentMethod
  /** Contract rate a year; not looked at for a flat fee. */
  readonly annualRate: string
  /** `flat_fee` only: the fee of each term, as a part of the principal. */
  readonly feeRate?: string | undefined
  /** 1 to 360. */
  readonly terms: number
  readonly firstDueOn: BusinessDate
}

/**
 * The schedule a loan was made with, dated: the first due date and the same day of every month after it, the last day
 * where a month is shorter. Amounts are those of `schedule`; refuses what that refuses.
 *
 * @example
 * originalPlan({ principalFen: fen(90000), method: 'equal_principal', annualRate: '12%', terms: 3, firstDueOn: '2026-01-31' as BusinessDate }, termsOf('house@1')).map(({ dueDate }) => dueDate) // ['2026-01-31', '2026-02-28', '2026-03-31']
 */
export function originalPlan(contract: LoanContract, { rounding, dueRule }: ProductTerms): PlannedInstalment[] {
  const { principalFen, method, annualRate, feeRate, terms, firstDueOn } = contract
  const price = method === 'flat_fee' ? { feeRate } : { annualRate }
  return paymentsOf(checkCredit({ principalFen, method, terms, rounding, ...price })).map((payment) => ({
    no: payment.no,
    dueDate: dueAfter(firstDueOn, payment.no - 1, dueRule),
    principalFen: payment.principalFen,
    interestFen: payment.interestFen,
    feeFen: payment.feeFen,
    penaltyFen: 0 as Fen,
    balanceFen: payment.balanceFen,
  }))
}
