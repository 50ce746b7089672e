import type { Bench, Contradiction } from './contradiction.ts'
import { judgeAmount } from './judge-amount.ts'
import { judgeCount, judgeDpd, judgeTerm } from './judge-count.ts'
import { judgeDate, judgeMonth } from './judge-date.ts'
import { judgeRate } from './judge-rate.ts'
import type { Quantity } from './quantity.ts'

/** Hold one quantity against the ledger; `undefined` when it agrees, or states nothing that a ledger holds. */
export function judge(quantity: Quantity, bench: Bench): Contradiction | undefined {
  switch (quantity.kind) {
    case 'amount':
      return judgeAmount(quantity, bench)
    case 'date':
      return judgeDate(quantity, bench)
    case 'month':
      return judgeMonth(quantity, bench)
    case 'rate':
      return judgeRate(quantity, bench)
    case 'term':
      return judgeTerm(quantity, bench)
    case 'dpd':
      return judgeDpd(quantity, bench)
    case 'count':
      return judgeCount(quantity, bench)
    default:
      return undefined
  }
}
