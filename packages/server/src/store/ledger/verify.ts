import type { BillState, BusinessDate, Fen, LedgerBreak } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import { stateOfPayments } from '../../rules/bill-state.ts'
import { lastPaidOnSql } from './post.ts'
import { billStampSql } from './stamps.ts'
import { statement } from './statements.ts'
import { creditBreak, lastKey, loanBreak } from './verify-loans.ts'
import { toldRepayments, walkRepayments } from './verify-repayments.ts'
import { broken, step, type Walk } from './verify-step.ts'

export interface LedgerCheck {
  readonly ok: boolean
  readonly entries: number
  readonly bills: number
  readonly repayments: number
  readonly brokenAt?: LedgerBreak
}

/**
 * Walk the whole ledger in steps of bounded memory, and say where the first shown figure is that its entries do not
 * prove. Each figure is compared with its entries in one statement, so that writers beside it disturb nothing.
 */
export async function verifyLedger(sqlite: Sqlite): Promise<LedgerCheck> {
  const counts = { entries: 0, bills: 0, repayments: 0 }
  const walks = [
    ['bills', walkBills, ''],
    ['entries', walkEntries, 0],
    ['repayments', walkRepayments, ''],
    ['told', toldRepayments, ''],
    ['loans', walkLoans, ''],
    ['creditLines', walkCreditLines, ''],
    ['summary', walkSummary, ''],
  ] as const
  for (const [what, walk, from] of walks) {
    let last: string | number | undefined = from
    while (last !== undefined) {
      const found: Walk = walk(sqlite, last as never)
      if (what in counts) counts[what as keyof typeof counts] += found.rows
      if (found.broken) return { ok: false, ...counts, brokenAt: found.broken }
      last = found.last
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { ok: true, ...counts }
}

interface LineRow {
  readonly bill_id: string
  readonly no: number
  readonly amount_fen: number
  readonly paid_fen: number
  readonly moved_fen: number
  readonly waived_fen: number
  readonly charged: number
  readonly owed: number
  readonly moved: number
  readonly waived: number
}

interface BillToCheck {
  readonly id: string
  readonly state: BillState
  readonly due_date: BusinessDate
  readonly total_fen: Fen
  readonly paid_fen: Fen
  readonly moved_fen: Fen
  readonly waived_fen: Fen
  readonly last_paid_on: BusinessDate | null
  /** Came as a draft, or void. */
  readonly unasked: 0 | 1
  readonly lines_total: number
  readonly lines_paid: number
  readonly lines_moved: number
  readonly lines_waived: number
}

function walkBills(sqlite: Sqlite, after: string): Walk {
  const bills = statement(sqlite, billsSql).all(after, step) as BillToCheck[]
  const last = bills.at(-1)?.id
  if (last === undefined) return { rows: 0, last, broken: undefined }
  const lines = statement(sqlite, linesSql).all(after, last) as LineRow[]
  const line = lines.find(
    (row) =>
      row.charged !== row.amount_fen ||
      row.owed !== row.amount_fen - row.paid_fen ||
      row.moved !== row.moved_fen ||
      row.waived !== row.waived_fen,
  )
  if (line) return broken(bills.length, { noun: 'line', id: `${line.bill_id}#${line.no}`, why: 'entries_differ' })
  for (const bill of bills) {
    const why = whyBillBreaks(bill)
    if (why) return broken(bills.length, { noun: 'bill', id: bill.id, why })
  }
  return { rows: bills.length, last, broken: undefined }
}

/** Whether a bill's state follows from its lines. One that is void was moved whole, or came so, as drafts do. */
function whyBillBreaks(bill: BillToCheck): LedgerBreak['why'] | undefined {
  if (bill.lines_total !== bill.total_fen || bill.lines_paid !== bill.paid_fen) return 'total_differs'
  if (bill.lines_moved !== bill.moved_fen || bill.lines_waived !== bill.waived_fen) return 'total_differs'
  const isMoved = bill.state === 'void' && bill.moved_fen === bill.total_fen && bill.paid_fen === bill.total_fen
  if ((bill.state === 'void' || bill.state === 'draft') && !isMoved && !bill.unasked) return 'state_differs'
  const state = stateOfPayments({
    state: bill.state,
    dueDate: bill.due_date,
    totalFen: bill.total_fen,
    paidFen: bill.paid_fen,
    movedFen: bill.moved_fen,
    lastPaidOn: bill.last_paid_on ?? undefined,
  })
  return state === bill.state ? undefined : 'state_differs'
}

const billsSql = `
  select b.id, b.state, b.due_date, b.total_fen, b.paid_fen, b.moved_fen, b.waived_fen,
    case when b.state in ('paid', 'paid_late') then ${lastPaidOnSql} end as last_paid_on,
    b.state in ('draft', 'void') and exists (select 1 from bill_unasked u where u.bill_id = b.id and u.stamp = ${billStampSql}) as unasked,
    coalesce(sum(l.amount_fen), 0) as lines_total, coalesce(sum(l.paid_fen), 0) as lines_paid,
    coalesce(sum(l.moved_fen), 0) as lines_moved, coalesce(sum(l.waived_fen), 0) as lines_waived
  from (select * from bill where id > ? order by id limit ?) b left join bill_line l on l.bill_id = b.id
  group by b.id order by b.id`

/** A reversal lowers what the entry that it names had raised. */
const linesSql = `
  select l.bill_id, l.no, l.amount_fen, l.paid_fen, l.moved_fen, l.waived_fen,
    coalesce(sum(e.amount_fen), 0) as owed, coalesce(sum(e.amount_fen) filter (where e.kind = 'charge'), 0) as charged,
    coalesce(-sum(e.amount_fen) filter (where coalesce(o.kind, e.kind) = 'rescheduled'), 0) as moved,
    coalesce(-sum(e.amount_fen) filter (where coalesce(o.kind, e.kind) = 'waiver'), 0) as waived
  from bill_line l left join ledger_entry e on e.bill_id = l.bill_id and e.line_no = l.no and e.component = l.component
    left join ledger_entry o on o.seq = e.reverses_seq
  where l.bill_id > ? and l.bill_id <= ? group by l.bill_id, l.no`

interface EntryToCheck {
  readonly seq: number
  readonly on_line: number
  readonly inverse: number
}

/** No entry is missing in the row of their places, each lies on a line of its customer and names money that is here, and a reversal undoes exactly what it names. */
function walkEntries(sqlite: Sqlite, after: number): Walk {
  const rows = statement(sqlite, entriesSql).all(after, step) as EntryToCheck[]
  let expected = after
  for (const { seq, on_line: onLine, inverse } of rows) {
    expected += 1
    const why = seq !== expected ? 'entry_missing' : !onLine ? 'orphan_entry' : !inverse ? 'not_an_inverse' : undefined
    if (why) return broken(rows.length, { noun: 'entry', id: String(Math.min(seq, expected)), why })
  }
  return { rows: rows.length, last: rows.at(-1)?.seq, broken: undefined }
}

const entriesSql = `
  select e.seq,
    exists (select 1 from bill_line l join bill b on b.id = l.bill_id
      where l.bill_id = e.bill_id and l.no = e.line_no and l.component = e.component and b.customer_id = e.customer_id)
      and (e.repayment_id is null or exists (select 1 from repayment where id = e.repayment_id)) as on_line,
    e.reverses_seq is null or exists (select 1 from ledger_entry r where r.seq = e.reverses_seq and r.seq < e.seq
      and r.kind in ('allocation', 'waiver', 'rescheduled') and r.amount_fen = -e.amount_fen and r.bill_id = e.bill_id
      and r.line_no = e.line_no and r.repayment_id is e.repayment_id) as inverse
  from ledger_entry e where e.seq > ? order by e.seq limit ?`

function walkLoans(sqlite: Sqlite, after: string): Walk {
  const last = lastKey(sqlite, 'loan', after, step)
  return { rows: 0, last, broken: last === undefined ? undefined : loanBreak(sqlite, after, last) }
}

function walkCreditLines(sqlite: Sqlite, after: string): Walk {
  const last = lastKey(sqlite, 'credit_line', after, step)
  return { rows: 0, last, broken: last === undefined ? undefined : creditBreak(sqlite, after, last) }
}

/** The summary by due date against the bills due on it, one date a step. */
function walkSummary(sqlite: Sqlite, after: string): Walk {
  const { due_date: dueDate } = statement(sqlite, nextDueSql).get({ after }) as { due_date: string | null }
  if (dueDate === null) return { rows: 0, last: undefined, broken: undefined }
  const differs = statement(sqlite, summarySql).get({ dueDate }) !== undefined
  return {
    rows: 0,
    last: dueDate,
    broken: differs ? { noun: 'summary', id: dueDate, why: 'summary_differs' } : undefined,
  }
}

const owing = `state in ('issued', 'partial') and total_fen > paid_fen`

const nextDueSql = `
  select min(due_date) as due_date from (
    select min(due_date) as due_date from owing_by_due_date where due_date > :after
    union all select min(due_date) from bill indexed by bill_owing_by_due where ${owing} and due_date > :after)`

const summarySql = `
  select 1 from (select count(*) as bills, coalesce(sum(total_fen - paid_fen), 0) as outstanding_fen
    from bill indexed by bill_owing_by_due where ${owing} and due_date = :dueDate) as scan
  left join owing_by_due_date kept on kept.due_date = :dueDate
  where scan.bills <> coalesce(kept.bills, 0) or scan.outstanding_fen <> coalesce(kept.outstanding_fen, 0)`
