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
  readonly moved_fen: number
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
  const sql = `select component, loan_id, instalment_no, amount_fen, paid_fen, moved_fen from bill_line where bill_id = ?`
  return statement(sqlite, sql).all(billId) as Line[]
}

/** What a line shows as cleared, and of that as waived or moved, is the sum of its entries; a bill sums up its lines. */
function projectBill(sqlite: Sqlite, billId: string): void {
  statement(sqlite, linesSql).run({ billId })
  const bill = statement(sqlite, billSql).get(billId) as {
    state: BillState
    due_date: BusinessDate
    total_fen: Fen
    paid_fen: Fen
    moved_fen: Fen
    waived_fen: Fen
    last_paid_on: BusinessDate | null
  }
  const state = stateOfPayments({
    state: bill.state,
    dueDate: bill.due_date,
    totalFen: bill.total_fen,
    paidFen: bill.paid_fen,
    movedFen: bill.moved_fen,
    lastPaidOn: bill.last_paid_on ?? undefined,
  })
  const update = `update bill set paid_fen = ?, moved_fen = ?, waived_fen = ?, state = ?, rev = rev + 1 where id = ?`
  statement(sqlite, update).run(bill.paid_fen, bill.moved_fen, bill.waived_fen, state, billId)
}

/** A reversal lowers what the entry that it names had raised. */
const linesSql = `
  update bill_line set paid_fen = amount_fen - e.owed_fen, moved_fen = e.moved_fen, waived_fen = e.waived_fen
  from (
    select e.line_no, sum(e.amount_fen) as owed_fen,
      coalesce(-sum(e.amount_fen) filter (where coalesce(o.kind, e.kind) = 'rescheduled'), 0) as moved_fen,
      coalesce(-sum(e.amount_fen) filter (where coalesce(o.kind, e.kind) = 'waiver'), 0) as waived_fen
    from ledger_entry e left join ledger_entry o on o.seq = e.reverses_seq
    where e.bill_id = :billId group by e.line_no) as e
  where bill_line.bill_id = :billId and bill_line.no = e.line_no`

/** When a bill was last cleared counts what stands: a payment that was reversed never was. */
export const lastPaidOnSql = `(
  select max(e.business_date) from ledger_entry e
  where e.bill_id = b.id and e.kind in ('allocation', 'waiver', 'rescheduled')
    and not exists (select 1 from ledger_entry r where r.reverses_seq = e.seq))`

const billSql = `
  select b.state, b.due_date, b.total_fen, ${lastPaidOnSql} as last_paid_on,
    sum(l.paid_fen) as paid_fen, sum(l.moved_fen) as moved_fen, sum(l.waived_fen) as waived_fen
  from bill b join bill_line l on l.bill_id = b.id where b.id = ?`

/**
 * A loan owes less by the principal that was paid or forgiven, and has paid the instalments of which no line owes any
 * more. What an arrangement moved is owed as before: it stands in another schedule.
 */
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
      when status in ('settled', 'settled_early') and outstanding_fen <> :paidFen then 'active'
      else status end
  where id = :loanId`

function principalPaid(lines: readonly Line[], loanId: string): number {
  return lines
    .filter((line) => line.loan_id === loanId && line.component === 'principal')
    .reduce((sum, line) => sum + line.paid_fen - line.moved_fen, 0)
}

function instalmentsPaid(lines: readonly Line[]): Map<string, number> {
  const owes = new Map<string, { loanId: string; owes: boolean }>()
  for (const { loan_id: loanId, instalment_no: no, amount_fen: amount, paid_fen: paid, moved_fen: moved } of lines) {
    if (loanId === null || no === null) continue
    const key = `${loanId}\n${no}`
    owes.set(key, { loanId, owes: (owes.get(key)?.owes ?? false) || paid - moved < amount })
  }
  const paid = new Map<string, number>()
  for (const each of owes.values()) if (!each.owes) paid.set(each.loanId, (paid.get(each.loanId) ?? 0) + 1)
  return paid
}
