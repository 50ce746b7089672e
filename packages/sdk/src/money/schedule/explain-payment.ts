import { fen } from '../../model/index.ts'
import { partOf } from '../exact/ratio.ts'
import { explain, type Explanation, type FormulaId } from '../explain.ts'
import { calcLimits, checkWhole } from '../limits.ts'
import { type CheckedCredit, checkCredit, type Credit } from './credit.ts'
import { paymentsOf, type ScheduledPayment } from './schedule.ts'

const principalFormulas = {
  equal_instalment: 'level_payment',
  equal_principal: 'equal_principal',
  flat_fee: 'equal_principal',
  interest_only: 'principal_at_end',
} as const satisfies Record<Credit['method'], FormulaId>

/**
 * Every figure of one term with its formula and inputs; the results add up to the payment.
 *
 * @example
 * explainPayment({ principalFen: fen(1000000), method: 'equal_instalment', terms: 12, annualRate: '12%' }, 12).map(({ formula }) => formula) // ['remainder', 'term_interest']
 */
export function explainPayment(credit: Credit, no: number): Explanation[] {
  const checked = checkCredit(credit)
  checkWhole('no', no, { least: calcLimits.terms.least, most: checked.terms })
  const payments = paymentsOf(checked)
  const payment = payments[no - 1] as ScheduledPayment
  const balanceFen = fen(payment.balanceFen + payment.principalFen)
  return [
    explainPrincipal(credit, payment, balanceFen, checked),
    ...explainInterest(credit, payment, balanceFen, checked),
    ...explainFees(credit, no, checked),
  ]
}

function explainPrincipal(credit: Credit, payment: ScheduledPayment, B: number, checked: CheckedCredit): Explanation {
  const last = payment.no === checked.terms || payment.balanceFen === 0
  const { principalFen: P, terms: n, annualRate: rate = '0%' } = credit
  const inputs = last ? { B } : { P, n, rate, B }
  return explain(last ? 'remainder' : principalFormulas[credit.method], inputs, payment.principalFen, checked.rounding)
}

function explainInterest(credit: Credit, payment: ScheduledPayment, B: number, checked: CheckedCredit): Explanation[] {
  const { annualRate: rate, firstPeriod } = credit
  if (rate === undefined) return []
  if (payment.no === 1 && firstPeriod) {
    return [explain('days_interest', { B, rate, ...firstPeriod }, payment.interestFen, checked.rounding)]
  }
  return [explain('term_interest', { B, rate }, payment.interestFen, checked.rounding)]
}

function explainFees(credit: Credit, no: number, { feePerTerm, upfrontFee, rounding }: CheckedCredit): Explanation[] {
  const { principalFen: P, feeRate, upfrontFeeRate, guaranteeFeeFen } = credit
  const part = (rate: CheckedCredit['feePerTerm']) => fen(partOf(rate, rounding)(P))
  const fees: Explanation[] = []
  if (feeRate !== undefined) fees.push(explain('flat_fee', { P, 'fee rate': feeRate }, part(feePerTerm), rounding))
  if (upfrontFeeRate !== undefined && no === 1) {
    fees.push(explain('upfront_fee', { P, 'fee rate': upfrontFeeRate }, part(upfrontFee), rounding))
  }
  if (guaranteeFeeFen) fees.push(explain('guarantee_fee', {}, guaranteeFeeFen, rounding))
  return fees
}
