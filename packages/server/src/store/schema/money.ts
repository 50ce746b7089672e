import type { Generated } from 'kysely'
import type { Touched } from './touched.ts'

/** Loans, bills and the ledger. Amounts are integer 分; dates are Asia/Shanghai calendar dates. */

export interface LoanRow {
  id: string
  customer_id: string
  loan_no: string
  product: string
  funder: string
  principal_fen: number
  outstanding_fen: number
  terms: number
  terms_paid: number
  method: string
  apr_ppm: number
  status: string
  disbursed_on: string
  terms_version: Generated<string>
  fee_rate: Generated<string | null>
  first_due_on: Generated<string | null>
  order_id: Generated<string | null>
  schedule_version: Generated<number>
  opening_paid_fen: Generated<number>
  irr_per_term_pct: Generated<string | null>
  apr_simple_pct: Generated<string | null>
  apr_compound_pct: Generated<string | null>
  rev: Generated<number>
}

export interface ScheduleVersionRow {
  loan_id: string
  version: number
  origin: string
  effective_on: string
  instalments: string
  apr_simple_pct: string
  apr_compound_pct: string
  created_at: string
  created_by: string
}

export interface AccrualEventRow {
  seq: Generated<number>
  loan_id: string
  kind: string
  on_date: string
  reason: string
  ticket_id: string | null
  at: string
  by_id: string
}

export interface ArrangementRow extends Touched {
  id: string
  tenant_id: string
  code: string
  customer_id: string
  loan_id: string | null
  kind: string
  state: string
  quote: string
  expires_at: string
  requested_by: string
  confirmed_at: string | null
  evidence: string | null
  decided_by: string | null
  decided_at: string | null
  decision_reason: string | null
  effective_at: string | null
  /** The ledger's last entry when it took effect. */
  effective_seq: number | null
  ended_at: string | null
  follow_up_ticket_id: string | null
}

export interface BillRow {
  id: string
  customer_id: string
  bill_no: string
  external_id: string | null
  period: string
  issued_on: string
  due_date: string
  total_fen: number
  paid_fen: number
  state: string
  moved_fen: Generated<number>
  waived_fen: Generated<number>
  content_hash: Buffer | null
  rev: Generated<number>
  created_at: string
}

export interface LedgerEntryRow {
  seq: Generated<number>
  at: string
  business_date: string
  customer_id: string
  bill_id: string
  line_no: number
  component: string
  kind: string
  amount_fen: number
  repayment_id: string | null
  policy_version: string
  reverses_seq: number | null
  reason: string | null
}

export interface RepaymentRow {
  id: string
  tenant_id: string
  customer_id: string | null
  external_txn_id: string | null
  amount_fen: number
  channel: string
  status: string
  matched: number
  value_date: string
  received_at: string
  unapplied_fen: number
  refunded_fen: number
  opening_fen: number
  updated_by: string
  rev: Generated<number>
}

export interface JobRunRow {
  name: string
  business_date: string
  at_key: string
  counts: string
  started_at: string
  finished_at: string | null
}
