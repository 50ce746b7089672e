import { type AnnualCost, type BusinessDate, type Fen, fen } from '../../model/index.ts'
import { datedRates } from '../rates/xirr.ts'
import type { PlannedInstalment } from './planned.ts'

/** What a credit paid out, and when all of it is paid back. */
export interface Lifetime {
  readonly receivedFen: Fen
  readonly disbursedOn: BusinessDate
  readonly rows: readonly Pick<
    PlannedInstalment,
    'dueDate' | 'principalFen' | 'interestFen' | 'feeFen' | 'penaltyFen'
  >[]
}

/**
 * What a credit costs a year over its whole life, by the days on which money moves: the compound rate is the XIRR of
 * its flows, the simple one (单利) twelve times its month. All that is paid counts, 罚息 too (RATE-02): whoever wants
 * the price of the contract alone gives rows without it. Refuses what `datedRates` refuses.
 */
export function lifetimeCost({
  receivedFen,
  disbursedOn,
  rows,
}: Lifetime): Pick<AnnualCost, 'aprSimplePct' | 'aprCompoundPct'> {
  const byDay = new Map<BusinessDate, number>([[disbursedOn, receivedFen]])
  for (const { dueDate, principalFen, interestFen, feeFen, penaltyFen } of rows) {
    byDay.set(dueDate, (byDay.get(dueDate) ?? 0) - principalFen - interestFen - feeFen - penaltyFen)
  }
  const flows = [...byDay].map(([on, amount]) => ({ on, amountFen: fen(amount) }))
  const { xirrPct, aprNominalPct } = datedRates(flows, 'rows')
  return { aprSimplePct: aprNominalPct, aprCompoundPct: xirrPct }
}
