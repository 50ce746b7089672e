import type { BillState, BusinessDate, Fen } from '@zuoxi/sdk'

/** What the state of a bill follows from. */
export interface BillPayments {
  readonly state: BillState
  readonly dueDate: BusinessDate
  readonly totalFen: Fen
  readonly paidFen: Fen
  /** The latest value date of the payments that stand; nothing when none does. */
  readonly lastPaidOn: BusinessDate | undefined
}

/** The state that a bill's payments put it in. A draft, and a void bill, are what they are whatever was paid. */
export function stateOfPayments({ state, dueDate, totalFen, paidFen, lastPaidOn }: BillPayments): BillState {
  if (state === 'draft' || state === 'void') return state
  if (paidFen >= totalFen) return lastPaidOn !== undefined && lastPaidOn > dueDate ? 'paid_late' : 'paid'
  return paidFen > 0 ? 'partial' : 'issued'
}
