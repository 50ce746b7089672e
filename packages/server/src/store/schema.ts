import type { Generated } from 'kysely'
import type { GateRuleRow, HeldMessageRow, ScriptVersionRow } from './schema/gate.ts'
import type {
  AccrualEventRow,
  ArrangementRow,
  BillRow,
  JobRunRow,
  LedgerEntryRow,
  LoanRow,
  RepaymentRow,
  ScheduleVersionRow,
} from './schema/money.ts'
import type { CouponRow, LogisticsEventRow, PurchaseRow } from './schema/orders.ts'
import type { AgentRow, AuditRow, CustomerRow } from './schema/people.ts'
import type { ContactAttemptRow, ConversationRow, MessageRow, PromiseRow, TicketRow } from './schema/service.ts'

export type * from './schema/gate.ts'
export type * from './schema/money.ts'
export type * from './schema/orders.ts'
export type * from './schema/people.ts'
export type * from './schema/service.ts'

/** The tables as kysely sees them. Row ↔ model happens at this door only: see `rows/`. */
export interface Tables {
  desk_meta: { name: string; value: string }
  agent: AgentRow
  session: { token_hash: Buffer; agent_id: string; created_at: string; expires_at: string; revoked_at: string | null }
  sign_in_record: { name_blind: Buffer; fails: number; locked_until: string | null; last_at: string }
  customer: CustomerRow
  verification: {
    customer_id: string
    state: string
    at: string
    expires_at: string | null
    fails: Generated<number>
    by_id: Generated<string>
    /** How often it was locked since somebody last passed. */
    locks: Generated<number>
  }
  verification_miss: { agent_id: string; business_date: string; misses: number }
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
  gate_rule_author: { rule: string; agent_id: string }
  script_use: { key: string; agent_id: string; uses: number; last_at: string }
  desk_event: { seq: Generated<number>; kind: string; object_id: string; at: string }
  idempotency: { agent_id: string; key: string; verb: string; input_hash: Buffer; output: string | null; at: string }
  audit_event: AuditRow
}
