import type { Database as Sqlite } from 'better-sqlite3'
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Seal } from '../seal.ts'
import type { RepaymentRow } from '../schema.ts'
import type { Write } from '../sqlite/group-writer.ts'

/**
 * What the ledger knows by a row alone is kept under the desk's key, which lies beside the file: that money came, and that
 * a bill was never issued or was struck out before there were entries. A row that the desk did not write, or not so,
 * shows in `ledger verify`.
 *
 * Connections of an open desk know `desk_stamp`; a bare connection to the file does not.
 */
export function teachStamps(connection: Sqlite, seal: Pick<Seal, 'stamp'>): void {
  const stamp = (...row: unknown[]) => seal.stamp(JSON.stringify(row))
  connection.function('desk_stamp', { varargs: true, deterministic: true, directOnly: true }, stamp)
}

const stamped = [
  'id',
  'tenant_id',
  'customer_id',
  'external_txn_id',
  'amount_fen',
  'channel',
  'status',
  'matched',
  'value_date',
  'received_at',
  'unapplied_fen',
  'refunded_fen',
  'opening_fen',
  'rev',
] as const

/** The stamp that the repayment at hand ought to bear, in SQL. */
export const repaymentStampSql: string = `desk_stamp('repayment', ${stamped.join(', ')})`

/** The stamp by which a bill `b` may be void or a draft. */
export const billStampSql: string = `desk_stamp('bill', b.id, b.state)`

/** Stamp a repayment that has just been written, inside the transaction that wrote it. */
export async function stampRepayment(trx: Write, id: string): Promise<void> {
  await sql`update repayment set stamp = ${sql.raw(repaymentStampSql)} where id = ${id}`.execute(trx)
}

/** Stamp what came before there were stamps. */
export function stampOlder(connection: Sqlite): void {
  connection.prepare(`update repayment set stamp = ${repaymentStampSql} where stamp is null`).run()
  connection
    .prepare(
      `insert into bill_unasked (bill_id, stamp) select b.id, ${billStampSql} from bill b
       where b.state in ('draft', 'void') on conflict (bill_id) do nothing`,
    )
    .run()
}

/** Inserts stamped repayments, for loads of many rows. Call it inside the connection's transaction only. */
export function repaymentInserter(connection: Sqlite): (row: Insertable<RepaymentRow>) => void {
  const values = stamped.map((column) => `:${column}`).join(', ')
  const statement = connection.prepare(
    `insert into repayment (${stamped.join(', ')}, updated_by, stamp)
     values (${values}, :updated_by, desk_stamp('repayment', ${values}))`,
  )
  return (row) => void statement.run({ external_txn_id: null, rev: 0, ...row })
}

/** Says of a bill that nobody was ever asked for it, when it comes so. */
export function unaskedBills(connection: Sqlite): (bill: { readonly id: string; readonly state: string }) => void {
  const statement = connection.prepare(
    `insert into bill_unasked (bill_id, stamp) values (:id, desk_stamp('bill', :id, :state))`,
  )
  return ({ id, state }) => {
    if (state === 'draft' || state === 'void') statement.run({ id, state })
  }
}
