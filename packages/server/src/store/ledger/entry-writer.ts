import type { Database as Sqlite } from 'better-sqlite3'
import type { Insertable } from 'kysely'
import type { LedgerEntryRow } from '../schema.ts'
import { bulkInserter } from '../sqlite/inserter.ts'

/** An entry before it has its place in the ledger. */
export type NewEntry = Omit<Insertable<LedgerEntryRow>, 'seq'>

const columns = [
  'at',
  'business_date',
  'customer_id',
  'bill_id',
  'line_no',
  'component',
  'kind',
  'amount_fen',
  'repayment_id',
  'policy_version',
  'reverses_seq',
  'reason',
] as const

/** Appends entries in their order. Bills follow only through `post`, or are written with what they show. */
export function entryWriter(sqlite: Sqlite): (entries: readonly NewEntry[]) => void {
  return bulkInserter(sqlite, 'ledger_entry', columns)
}
