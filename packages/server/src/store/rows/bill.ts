import {
  type Bill,
  type BillComponent,
  type BillId,
  type BillLine,
  type BillState,
  type BusinessDate,
  type CustomerId,
  fen,
  type LoanId,
  standingOf,
} from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { BillRow, Tables } from '../schema.ts'

/** A stored bill without what only the store needs. */
export type BillShown = Omit<Selectable<BillRow>, 'external_id' | 'content_hash' | 'created_at'>

/** The columns of a shown bill, for every query that reads one. */
export const billColumns = [
  'bill.id',
  'bill.customer_id',
  'bill.bill_no',
  'bill.period',
  'bill.issued_on',
  'bill.due_date',
  'bill.total_fen',
  'bill.paid_fen',
  'bill.moved_fen',
  'bill.waived_fen',
  'bill.state',
  'bill.rev',
] as const

/** Row → model, on a day: whether a bill is overdue follows from the day one asks. */
export function billOf(row: BillShown, today: BusinessDate): Bill {
  const dueDate = row.due_date as BusinessDate
  const totalFen = fen(row.total_fen)
  const paidFen = fen(row.paid_fen)
  return {
    id: row.id as BillId,
    customerId: row.customer_id as CustomerId,
    billNo: row.bill_no,
    period: row.period,
    issuedOn: row.issued_on as BusinessDate,
    dueDate,
    totalFen,
    paidFen,
    movedFen: fen(row.moved_fen),
    waivedFen: fen(row.waived_fen),
    ...standingOf({ state: row.state as BillState, dueDate, totalFen, paidFen }, today),
    rev: row.rev,
  }
}

export function billLineOf(row: Selectable<Tables['bill_line']> & { loan_no: string | null }): BillLine {
  return {
    no: row.no,
    component: row.component as BillComponent,
    loanId: (row.loan_id ?? undefined) as LoanId | undefined,
    loanNo: row.loan_no ?? undefined,
    instalmentNo: row.instalment_no ?? undefined,
    amountFen: fen(row.amount_fen),
    paidFen: fen(row.paid_fen),
    movedFen: fen(row.moved_fen),
    waivedFen: fen(row.waived_fen),
  }
}
