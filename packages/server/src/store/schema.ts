import type { Generated } from 'kysely'

/** The tables as kysely sees them. Row ↔ model happens at this door only: see `rows/`. */
export interface Tables {
  desk_meta: { name: string; value: string }
  agent: AgentRow
  session: { token_hash: Buffer; agent_id: string; created_at: string; expires_at: string; revoked_at: string | null }
  sign_in_record: { name_blind: Buffer; fails: number; locked_until: string | null; last_at: string }
  customer: CustomerRow
  verification: { customer_id: string; state: string; at: string; expires_at: string | null; fails: Generated<number>; by_id: Generated<string> }
  credit_line: {
    customer_id: string
    limit_fen: number
    used_fen: number
    status: string
    valid_to: string
    opening_used_fen: Generated<number>
    rev: Generated<number>
  }
  loan: LoanRow
  schedule_version: ScheduleVersionRow
  accrual_event: AccrualEventRow
  arrangement: ArrangementRow
  purchase: PurchaseRow
  logistics_event: LogisticsEventRow
  coupon: CouponRow
  delinquency_log: { bill_id: string; business_date: string; stage: string; dpd: number }
  delinquency_changed: { bill_id: string }
  delinquency_day: { business_date: string; stage: string; bills: number; outstanding_fen: number }
  job_run: JobRunRow
  bill: BillRow
  bill_line: {
    bill_id: string
    no: number
    component: string
    loan_id: string | null
    instalment_no: number | null
    amount_fen: number
    paid_fen: number
    moved_fen: Generated<number>
    waived_fen: Generated<number>
  }
  ledger_entry: LedgerEntryRow
  repayment: RepaymentRow
  owing_by_due_date: { due_date: string; bills: number; outstanding_fen: number }
  conversation: ConversationRow
  message: MessageRow
  ticket: TicketRow
  ticket_comment: { ticket_id: string; no: number; author_id: string; body: string; at: string }
  script_version: ScriptVersionRow
  script_approval: {
    version_id: string
    seq: number
    by_id: string
    decision: string
    content_hash: string
    reason: string
    at: string
  }
  script_favourite: { agent_id: string; place: number; key: string }
  gate_override: { message_id: string; rule: string; agent_id: string; reason: string; at: string }
  held_message: HeldMessageRow
  contact_preference: {
    customer_id: string
    stop_requested_at: string | null
    night_consent_on: string | null
    number_valid: Generated<number>
  }
  contact_attempt: ContactAttemptRow
  promise: PromiseRow
  gate_rule: GateRuleRow
  script_use: { key: string; agent_id: string; uses: number; last_at: string }
  desk_event: { seq: Generated<number>; kind: string; object_id: string; at: string }
  idempotency: { agent_id: string; key: string; verb: string; input_hash: Buffer; output: string | null; at: string }
  audit_event: AuditRow
}

interface Touched {
  rev: Generated<number>
  created_at: string
  created_by: string
  updated_at: string
  updated_by: string
}

export interface AgentRow extends Touched {
  id: string
  tenant_id: string
  name: string
  display_name: string
  work_no: string
  role: string
  status: string
  password_hash: string | null
}

export interface CustomerRow extends Touched {
  num: Generated<number>
  id: string
  tenant_id: string
  customer_no: string
  external_id: string | null
  status: string
  name_masked: string
  phone_masked: string
  resident_id_masked: string
  address_masked: string
  nickname: string
  sealed: Buffer
  kyc_level: string
  risk_tier: string
  tags: string
  special_care: number
  opt_outs: string
  since: string
  rank: Generated<number>
  content_hash: Buffer | null
}

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
  ended_at: string | null
  follow_up_ticket_id: string | null
}

export interface PurchaseRow {
  id: string
  customer_id: string
  order_no: string
  merchant: string
  items: string
  amount_fen: number
  financed_fen: number
  loan_id: string | null
  coupon_id: string | null
  status: string
  return_status: string | null
  refund_fen: number | null
  refund_channel: string | null
  refund_sent_on: string | null
  refund_expected_on: string | null
  refund_arrived_on: string | null
  refund_failed: Generated<number>
  placed_on: string
  rev: Generated<number>
}

export interface LogisticsEventRow {
  order_id: string
  no: number
  leg: string
  carrier: string
  tracking_no: string
  place: string
  text: string
  at: string
}

export interface CouponRow {
  id: string
  customer_id: string
  coupon_no: string
  title: string
  off_fen: number
  threshold_fen: number
  valid_from: string
  valid_to: string
  product: string | null
  status: string
  order_id: string | null
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

export interface ConversationRow {
  id: string
  tenant_id: string
  channel: string
  status: string
  customer_id: string
  agent_id: string | null
  intent: string | null
  last_seq: number
  last_text: string
  last_role: string
  unread: number
  queued_at: string
  last_at: string
  rev: Generated<number>
}

export interface MessageRow {
  id: string
  conversation_id: string
  seq: number
  role: string
  kind: string
  body: string
  wording: string
  author_id: string | null
  gate: Generated<string>
  facts: Generated<string>
  at: string
}

export interface TicketRow extends Touched {
  id: string
  tenant_id: string
  code: string
  type: string
  priority: string
  status: string
  customer_id: string
  conversation_id: string | null
  refs: string
  summary: string
  assignee_id: string | null
  due_at: string | null
}

export interface ScriptVersionRow {
  id: string
  key: string
  version: number
  title: string
  scenario: string
  aliases: string
  stages: string
  needs_bill: number
  status: string
  segments: string
  favourite: number | null
  effective_from: string
  effective_to: string | null
  content_hash: string
  audience: Generated<string>
  disclosures: Generated<string>
  author_id: Generated<string>
  suspended_why: Generated<string | null>
  updated_at: Generated<string>
  rev: Generated<number>
}

export interface HeldMessageRow {
  id: string
  tenant_id: string
  conversation_id: string
  customer_id: string
  body: string
  wording: string
  bill_id: string | null
  findings: string
  reason: string
  author_id: string
  state: string
  decided_by: string | null
  decision_reason: string | null
  message_id: string | null
  at: string
  rev: Generated<number>
}

export interface ContactAttemptRow {
  id: string
  tenant_id: string
  customer_id: string
  conversation_id: string | null
  channel: string
  purpose: string
  target: string
  outcome: string
  note: string | null
  business_date: string
  at: string
  by_id: string
}

export interface PromiseRow {
  id: string
  tenant_id: string
  message_id: string
  conversation_id: string
  customer_id: string
  text: string
  kind: string
  due_at: string
  state: string
  made_by: string
  ended_reason: string | null
  rev: Generated<number>
  at: string
}

export interface GateRuleRow {
  id: string
  house: number
  status: string
  body: string
  author_id: string
  approved_by: string | null
  pending_by: string | null
  pending_reason: string | null
  pending_at: string | null
  rev: Generated<number>
  updated_at: string
}

export interface AuditRow {
  seq: number
  at: string
  actor_id: string
  actor_name: string
  action: string
  object_kind: string
  object_id: string
  reason: string | null
  changes: string
  request_key: string
  prev_hash: Buffer
  hash: Buffer
}
