import type { BillComponent, BusinessDate, FigureEntry, Instant, LedgerKind } from '@zuoxi/sdk'
import { fen } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import { statement } from './statements.ts'

/** Which entries a figure rests on; what is absent is not asked. */
export interface EntriesWanted {
  readonly billIds?: readonly string[]
  readonly customerId?: string
  readonly lineNo?: number
  readonly loanId?: string
  readonly instalmentNo?: number
  readonly component?: BillComponent
  /** Only of lines that a loan asks for. */
  readonly ofLoans?: boolean
  readonly kinds?: readonly LedgerKind[]
  readonly repaymentId?: string
  /** Entries of drafts and void bills too; they say nothing of what is owed. */
  readonly alsoUnissued?: boolean
}

export interface FigureEntries {
  /** In the order in which they were written; of very many the newest. */
  readonly entries: readonly FigureEntry[]
  readonly moreEntries: number
}

const entriesShown = 200

interface EntryRow {
  readonly seq: number
  readonly at: string
  readonly business_date: string
  readonly kind: string
  readonly bill_no: string
  readonly line_no: number
  readonly component: string
  readonly amount_fen: number
  readonly policy_version: string
  readonly reverses_seq: number | null
  readonly reason: string | null
  readonly rows: number
}

/** The entries behind a figure. Bills are looked up by their ids, or a customer's by their index. */
export function figureEntries(sqlite: Sqlite, wanted: EntriesWanted): FigureEntries {
  const from = wanted.repaymentId !== undefined ? byRepayment : wanted.billIds !== undefined ? byBills : byCustomer
  const rows = statement(sqlite, entriesSql(from)).all({
    billIds: JSON.stringify(wanted.billIds ?? []),
    customerId: wanted.customerId ?? null,
    repaymentId: wanted.repaymentId ?? null,
    lineNo: wanted.lineNo ?? null,
    loanId: wanted.loanId ?? null,
    instalmentNo: wanted.instalmentNo ?? null,
    component: wanted.component ?? null,
    ofLoans: wanted.ofLoans ? 1 : 0,
    kinds: wanted.kinds ? JSON.stringify(wanted.kinds) : null,
    alsoUnissued: wanted.alsoUnissued ? 1 : 0,
    limit: entriesShown,
  }) as EntryRow[]
  return { entries: rows.reverse().map(entryOf), moreEntries: Math.max(0, (rows[0]?.rows ?? 0) - entriesShown) }
}

const byRepayment = 'ledger_entry e join bill b on b.id = e.bill_id where e.repayment_id = :repaymentId'
const byBills = `json_each(:billIds) wanted join bill b on b.id = wanted.value join ledger_entry e on e.bill_id = b.id where true`
const byCustomer = 'bill b join ledger_entry e on e.bill_id = b.id where b.customer_id = :customerId'

/** Every filter is in the text, so that there are three statements to prepare and not hundreds. */
function entriesSql(from: string): string {
  const [tables, condition] = from.split(' where ')
  return `
    select e.seq, e.at, e.business_date, e.kind, b.bill_no, e.line_no, e.component, e.amount_fen, e.policy_version,
      e.reverses_seq, e.reason, count(*) over () as rows
    from ${tables} join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
    where ${condition}
      and (:alsoUnissued or b.state not in ('draft', 'void'))
      and (:lineNo is null or e.line_no = :lineNo)
      and (:loanId is null or l.loan_id = :loanId)
      and (not :ofLoans or l.loan_id is not null)
      and (:instalmentNo is null or l.instalment_no = :instalmentNo)
      and (:component is null or e.component = :component)
      and (:kinds is null or e.kind in (select value from json_each(:kinds)))
      and (:customerId is null or b.customer_id = :customerId)
      and (:repaymentId is null or e.repayment_id = :repaymentId)
      and (:billIds = '[]' or e.bill_id in (select value from json_each(:billIds)))
    order by e.seq desc limit :limit`
}

function entryOf(row: EntryRow): FigureEntry {
  return {
    seq: row.seq,
    at: row.at as Instant,
    businessDate: row.business_date as BusinessDate,
    kind: row.kind as LedgerKind,
    billNo: row.bill_no,
    lineNo: row.line_no,
    component: row.component as BillComponent,
    amountFen: fen(row.amount_fen),
    policyVersion: row.policy_version,
    reversesSeq: row.reverses_seq ?? undefined,
    reason: row.reason ?? undefined,
  }
}
