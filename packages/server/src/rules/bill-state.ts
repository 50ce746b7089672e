import type { BillState, BusinessDate, Fen } from '@zuoxi/sdk'

/** What the state of a bill follows from. */
export interface BillPayments {
  readonly state: BillState
  readonly dueDate: BusinessDate
  readonly totalFen: Fen
  /** All that cleared it: paid, waived, or moved into a new schedule. */
  readonly paidFen: Fen
  /** Of that, moved. */
  readonly movedFen: Fen
  /** The latest value date of what cleared it and still stands; nothing when nothing does. */
  readonly lastPaidOn: BusinessDate | undefined
}

/**
 * The state that a bill's entries put it in. A draft, and a void bill, are what they are whatever was paid. A bill that
 * an arrangement took up whole, with nothing of it paid or waived, is void: nobody ever cleared it, another bill asks
 * for it now.
 */
export function stateOfPayments({ state, dueDate, totalFen, paidFen, movedFen, lastPaidOn }: BillPayments): BillState {
  if (state === 'draft' || state === 'void') return state
  if (paidFen < totalFen) return paidFen > 0 ? 'partial' : 'issued'
  if (movedFen > 0 && movedFen === paidFen) return 'void'
  return lastPaidOn !== undefined && lastPaidOn > dueDate ? 'paid_late' : 'paid'
}
