import { type Fen, fen } from '../model/index.ts'
import { partOf } from './exact/ratio.ts'
import { explain, type Explanation } from './explain.ts'
import { calcLimits, checkWhole, refuseField } from './limits.ts'
import { readRate } from './read/numbers.ts'
import { type Basis, checkBasis, checkCredit, type Credit, overDays } from './schedule/credit.ts'
import { paymentsOf } from './schedule/schedule.ts'

/** When and how a credit is settled early. */
export interface Settlement {
  /** Terms paid in full, 0 to one less than the terms. */
  readonly paidTerms: number
  /** Days since the last due date (or the payout), 算头不算尾. 0 to 366. */
  readonly days: number
  readonly basis: Basis
  /** 提前还款违约金 as a part of the balance; none when absent. */
  readonly feeRateOnBalance?: string | undefined
  /** 剩余手续费: 免收 or 照收. Must be said where fees remain. */
  readonly remainingFees?: 'waive' | 'charge' | undefined
}

/** What closes the credit, in 分. */
export interface SettlementQuote {
  readonly principalFen: Fen
  readonly interestFen: Fen
  readonly feeFen: Fen
  readonly totalFen: Fen
  readonly explanations: readonly Explanation[]
}

/**
 * The quote of an early settlement (提前结清): the balance, interest by days since the last due date (民法典 677),
 * the fee on the balance if the contract has one, and the remaining fees if they are still charged.
 *
 * @example
 * settlementQuote({ principalFen: fen(1000000), method: 'equal_instalment', terms: 12, annualRate: '12%' }, { paidTerms: 5, days: 12, basis: 360, feeRateOnBalance: '3%' }).totalFen // fen(618116)
 */
export function settlementQuote(credit: Credit, settlement: Settlement): SettlementQuote {
  const { paidTerms, days, basis, feeRateOnBalance = '0%', remainingFees } = settlement
  const checked = checkCredit(credit)
  checkWhole('paidTerms', paidTerms, { least: 0, most: checked.terms - 1 })
  checkWhole('days', days, calcLimits.settleDays)
  checkBasis(basis)
  const feeRate = readRate('feeRateOnBalance', feeRateOnBalance, calcLimits.feeRate)

  const payments = paymentsOf(checked)
  const { rounding } = checked
  const principalFen = payments[paidTerms - 1]?.balanceFen ?? checked.principalFen
  const interestFen = partOf(overDays(checked.perAnnum, days, basis), rounding)(principalFen) as Fen
  const onBalanceFen = partOf(feeRate, rounding)(principalFen) as Fen
  const remainingFen = payments.slice(paidTerms).reduce((sum, { feeFen }) => sum + feeFen, 0) as Fen
  if (remainingFen > 0 && remainingFees === undefined) throw refuseField('remainingFees', 'missing', 'waive, charge')
  const chargedFen = fen(remainingFees === 'charge' ? remainingFen : 0)
  const feeFen = fen(onBalanceFen + chargedFen)
  return {
    principalFen,
    interestFen,
    feeFen,
    totalFen: fen(principalFen + interestFen + feeFen),
    explanations: [
      explain(
        'days_interest',
        { B: principalFen, rate: credit.annualRate ?? '0%', days, basis },
        interestFen,
        rounding,
      ),
      explain('balance_fee', { B: principalFen, 'fee rate': feeRateOnBalance }, onBalanceFen, rounding),
      explain(
        'remaining_fees',
        { terms: checked.terms - paidTerms, fees: remainingFen, choice: remainingFees ?? 'none' },
        chargedFen,
        rounding,
      ),
    ],
  }
}
