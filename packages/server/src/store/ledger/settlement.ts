import type { BillComponent, BusinessDate, Fen } from '@zuoxi/sdk'
import type { Store } from '../store.ts'
import { statement } from './statements.ts'

/** An entry of one policy, with what its line owes now. */
export interface PolicyEntry {
  readonly seq: number
  readonly kind: string
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  readonly amountFen: Fen
  readonly repaymentId: string | null
  readonly reversed: 0 | 1
  readonly owedFen: Fen
}

/** Every entry that a policy put on a customer's bills. */
export function entriesOfPolicy({ sqliteWriter }: Store, customerId: string, policy: string): PolicyEntry[] {
  return statement(sqliteWriter, entriesSql).all(customerId, policy) as PolicyEntry[]
}

const entriesSql = `
  select e.seq, e.kind, e.bill_id as billId, e.line_no as lineNo, e.component, e.amount_fen as amountFen,
    e.repayment_id as repaymentId, l.amount_fen - l.paid_fen as owedFen,
    exists (select 1 from ledger_entry r where r.reverses_seq = e.seq) as reversed
  from bill b join ledger_entry e on e.bill_id = b.id join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
  where b.customer_id = ? and e.policy_version = ? order by e.seq`

/** Money that stands on a line: an allocation that nobody took back. */
export interface Allocated {
  readonly seq: number
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  /** Below zero, as every allocation. */
  readonly amountFen: Fen
  readonly repaymentId: string | null
  readonly policyVersion: string
}

/** What stands on a loan's lines of one component, the latest due first. */
export function allocatedOf(
  { sqliteWriter }: Store,
  of: { readonly customerId: string; readonly loanId: string; readonly component: BillComponent },
): Allocated[] {
  return statement(sqliteWriter, allocatedSql).all(of) as Allocated[]
}

const allocated = `
  e.seq, e.bill_id as billId, e.line_no as lineNo, e.component, e.amount_fen as amountFen,
  e.repayment_id as repaymentId, e.policy_version as policyVersion`

const allocatedSql = `
  select ${allocated}
  from bill b join bill_line l on l.bill_id = b.id join ledger_entry e on e.bill_id = l.bill_id and e.line_no = l.no
  where b.customer_id = :customerId and l.loan_id = :loanId and l.component = :component and e.kind = 'allocation'
    and not exists (select 1 from ledger_entry r where r.reverses_seq = e.seq)
  order by b.due_date desc, e.seq desc`

/** What a settlement took from lines to pay others with, and nobody has put back yet. */
export function takenBySettlement({ sqliteWriter }: Store, customerId: string, policy: string): Allocated[] {
  return statement(sqliteWriter, takenSql).all(customerId, policy) as Allocated[]
}

const takenSql = `
  select ${allocated}
  from bill b join ledger_entry r on r.bill_id = b.id join ledger_entry e on e.seq = r.reverses_seq
  where b.customer_id = ? and r.policy_version = ? and e.policy_version <> r.policy_version and e.kind = 'allocation'
    and not exists (select 1 from ledger_entry a where a.bill_id = e.bill_id and a.reason = '#' || e.seq)
  order by e.seq`

/** Credit of a customer that came up to a day: money whose payer is known, and that no bill has taken. */
export function creditUpTo(
  { sqliteWriter }: Store,
  customerId: string,
  day: BusinessDate,
): { readonly id: string; readonly unappliedFen: number; readonly valueDate: string }[] {
  return statement(sqliteWriter, creditSql).all(customerId, day) as never
}

const creditSql = `
  select id, unapplied_fen as unappliedFen, value_date as valueDate from repayment
  where customer_id = ? and status = 'succeeded' and matched = 1 and unapplied_fen > 0 and value_date <= ?
  order by received_at, id`

/** The place of the last entry: what comes after it, comes later. */
export function lastSeq({ sqliteWriter }: Store): number {
  const { seq } = statement(sqliteWriter, 'select coalesce(max(seq), 0) as seq from ledger_entry').get() as {
    seq: number
  }
  return seq
}

/** Settlements that were completed with the help of a repayment that paid bills in the usual way before. */
export function settledWithHelpOf({ sqliteWriter }: Store, repaymentId: string): { readonly code: string }[] {
  return statement(sqliteWriter, helpedSql).all(repaymentId) as { code: string }[]
}

const helpedSql = `
  select distinct a.code
  from ledger_entry e join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
    join arrangement a on a.customer_id = e.customer_id and a.loan_id = l.loan_id
  where e.repayment_id = ? and e.kind = 'allocation' and a.kind = 'settle_early' and a.state = 'completed'
    and e.seq > a.effective_seq
    and not exists (select 1 from ledger_entry r where r.reverses_seq = e.seq)`

/** What was charged because of some repayment, and is still owed. */
export function chargesBecauseOf(
  { sqliteWriter }: Store,
  customerId: string,
  repaymentId: string,
): {
  readonly billId: string
  readonly lineNo: number
  readonly loanId: string
  readonly policyVersion: string
  readonly owedFen: Fen
}[] {
  return statement(sqliteWriter, becauseSql).all(customerId, repaymentId) as never
}

const becauseSql = `
  select e.bill_id as billId, e.line_no as lineNo, l.loan_id as loanId, e.policy_version as policyVersion,
    l.amount_fen - l.paid_fen as owedFen
  from bill b join ledger_entry e on e.bill_id = b.id join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
  where b.customer_id = ? and e.kind = 'charge' and e.reason = ? and l.amount_fen > l.paid_fen`
