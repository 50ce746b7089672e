import type { Fen } from '../model/index.ts'
import type { Rounding } from './exact/rounding.ts'

/**
 * The formulas of this room. `R` rounds to the 分 as the contract says; `B` is the balance before the term, `P` the
 * original principal, `n` the terms, `i` a twelfth of the annual rate, never rounded.
 */
export const formulas = {
  level_payment: {
    expression: 'M = R(P·i·(1+i)^n ÷ ((1+i)^n − 1)); principal = M − R(B·i)',
    origin: '等额本息, contract',
  },
  equal_principal: { expression: 'principal = R(P ÷ n)', origin: '等额本金, contract' },
  principal_at_end: { expression: 'principal = 0 before the last term', origin: '先息后本, contract' },
  remainder: { expression: 'principal = B', origin: 'the last term takes the remainder' },
  term_interest: { expression: 'R(B·i)', origin: 'contract' },
  days_interest: { expression: 'R(B·rate·days ÷ basis)', origin: 'contract, 算头不算尾' },
  flat_fee: { expression: 'R(P·fee rate)', origin: '分期手续费, on the original principal' },
  upfront_fee: { expression: 'R(P·fee rate), once in term 1', origin: 'contract' },
  guarantee_fee: { expression: 'as agreed, each term', origin: '担保合同' },
  balance_fee: { expression: 'R(B·fee rate)', origin: '提前还款违约金, contract' },
  remaining_fees: { expression: 'Σ fees of the terms not yet due', origin: 'contract: 照收 or 免收' },
  penalty_by_days: {
    expression: 'R(base·rate·multiplier·days ÷ basis)',
    origin: '罚息, 银发〔2003〕251号 and contract',
  },
  accrued_penalty: {
    expression: 'R(Σ base·days · rate·multiplier ÷ basis) − billed',
    origin: '罚息, rounded once for the loan; 算头不算尾, without paused days',
  },
  day_products: {
    expression: 'R(Σ B·days · rate ÷ basis)',
    origin: '积数计息法, contract',
  },
  already_due: {
    expression: 'Σ principal and interest due by then, as billed or planned',
    origin: 'ledger and schedule',
  },
  not_yet_due: { expression: 'principal − what is due by then', origin: 'ledger and schedule' },
  paid_ahead: { expression: '− interest paid for the period that is not over', origin: '民法典 677' },
  given_back: { expression: '− interest paid for time that is not used', origin: '民法典 677' },
  fees_billed: { expression: 'Σ fees on bills or due by then', origin: 'ledger' },
  penalty_to_date: { expression: '罚息 on bills + accrued to that day', origin: 'ledger and contract' },
  interest_to_date: { expression: 'interest that would be owed if the loan were closed then', origin: '民法典 677' },
  moved: { expression: 'Σ what is charged already, as it is', origin: 'ledger; no interest on interest' },
  reamortised: { expression: 'P over n terms by the method of the loan', origin: 'contract' },
  forgiven: { expression: 'oldest bill first: fee, penalty, interest, up to the amount', origin: '减免' },
  forgiven_unbilled: { expression: 'of 罚息 to that day that is on no bill, up to the amount', origin: '减免' },
  in_all: { expression: 'principal + interest + fee + penalty', origin: 'sum' },
} as const

export type FormulaId = keyof typeof formulas

/** Where a figure comes from: its formula, what went in, what came out. Amounts are 分, rates as the contract has them. */
export interface Explanation {
  readonly formula: FormulaId
  readonly inputs: Readonly<Record<string, number | string>>
  readonly resultFen: Fen
  readonly rounding: Rounding
}

export function explain(
  formula: FormulaId,
  inputs: Explanation['inputs'],
  resultFen: Fen,
  rounding: Rounding,
): Explanation {
  return { formula, inputs, resultFen, rounding }
}
