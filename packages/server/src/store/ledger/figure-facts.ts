import { sql } from 'kysely'
import type { BillRow, Tables } from '../schema.ts'
import type { Read } from '../store.ts'

/** The bills of a customer that still owe, the oldest due first. */
export function readOwingBills(
  read: Read,
  customerId: string,
): Promise<Pick<BillRow, 'id' | 'bill_no' | 'due_date' | 'state' | 'total_fen' | 'paid_fen'>[]> {
  return read
    .selectFrom('bill')
    .select(['id', 'bill_no', 'due_date', 'state', 'total_fen', 'paid_fen'])
    .where('customer_id', '=', customerId)
    .where(sql<boolean>`state in ('issued', 'partial') and total_fen > paid_fen`)
    .orderBy('due_date')
    .orderBy('id')
    .execute()
}

/** What was cleared of the principal of a customer's loans, line by line. */
export function readLinesPaid(
  read: Read,
  customerId: string,
): Promise<{ paid_fen: Tables['bill_line']['paid_fen']; moved_fen: number }[]> {
  return read
    .selectFrom('bill')
    .innerJoin('bill_line', 'bill_line.bill_id', 'bill.id')
    .innerJoin('loan', 'loan.id', 'bill_line.loan_id')
    .select(['bill_line.paid_fen', 'bill_line.moved_fen'])
    .where('bill.customer_id', '=', customerId)
    .where('bill_line.component', '=', 'principal')
    .execute()
}
