import type { OpenLine } from '@zuoxi/sdk'
import { sql } from 'kysely'
import type { Read } from '../store.ts'

/** What a customer owes on bills, the oldest due first; of one loan alone when it is named. */
export async function openLines(read: Read, customerId: string, loanId: string | undefined): Promise<OpenLine[]> {
  const { rows } = await sql<Omit<OpenLine, 'instalmentNo'> & { instalmentNo: number | null }>`
    select l.bill_id as billId, l.no as lineNo, l.instalment_no as instalmentNo, l.component, b.due_date as dueDate,
      l.amount_fen - l.paid_fen as outstandingFen
    from bill b indexed by bill_owing join bill_line l on l.bill_id = b.id
    where b.customer_id = ${customerId} and b.state in ('issued', 'partial') and b.total_fen > b.paid_fen
      and l.amount_fen > l.paid_fen and (${loanId ?? null} is null or l.loan_id = ${loanId ?? null})
    order by b.due_date, b.id, l.no`.execute(read)
  return rows.map((row) => ({ ...row, instalmentNo: row.instalmentNo ?? undefined }))
}

/** A customer's loans that run, by number. */
export async function activeLoansOf(read: Read, customerId: string): Promise<string[]> {
  const rows = await read
    .selectFrom('loan')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('status', '=', 'active')
    .orderBy('loan_no')
    .execute()
  return rows.map(({ id }) => id)
}
