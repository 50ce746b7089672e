import type { BillState, BusinessDate, Fen } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import { stateOfPayments } from '../../rules/bill-state.ts'
import { refreshRanks } from '../ranks.ts'
import type { Store } from '../store.ts'
import { entryWriter, type NewEntry } from './entry-writer.ts'
import { statement } from './statements.ts'

interface Line {
  readonly component: string
  readonly loan_id: string | null
  readonly instalment_no: number | null
  readonly amount_fen: number
  readonly paid_fen: number
}

const writers = new WeakMap<Sqlite, ReturnType<typeof entryWriter>>()

/**
 * Append entries, and bring everything that is shown up to them: the lines and bills they touch, the loans and the
 * credit line behind these, and the customers' places in search. The one way by which a bill that is here changes
 * what it shows as paid. Call it inside the writing transaction.
 */
export function post(store: Store, entries: readonly NewEntry[]): void {
  const { sqliteWriter: sqlite } = store
  const append = writers.get(sqlite) ?? entryWriter(sqlite)
  writers.set(sqlite, append)
  const billIds = new Set(entries.map((entry) => entry.bill_id))
  const before = new Map([...billIds].map((id) => [id, linesOf(sqlite, id)]))
  append(entries)
  for (const billId of billIds) {
    projectBill(sqlite, billId)
    projectLoans(sqlite, before.get(billId) ?? [], linesOf(sqlite, billId))
  }
  refreshRanks(store, new Set(entries.map((entry) => entry.customer_id)))
}

function linesOf(sqlite: Sqlite, billId: string): Line[] {
  const sql = 'select component, loan_id, instalment_no, amount_fen, paid_fen from bill_line where bill_id = ?'
  return statement(sqlite, sql).all(billId) as Line[]
}

/** What a line shows as paid is what its entries leave of its amount; what a bill shows is the sum of its lines. */
function projectBill(sqlite: Sqlite, billId: string): void {
  statement(
    sqlite,
    `update bill_line set paid_fen = amount_fen -
       (select coalesce(sum(e.amount_fen), 0) from ledger_entry e where e.bill_id = bill_line.bill_id and e.line_no = bill_line.no)
     where bill_id = ?`,
  ).run(billId)
  const bill = statement(sqlite, billSql).get(billId) as {
    state: BillState
    due_date: BusinessDate
    total_fen: Fen
    paid_fen: Fen
    last_paid_on: BusinessDate | null
  }
  const state = stateOfPayments({
    state: bill.state,
    dueDate: bill.due_date,
    totalFen: bill.total_fen,
    paidFen: bill.paid_fen,
    lastPaidOn: bill.last_paid_on ?? undefined,
  })
  const update = 'update bill set paid_fen = ?, state = ?, rev = rev + 1 where id = ?'
  statement(sqlite, update).run(bill.paid_fen, state, billId)
}

/** When a bill was last paid counts payments that stand: one that was reversed never was. */
export const lastPaidOnSql = `(
  select max(e.business_date) from ledger_entry e
  where e.bill_id = b.id and e.kind in ('allocation', 'waiver')
    and not exists (select 1 from ledger_entry r where r.reverses_seq = e.seq))`

const billSql = `
  select b.state, b.due_date, b.total_fen, ${lastPaidOnSql} as last_paid_on,
    (select sum(l.paid_fen) from bill_line l where l.bill_id = b.id) as paid_fen
  from bill b where b.id = ?`

/** A loan owes less by the principal that was paid, and has paid the instalments of which no line owes any more. */
function projectLoans(sqlite: Sqlite, before: readonly Line[], after: readonly Line[]): void {
  const paidBefore = instalmentsPaid(before)
  const paidAfter = instalmentsPaid(after)
  for (const loanId of new Set(after.flatMap((line) => line.loan_id ?? []))) {
    const paidFen = principalPaid(after, loanId) - principalPaid(before, loanId)
    const terms = (paidAfter.get(loanId) ?? 0) - (paidBefore.get(loanId) ?? 0)
    if (paidFen === 0 && terms === 0) continue
    statement(sqlite, loanSql).run({ loanId, paidFen, terms })
    const credit = `update credit_line set used_fen = used_fen - ?, rev = rev + 1
      where customer_id = (select customer_id from loan where id = ?)`
    if (paidFen !== 0) statement(sqlite, credit).run(paidFen, loanId)
  }
}

const loanSql = `
  update loan set outstanding_fen = outstanding_fen - :paidFen, terms_paid = terms_paid + :terms, rev = rev + 1,
    status = case
      when status = 'active' and outstanding_fen = :paidFen then 'settled'
      when status = 'settled' and outstanding_fen <> :paidFen then 'active'
      else status end
  where id = :loanId`

function principalPaid(lines: readonly Line[], loanId: string): number {
  return lines
    .filter((line) => line.loan_id === loanId && line.component === 'principal')
    .reduce((sum, line) => sum + line.paid_fen, 0)
}

function instalmentsPaid(lines: readonly Line[]): Map<string, number> {
  const owes = new Map<string, { loanId: string; owes: boolean }>()
  for (const { loan_id: loanId, instalment_no: no, amount_fen: amount, paid_fen: paid } of lines) {
    if (loanId === null || no === null) continue
    const key = `${loanId}\n${no}`
    owes.set(key, { loanId, owes: (owes.get(key)?.owes ?? false) || paid < amount })
  }
  const paid = new Map<string, number>()
  for (const each of owes.values()) if (!each.owes) paid.set(each.loanId, (paid.get(each.loanId) ?? 0) + 1)
  return paid
}
