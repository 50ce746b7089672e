import type { BillComponent, BillState, BusinessDate, LedgerKind } from '@zuoxi/sdk'
import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/sqlite'
import { compileOnce } from '../compile-once.ts'
import type { LoanRow, Tables } from '../schema.ts'
import type { Read } from '../store.ts'

/** A line by which a bill asks for a part of a loan. */
export interface LoanLine {
  readonly bill_id: string
  readonly bill_no: string
  readonly state: BillState
  readonly due_date: BusinessDate
  readonly no: number
  readonly component: BillComponent
  readonly instalment_no: number | null
  readonly amount_fen: number
  /** All that cleared it; of that, forgiven, and moved into a new schedule. */
  readonly paid_fen: number
  readonly waived_fen: number
  readonly moved_fen: number
}

/** An entry on such a line. */
export interface LoanEntry {
  readonly seq: number
  readonly business_date: BusinessDate
  readonly bill_id: string
  readonly line_no: number
  readonly kind: LedgerKind
  readonly amount_fen: number
  readonly reverses_seq: number | null
}

/** A schedule as it is stored: one that replaced another, or the first one once it was replaced. */
export type StoredSchedule = Pick<
  Tables['schedule_version'],
  'version' | 'origin' | 'effective_on' | 'instalments' | 'apr_simple_pct' | 'apr_compound_pct' | 'created_at'
>

export type AccrualRow = Pick<Tables['accrual_event'], 'kind' | 'on_date' | 'reason'> & { readonly seq: number }

/** Everything that is kept of a loan. */
export interface LoanBook {
  readonly loan: Selectable<LoanRow>
  readonly orderNo: string | undefined
  readonly lines: readonly LoanLine[]
  readonly entries: readonly LoanEntry[]
  readonly versions: readonly StoredSchedule[]
  readonly accruals: readonly AccrualRow[]
}

type Loans = ExpressionBuilder<Tables, 'loan'>

/**
 * A loan with all that a quote or its schedule is worked out from, in one round trip. Its lines are found through its
 * customer's bills: there are few of those, and an index on the loan of millions of lines would cost every import.
 */
const bookQuery = compileOnce(
  (db, hole: <Value = string>(name: 'id' | 'tenant') => ReturnType<typeof sql<Value>>) =>
    db
      .selectFrom('loan')
      .innerJoin('customer', 'customer.id', 'loan.customer_id')
      .leftJoin('purchase', 'purchase.id', 'loan.order_id')
      .selectAll('loan')
      .select('purchase.order_no')
      .select((loan) => [
        linesOf(loan).as('lines'),
        entriesOf(loan).as('entries'),
        versionsOf(loan).as('versions'),
        accrualsOf(loan).as('accruals'),
      ])
      .where('loan.id', '=', hole('id'))
      .where('customer.tenant_id', '=', hole('tenant')),
)

/** Read a loan's book; nothing when this tenant has no such loan. */
export async function readLoanBook(read: Read, tenantId: string, loanId: string): Promise<LoanBook | undefined> {
  const [row] = await bookQuery(read, { id: loanId, tenant: tenantId })
  if (!row) return undefined
  const { order_no: orderNo, lines, entries, versions, accruals, ...loan } = row
  return {
    loan,
    orderNo: orderNo ?? undefined,
    lines: parsed<LoanLine>(lines),
    entries: parsed<LoanEntry>(entries),
    versions: parsed<StoredSchedule>(versions),
    accruals: parsed<AccrualRow>(accruals),
  }
}

/** SQLite hands JSON over as text, whatever the type says. */
function parsed<Row>(rows: unknown): Row[] {
  return JSON.parse(rows as string) as Row[]
}

function linesOf(loan: Loans) {
  return jsonArrayFrom(
    loan
      .selectFrom('bill')
      .innerJoin('bill_line', 'bill_line.bill_id', 'bill.id')
      .select([
        'bill.id as bill_id',
        'bill.bill_no',
        'bill.state',
        'bill.due_date',
        'bill_line.no',
        'bill_line.component',
        'bill_line.instalment_no',
        'bill_line.amount_fen',
        'bill_line.paid_fen',
        'bill_line.waived_fen',
        'bill_line.moved_fen',
      ])
      .whereRef('bill.customer_id', '=', 'loan.customer_id')
      .whereRef('bill_line.loan_id', '=', 'loan.id')
      .orderBy('bill.due_date')
      .orderBy('bill.id')
      .orderBy('bill_line.no'),
  )
}

function entriesOf(loan: Loans) {
  return jsonArrayFrom(
    loan
      .selectFrom('bill')
      .innerJoin('bill_line', 'bill_line.bill_id', 'bill.id')
      .innerJoin('ledger_entry', (join) =>
        join.onRef('ledger_entry.bill_id', '=', 'bill_line.bill_id').onRef('ledger_entry.line_no', '=', 'bill_line.no'),
      )
      .select([
        'ledger_entry.seq',
        'ledger_entry.business_date',
        'ledger_entry.bill_id',
        'ledger_entry.line_no',
        'ledger_entry.kind',
        'ledger_entry.amount_fen',
        'ledger_entry.reverses_seq',
      ])
      .whereRef('bill.customer_id', '=', 'loan.customer_id')
      .whereRef('bill_line.loan_id', '=', 'loan.id')
      .orderBy('ledger_entry.seq'),
  )
}

function versionsOf(loan: Loans) {
  return jsonArrayFrom(
    loan
      .selectFrom('schedule_version')
      .select([
        'schedule_version.version',
        'schedule_version.origin',
        'schedule_version.effective_on',
        'schedule_version.instalments',
        'schedule_version.apr_simple_pct',
        'schedule_version.apr_compound_pct',
        'schedule_version.created_at',
      ])
      .whereRef('schedule_version.loan_id', '=', 'loan.id')
      .orderBy('schedule_version.version'),
  )
}

function accrualsOf(loan: Loans) {
  return jsonArrayFrom(
    loan
      .selectFrom('accrual_event')
      .select(['accrual_event.seq', 'accrual_event.kind', 'accrual_event.on_date', 'accrual_event.reason'])
      .whereRef('accrual_event.loan_id', '=', 'loan.id')
      .orderBy('accrual_event.seq'),
  )
}
