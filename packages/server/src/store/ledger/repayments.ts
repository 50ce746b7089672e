import type { BillComponent, BillId, BusinessDate, Fen, Instant } from '@zuoxi/sdk'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { RepaymentRow } from '../schema.ts'
import type { Write } from '../sqlite/group-writer.ts'
import type { Read, Store } from '../store.ts'
import { stampRepayment } from './stamps.ts'
import { statement } from './statements.ts'

export function findRepayment(
  read: Read,
  tenantId: string,
  id: string,
): Promise<(Selectable<RepaymentRow> & { changed_by: string | null }) | undefined> {
  return read
    .selectFrom('repayment')
    .leftJoin('agent', 'agent.id', 'repayment.updated_by')
    .selectAll('repayment')
    .select('agent.display_name as changed_by')
    .where('repayment.id', '=', id)
    .where('repayment.tenant_id', '=', tenantId)
    .executeTakeFirst()
}

/** Whether money came under this number before, in whatever case: no channel numbers two transactions so alike. */
export async function isBookedAlready(read: Read, tenantId: string, externalTxnId: string): Promise<boolean> {
  const row = await read
    .selectFrom('repayment')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`external_txn_id = ${externalTxnId} collate nocase`)
    .where('external_txn_id', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertRepayment(trx: Write, row: Insertable<RepaymentRow>): Promise<void> {
  await trx.insertInto('repayment').values(row).execute()
  await stampRepayment(trx, row.id)
}

export async function updateRepayment(
  trx: Write,
  id: string,
  values: Partial<
    Pick<Selectable<RepaymentRow>, 'customer_id' | 'status' | 'matched' | 'unapplied_fen' | 'refunded_fen'>
  > & {
    updated_by: string
  },
): Promise<void> {
  await trx
    .updateTable('repayment')
    .set((update) => ({ ...values, rev: update.eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await stampRepayment(trx, id)
}

export interface RepaymentsWanted {
  readonly tenantId: string
  readonly customerId: string | undefined
  readonly unmatched: boolean
  readonly after: { readonly receivedAt: string; readonly id: string } | undefined
  readonly limit: number
}

/** A page of repayments, newest first. */
export function readRepayments(read: Read, wanted: RepaymentsWanted): Promise<Selectable<RepaymentRow>[]> {
  const { after, customerId } = wanted
  return read
    .selectFrom('repayment')
    .selectAll()
    .where('tenant_id', '=', wanted.tenantId)
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
    .$if(wanted.unmatched, (query) => query.where(sql<boolean>`matched = 0`).where(sql<boolean>`status = 'succeeded'`))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(received_at, id) < (${after?.receivedAt}, ${after?.id})`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** An entry of a repayment with the bill it belongs to. */
export interface RepaymentEntry {
  readonly seq: number
  readonly at: Instant
  readonly business_date: BusinessDate
  readonly customer_id: string
  readonly bill_id: BillId
  readonly bill_no: string
  readonly line_no: number
  readonly component: BillComponent
  readonly kind: 'allocation' | 'reversal'
  readonly amount_fen: Fen
  readonly policy_version: string
  readonly reason: string | null
  readonly reverses_seq: number | null
  readonly reversed_by_seq: number | null
}

/** Every entry that names a repayment, in the order in which they were written. */
export function entriesOfRepayment(connection: Store['sqlite'], repaymentId: string): RepaymentEntry[] {
  return statement(connection, entriesSql).all(repaymentId) as RepaymentEntry[]
}

const entriesSql = `
  select e.seq, e.at, e.business_date, e.customer_id, e.bill_id, b.bill_no, e.line_no, e.component, e.kind, e.amount_fen,
    e.policy_version, e.reason, e.reverses_seq,
    (select r.seq from ledger_entry r where r.reverses_seq = e.seq) as reversed_by_seq
  from ledger_entry e join bill b on b.id = e.bill_id
  where e.repayment_id = ? order by e.seq`

/** The first day on which a customer can have paid something: of the customer, of a loan's payout, or of a bill. */
export async function firstDayOf(read: Read, customerId: string): Promise<BusinessDate | undefined> {
  const { rows } = await sql<{ first: BusinessDate | null }>`
    select min(day) as first from (
      select since as day from customer where id = ${customerId}
      union all select min(disbursed_on) from loan where customer_id = ${customerId}
      union all select min(issued_on) from bill where customer_id = ${customerId})`.execute(read)
  return rows[0]?.first ?? undefined
}
