import type { Fen } from '../model/index.ts'
import { partOf, timesRatio } from './exact/ratio.ts'
import type { Rounding } from './exact/rounding.ts'
import { type Explanation, explain } from './explain.ts'
import { calcLimits, checkAmount, checkWhole } from './limits.ts'
import { readMultiplier, readRate } from './read/numbers.ts'
import { type Basis, checkBasis, overDays } from './schedule/credit.ts'

/** What 罚息 is counted on. All of it is contract data. */
export interface OverdueSum {
  /** The overdue principal, or principal and interest, as the product says. */
  readonly baseFen: Fen
  readonly annualRate: string
  /** 罚息 is the contract rate times 1.3 to 1.5 (银发〔2003〕251号); 1 when the rate already is the penalty rate. */
  readonly multiplier?: string | undefined
  /** 算头不算尾: from the due date on, without the day of payment. 0 to 36500. */
  readonly days: number
  readonly basis: Basis
  readonly rounding?: Rounding | undefined
}

export interface Penalty {
  readonly penaltyFen: Fen
  readonly explanation: Explanation
}

/**
 * 罚息 by days, `R(base × rate × multiplier × days ÷ basis)`, rounded once.
 *
 * @example
 * penaltyByDays({ baseFen: fen(83333), annualRate: '18%', multiplier: '1.5', days: 17, basis: 360 }).penaltyFen // fen(1062)
 */
export function penaltyByDays(sum: OverdueSum): Penalty {
  const { baseFen, annualRate, multiplier = '1', days, basis, rounding = 'half_up' } = sum
  checkAmount('base', baseFen)
  checkWhole('days', days, calcLimits.days)
  checkBasis(basis)
  const rate = timesRatio(readRate('annualRate', annualRate), readMultiplier('multiplier', multiplier))
  const penaltyFen = partOf(overDays(rate, days, basis), rounding)(baseFen) as Fen
  const inputs = { base: baseFen, rate: annualRate, multiplier, days, basis }
  return { penaltyFen, explanation: explain('penalty_by_days', inputs, penaltyFen, rounding) }
}
