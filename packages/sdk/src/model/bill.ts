import { z } from 'zod'
import { BillId, CustomerId, LoanId, Rev } from './ids.ts'
import { Fen, subtractFen } from './money.ts'
import { BusinessDate, daysBetween } from './time.ts'

/** What the ledger stores. `overdue` is not among them: it follows from the due date and the day one asks. */
export const BillState = z.enum(['draft', 'issued', 'partial', 'paid', 'paid_late', 'void'])
export type BillState = z.infer<typeof BillState>

/** What an agent is shown. */
export const BillStatus = z.enum([...BillState.options, 'overdue'])
export type BillStatus = z.infer<typeof BillStatus>

export const Bill = z.object({
  id: BillId,
  customerId: CustomerId,
  billNo: z.string(),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  issuedOn: BusinessDate,
  dueDate: BusinessDate,
  totalFen: Fen,
  paidFen: Fen.describe('all that cleared it: paid, waived, or moved'),
  waivedFen: Fen.optional().describe('of that, forgiven'),
  movedFen: Fen.optional().describe('of that, moved into a new schedule by an arrangement'),
  outstandingFen: Fen,
  status: BillStatus,
  dpd: z.number().int().nonnegative().describe('days past due (逾期天数)'),
  rev: Rev,
})
export type Bill = z.infer<typeof Bill>

/** The components of a bill, in the house's default allocation order: 费用, 罚息, 利息, 本金. */
export const BillComponent = z.enum(['fee', 'penalty', 'interest', 'principal'])
export type BillComponent = z.infer<typeof BillComponent>

export const BillLine = z.object({
  no: z.number().int().positive(),
  component: BillComponent,
  loanId: LoanId.optional(),
  loanNo: z.string().optional(),
  instalmentNo: z.number().int().positive().optional(),
  amountFen: Fen,
  paidFen: Fen.describe('all that cleared it'),
  waivedFen: Fen.optional(),
  movedFen: Fen.optional(),
})
export type BillLine = z.infer<typeof BillLine>

export const BillDetail = Bill.extend({ lines: z.array(BillLine) })
export type BillDetail = z.infer<typeof BillDetail>

/** The stored facts of a bill that its shown status follows from. */
export interface BillFacts {
  readonly state: BillState
  readonly dueDate: BusinessDate
  readonly totalFen: Fen
  readonly paidFen: Fen
}

/**
 * What a bill owes and how late it is on a given day.
 *
 * A bill is overdue from the day after its due date, while anything is
 * outstanding; the due day itself is still in time.
 */
export function standingOf(
  bill: BillFacts,
  today: BusinessDate,
): { status: BillStatus; dpd: number; outstandingFen: Fen } {
  const outstandingFen = subtractFen(bill.totalFen, bill.paidFen)
  const owing = (bill.state === 'issued' || bill.state === 'partial') && outstandingFen > 0
  const dpd = owing ? Math.max(0, daysBetween(bill.dueDate, today)) : 0
  return { status: dpd > 0 ? 'overdue' : bill.state, dpd, outstandingFen }
}
