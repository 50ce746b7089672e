import type { BillStatus, BusinessDate } from '@zuoxi/sdk'
import { type Selectable, sql } from 'kysely'
import { billColumns, type BillShown } from './rows/bill.ts'
import type { Tables } from './schema.ts'
import type { Read } from './store.ts'

/** A place in a customer's bills: due dates repeat, ids do not. */
export interface BillPlace {
  readonly dueDate: string
  readonly id: string
}

export interface BillsWanted {
  readonly customerId: string
  readonly tenantId: string
  readonly status: readonly BillStatus[] | undefined
  readonly today: BusinessDate
  readonly direction: 'asc' | 'desc'
  readonly after: BillPlace | undefined
  readonly limit: number
}

/** A page of a customer's bills by due date; the index has them in this order, in both directions. */
export function readBills(read: Read, wanted: BillsWanted): Promise<BillShown[]> {
  const { after, direction, status } = wanted
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return read
    .selectFrom('bill')
    .innerJoin('customer', 'customer.id', 'bill.customer_id')
    .select(billColumns)
    .where('bill.customer_id', '=', wanted.customerId)
    .where('customer.tenant_id', '=', wanted.tenantId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(bill.due_date, bill.id) ${beyond} (${after?.dueDate}, ${after?.id})`),
    )
    .$if(status !== undefined, (query) => query.where(hasStatus(status ?? [], wanted.today)))
    .orderBy('bill.due_date', direction)
    .orderBy('bill.id', direction)
    .limit(wanted.limit)
    .execute()
}

/** Overdue is not stored: it is a due date that has passed while something is owed. */
function hasStatus(status: readonly BillStatus[], today: BusinessDate) {
  const overdue = sql<boolean>`(bill.state in ('issued', 'partial') and bill.total_fen > bill.paid_fen and bill.due_date < ${today})`
  const stored = status.filter((each) => each !== 'overdue')
  const inStored = stored.length === 0 ? sql`false` : sql`(bill.state in (${sql.join(stored)}) and not ${overdue})`
  return status.includes('overdue') ? sql<boolean>`(${overdue} or ${inStored})` : sql<boolean>`${inStored}`
}

export function findBill(read: Read, tenantId: string, billId: string): Promise<BillShown | undefined> {
  return read
    .selectFrom('bill')
    .innerJoin('customer', 'customer.id', 'bill.customer_id')
    .select(billColumns)
    .where('bill.id', '=', billId)
    .where('customer.tenant_id', '=', tenantId)
    .executeTakeFirst()
}

export function readBillLines(
  read: Read,
  billId: string,
): Promise<(Selectable<Tables['bill_line']> & { loan_no: string | null })[]> {
  return read
    .selectFrom('bill_line')
    .leftJoin('loan', 'loan.id', 'bill_line.loan_id')
    .selectAll('bill_line')
    .select('loan.loan_no')
    .where('bill_line.bill_id', '=', billId)
    .orderBy('bill_line.no')
    .execute()
}
