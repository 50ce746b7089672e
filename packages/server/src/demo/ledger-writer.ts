import type { Database as Sqlite } from 'better-sqlite3'
import type { Insertable } from 'kysely'
import { entryWriter } from '../store/ledger/entry-writer.ts'
import { repaymentInserter, unaskedBills } from '../store/ledger/stamps.ts'
import type { Tables } from '../store/schema.ts'
import { bulkInserter, type Insert, inserter } from '../store/sqlite/inserter.ts'
import type { Store } from '../store/store.ts'
import { inventedOpeningSql, openingOf } from './opening.ts'

type Row<Table extends keyof Tables> = Insertable<Tables[Table]>

/** Money that came before the desk was opened; the writer works out where it is. */
type RepaidBefore = Pick<
  Row<'repayment'>,
  'id' | 'customer_id' | 'amount_fen' | 'channel' | 'status' | 'matched' | 'value_date' | 'received_at'
>

/** What one customer has on the ledger, as rows. */
export interface LedgerRows {
  readonly creditLine?: Row<'credit_line'> | undefined
  readonly loans: readonly Row<'loan'>[]
  readonly bills: readonly Row<'bill'>[]
  readonly lines: readonly Row<'bill_line'>[]
  readonly repayments: readonly RepaidBefore[]
  readonly orders?: readonly Row<'purchase'>[]
  readonly logistics?: readonly Row<'logistics_event'>[]
  readonly coupons?: readonly Row<'coupon'>[]
}

/** Writes the ledgers of invented customers. A real ledger row comes from an import or a payment, never from here. */
export class LedgerWriter {
  readonly #creditLine: Insert<'credit_line'>
  readonly #loan: Insert<'loan'>
  readonly #bill: Insert<'bill'>
  readonly #unasked: ReturnType<typeof unaskedBills>
  readonly #lines: (rows: LedgerRows['lines']) => void
  readonly #repayment: ReturnType<typeof repaymentInserter>
  readonly #orders: (rows: NonNullable<LedgerRows['orders']>) => void
  readonly #logistics: (rows: NonNullable<LedgerRows['logistics']>) => void
  readonly #coupons: (rows: NonNullable<LedgerRows['coupons']>) => void
  readonly #entries: ReturnType<typeof entryWriter>
  readonly #tenantId: string
  readonly #sqlite: Sqlite

  constructor({ sqliteWriter }: Store, tenantId: string) {
    this.#tenantId = tenantId
    this.#sqlite = sqliteWriter
    this.#entries = entryWriter(sqliteWriter)
    this.#creditLine = inserter(sqliteWriter, 'credit_line', [
      'customer_id',
      'limit_fen',
      'used_fen',
      'status',
      'valid_to',
      'opening_used_fen',
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
      'opening_paid_fen',
      'fee_rate',
      'first_due_on',
      'order_id',
      'irr_per_term_pct',
      'apr_simple_pct',
      'apr_compound_pct',
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
    this.#unasked = unaskedBills(sqliteWriter)
    this.#lines = bulkInserter(sqliteWriter, 'bill_line', [
      'bill_id',
      'no',
      'component',
      'loan_id',
      'instalment_no',
      'amount_fen',
      'paid_fen',
    ])
    this.#repayment = repaymentInserter(sqliteWriter)
    this.#orders = bulkInserter(sqliteWriter, 'purchase', [
      'id',
      'customer_id',
      'order_no',
      'merchant',
      'items',
      'amount_fen',
      'financed_fen',
      'loan_id',
      'coupon_id',
      'status',
      'return_status',
      'refund_fen',
      'refund_channel',
      'refund_sent_on',
      'refund_expected_on',
      'refund_arrived_on',
      'refund_failed',
      'placed_on',
    ])
    this.#logistics = bulkInserter(sqliteWriter, 'logistics_event', [
      'order_id',
      'no',
      'leg',
      'carrier',
      'tracking_no',
      'place',
      'text',
      'at',
    ])
    this.#coupons = bulkInserter(sqliteWriter, 'coupon', [
      'id',
      'customer_id',
      'coupon_no',
      'title',
      'off_fen',
      'threshold_fen',
      'valid_from',
      'valid_to',
      'product',
      'status',
      'order_id',
    ])
  }

  /** One customer's ledger, with the entries that prove it. */
  insert(rows: LedgerRows): void {
    const { entries, leftFen } = openingOf(rows)
    this.#insertRows(rows, leftFen)
    this.#entries(entries)
  }

  /** An invented customer's ledger; its entries follow by `enterInvented`. */
  insertInvented(rows: LedgerRows): void {
    this.#insertRows(rows, [])
  }

  /** The entries of invented customers, from one id to another, in one go: SQLite copies rows faster than it takes them. */
  enterInvented(firstId: string, lastId: string): void {
    for (const sql of inventedOpeningSql) this.#sqlite.prepare(sql).run({ firstId, lastId })
  }

  #insertRows(rows: LedgerRows, leftFen: readonly number[]): void {
    const { usedFen, paidFen } = before(rows)
    if (rows.creditLine) this.#creditLine({ ...rows.creditLine, opening_used_fen: usedFen })
    for (const row of rows.loans) this.#loan({ ...row, opening_paid_fen: paidFen(row) })
    for (const row of rows.bills) {
      this.#bill(row)
      this.#unasked(row)
    }
    this.#lines(rows.lines)
    rows.repayments.forEach((row, i) => {
      this.#repayment({
        ...row,
        tenant_id: this.#tenantId,
        unapplied_fen: row.status === 'succeeded' && row.matched === 0 ? row.amount_fen : 0,
        refunded_fen: row.status === 'refunded' ? row.amount_fen : 0,
        opening_fen: leftFen[i] ?? 0,
        updated_by: '',
      })
    })
    this.#orders(rows.orders ?? [])
    this.#logistics(rows.logistics ?? [])
    this.#coupons(rows.coupons ?? [])
  }
}

/** What a credit line used, and what a loan had repaid, before the bills that are here: they prove only the rest. */
function before({ creditLine, loans, lines }: LedgerRows): {
  usedFen: number
  paidFen: (loan: Row<'loan'>) => number
} {
  const byLoan = new Map(loans.map(({ id }) => [id, 0]))
  for (const { component, loan_id: loan, paid_fen: paid } of lines) {
    const known = component === 'principal' && loan ? byLoan.get(loan) : undefined
    if (loan && known !== undefined) byLoan.set(loan, known + paid)
  }
  const here = [...byLoan.values()].reduce((sum, paid) => sum + paid, 0)
  return {
    usedFen: (creditLine?.used_fen ?? 0) + here,
    paidFen: (loan) => loan.principal_fen - loan.outstanding_fen - (byLoan.get(loan.id) ?? 0),
  }
}
