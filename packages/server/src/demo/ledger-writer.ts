import type { Insertable } from 'kysely'
import type { Tables } from '../store/schema.ts'
import { type Insert, inserter } from '../store/sqlite/inserter.ts'
import type { Store } from '../store/store.ts'

type Row<Table extends keyof Tables> = Insertable<Tables[Table]>

/** What one customer has on the ledger, as rows. */
export interface LedgerRows {
  readonly creditLine?: Row<'credit_line'> | undefined
  readonly loans: readonly Row<'loan'>[]
  readonly bills: readonly Row<'bill'>[]
  readonly lines: readonly Row<'bill_line'>[]
  readonly repayments: readonly Row<'repayment'>[]
}

/** Writes the ledgers of invented customers. A real ledger row comes from an import or a payment, never from here. */
export class LedgerWriter {
  readonly #creditLine: Insert<'credit_line'>
  readonly #loan: Insert<'loan'>
  readonly #bill: Insert<'bill'>
  readonly #line: Insert<'bill_line'>
  readonly #repayment: Insert<'repayment'>

  constructor({ sqliteWriter }: Store) {
    this.#creditLine = inserter(sqliteWriter, 'credit_line', [
      'customer_id',
      'limit_fen',
      'used_fen',
      'status',
      'valid_to',
    ])
    this.#loan = inserter(sqliteWriter, 'loan', [
      'id',
      'customer_id',
      'loan_no',
      'product',
      'funder',
      'principal_fen',
      'outstanding_fen',
      'terms',
      'terms_paid',
      'method',
      'apr_ppm',
      'status',
      'disbursed_on',
    ])
    this.#bill = inserter(sqliteWriter, 'bill', [
      'id',
      'customer_id',
      'bill_no',
      'period',
      'issued_on',
      'due_date',
      'total_fen',
      'paid_fen',
      'state',
      'created_at',
    ])
    this.#line = inserter(sqliteWriter, 'bill_line', [
      'bill_id',
      'no',
      'component',
      'loan_id',
      'instalment_no',
      'amount_fen',
      'paid_fen',
    ])
    this.#repayment = inserter(sqliteWriter, 'repayment', [
      'id',
      'customer_id',
      'amount_fen',
      'channel',
      'status',
      'matched',
      'received_at',
    ])
  }

  insert(rows: LedgerRows): void {
    if (rows.creditLine) this.#creditLine(rows.creditLine)
    for (const row of rows.loans) this.#loan(row)
    for (const row of rows.bills) this.#bill(row)
    for (const row of rows.lines) this.#line(row)
    for (const row of rows.repayments) this.#repayment(row)
  }
}
