import {
  type BillComponent,
  type BillId,
  type BillState,
  type BusinessDate,
  fen,
  type Instant,
  type LedgerKind,
  type LoanStatus,
  type PlannedInstalment,
  type RepaymentMethod,
} from '@zuoxi/sdk'
import type { sql } from 'kysely'
import { type ExpressionBuilder, type Selectable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/sqlite'
import type { AccrualFacts, LoanFacts, LoanLine, ScheduleFacts } from '../../rules/loan-facts.ts'
import { compileOnce } from '../compile-once.ts'
import type { LoanRow, Tables } from '../schema.ts'
import type { Read } from '../store.ts'

/** A line, an entry, a clock event as they come from the store. */
interface LineRow {
  readonly bill_id: string
  readonly bill_no: string
  readonly state: string
  readonly due_date: string
  readonly created_at: string
  readonly no: number
  readonly component: string
  readonly instalment_no: number | null
  readonly amount_fen: number
  readonly paid_fen: number
  readonly waived_fen: number
  readonly moved_fen: number
}

interface EntryRow {
  readonly seq: number
  readonly business_date: string
  readonly bill_id: string
  readonly line_no: number
  readonly kind: string
  readonly amount_fen: number
  readonly reverses_seq: number | null
}

type VersionRow = Pick<
  Tables['schedule_version'],
  'version' | 'origin' | 'effective_on' | 'instalments' | 'apr_simple_pct' | 'apr_compound_pct' | 'created_at'
>

interface AccrualRow {
  readonly kind: string
  readonly on_date: string
  readonly reason: string
  readonly at: string
}

/** A stored loan with everything that is kept of it. */
export interface LoanBook {
  readonly loan: Selectable<LoanRow>
  readonly orderNo: string | undefined
  readonly facts: LoanFacts
}

type Loans = ExpressionBuilder<Tables, 'loan'>

/**
 * A loan with all that a quote or its schedule is worked out from, in one round trip. Its lines are found through its
 * customer's bills: there are few of those, and an index on the loan of millions of lines would cost every import.
 */
const bookQuery = compileOnce((db, hole: <Value = string>(name: 'id' | 'tenant') => ReturnType<typeof sql<Value>>) =>
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
    facts: {
      contract: contractOf(loan),
      lines: linesWithEntries(parsed<LineRow>(lines), parsed<EntryRow>(entries)),
      versions: parsed<VersionRow>(versions).map(versionOf),
      accruals: parsed<AccrualRow>(accruals).map(({ kind, on_date: on, reason, at }) => ({
        kind: kind as AccrualFacts['kind'],
        on: on as BusinessDate,
        reason,
        at: at as Instant,
      })),
    },
  }
}

/** SQLite hands JSON over as text, whatever the type says. */
function parsed<Row>(rows: unknown): Row[] {
  return JSON.parse(rows as string) as Row[]
}

function contractOf(row: Selectable<LoanRow>): LoanFacts['contract'] {
  return {
    principalFen: fen(row.principal_fen),
    outstandingFen: fen(row.outstanding_fen),
    method: row.method as RepaymentMethod,
    aprPpm: row.apr_ppm,
    feeRate: row.fee_rate ?? undefined,
    terms: row.terms,
    termsPaid: row.terms_paid,
    status: row.status as LoanStatus,
    disbursedOn: row.disbursed_on as BusinessDate,
    firstDueOn: (row.first_due_on ?? undefined) as BusinessDate | undefined,
    termsVersion: row.terms_version,
    scheduleVersion: row.schedule_version,
  }
}

function linesWithEntries(lines: readonly LineRow[], entries: readonly EntryRow[]): LoanLine[] {
  const byLine = Map.groupBy(entries, (entry) => `${entry.bill_id}#${entry.line_no}`)
  return lines.map((line) => ({
    billId: line.bill_id as BillId,
    billNo: line.bill_no,
    billState: line.state as BillState,
    billedAt: line.created_at as Instant,
    dueDate: line.due_date as BusinessDate,
    lineNo: line.no,
    component: line.component as BillComponent,
    instalmentNo: line.instalment_no ?? undefined,
    amountFen: fen(line.amount_fen),
    paidFen: fen(line.paid_fen),
    waivedFen: fen(line.waived_fen),
    movedFen: fen(line.moved_fen),
    entries: (byLine.get(`${line.bill_id}#${line.no}`) ?? []).map((entry) => ({
      seq: entry.seq,
      on: entry.business_date as BusinessDate,
      kind: entry.kind as LedgerKind,
      amountFen: fen(entry.amount_fen),
      reversesSeq: entry.reverses_seq ?? undefined,
    })),
  }))
}

function versionOf(row: VersionRow): ScheduleFacts {
  return {
    version: row.version,
    origin: row.origin,
    effectiveOn: row.effective_on as BusinessDate,
    plan: JSON.parse(row.instalments) as PlannedInstalment[],
    aprSimplePct: row.apr_simple_pct,
    aprCompoundPct: row.apr_compound_pct,
    madeAt: row.created_at as Instant,
  }
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
        'bill.created_at',
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
      .select(['accrual_event.kind', 'accrual_event.on_date', 'accrual_event.reason', 'accrual_event.at'])
      .whereRef('accrual_event.loan_id', '=', 'loan.id')
      .orderBy('accrual_event.seq'),
  )
}
