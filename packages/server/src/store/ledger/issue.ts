import type { BillComponent, BusinessDate, Fen, Instant } from '@zuoxi/sdk'
import type { Store } from '../store.ts'
import { post } from './post.ts'
import { statement } from './statements.ts'

export interface BillToIssue {
  readonly id: string
  readonly billNo: string
  readonly customerId: string
  /** The month it stands under, `YYYY-MM`. */
  readonly period: string
  readonly issuedOn: BusinessDate
  readonly dueDate: BusinessDate
  readonly at: Instant
  /** What the entries say made it: a schedule, or an arrangement. */
  readonly policyVersion: string
  /** What it follows from, where that is not the schedule. */
  readonly reason?: string
  readonly lines: readonly {
    readonly loanId: string
    readonly instalmentNo: number | undefined
    readonly component: BillComponent
    readonly amountFen: Fen
  }[]
}

/** Put a bill into the book with the charges that prove it. Call it inside the writing transaction. */
export function issueBill(store: Store, whole: BillToIssue): void {
  const { sqliteWriter: sqlite } = store
  const { lines, reason, ...bill } = whole
  const totalFen = lines.reduce<number>((sum, line) => sum + line.amountFen, 0)
  statement(sqlite, billSql).run({ ...bill, totalFen })
  lines.forEach((line, i) =>
    statement(sqlite, lineSql).run({ ...line, instalmentNo: line.instalmentNo ?? null, billId: bill.id, no: i + 1 }),
  )
  post(
    store,
    lines.map(({ component, amountFen }, i) => ({
      at: bill.at,
      business_date: bill.issuedOn,
      customer_id: bill.customerId,
      bill_id: bill.id,
      line_no: i + 1,
      component,
      kind: 'charge',
      amount_fen: amountFen,
      policy_version: bill.policyVersion,
      ...(reason !== undefined && { reason }),
    })),
  )
}

const billSql = `
  insert into bill (id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, created_at)
  values (:id, :customerId, :billNo, :period, :issuedOn, :dueDate, :totalFen, 0, 'issued', :at)`

const lineSql = `
  insert into bill_line (bill_id, no, component, loan_id, instalment_no, amount_fen, paid_fen)
  values (:billId, :no, :component, :loanId, :instalmentNo, :amountFen, 0)`
