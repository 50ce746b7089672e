import { addDays, type BillState, type BusinessDate } from '@zuoxi/sdk'
import type { NewEntry } from '../store/ledger/entry-writer.ts'
import type { LedgerRows } from './ledger-writer.ts'

export interface Opening {
  readonly entries: readonly NewEntry[]
  /** What is left of each repayment, by its place in the rows: it went to bills that are no longer here. */
  readonly leftFen: readonly number[]
}

/**
 * The entries that prove invented bills: what each line charges, and what was paid of it. The newest repayment paid
 * the newest bill; what no repayment explains was paid before anybody kept entries.
 */
export function openingOf({ bills, lines, repayments }: LedgerRows): Opening {
  const entries: NewEntry[] = []
  const leftFen = repayments.map((row) => (row.status === 'succeeded' && row.matched === 1 ? row.amount_fen : 0))
  const newest = repayments.map((_, at) => at).sort((a, b) => compare(repayments[b], repayments[a]))
  const byDueDate = bills.toSorted((a, b) => (a.due_date < b.due_date ? 1 : -1))
  let next = 0
  for (const bill of byDueDate) {
    const all = lines.filter((line) => line.bill_id === bill.id)
    const common = { at: bill.created_at, customer_id: bill.customer_id, bill_id: bill.id, policy_version: 'opening' }
    for (const { no: line_no, component, amount_fen } of all)
      entries.push({ ...common, line_no, component, kind: 'charge', amount_fen, business_date: bill.issued_on })
    for (const { no: line_no, component, paid_fen } of all) {
      let toPay: number = paid_fen
      while (toPay > 0) {
        while (next < newest.length && leftFen[newest[next] ?? 0] === 0) next += 1
        const at = newest[next]
        const repayment = at === undefined ? undefined : repayments[at]
        const amount = at === undefined ? toPay : Math.min(toPay, leftFen[at] ?? 0)
        if (at !== undefined) leftFen[at] = (leftFen[at] ?? 0) - amount
        toPay -= amount
        entries.push({
          ...common,
          line_no,
          component,
          kind: 'allocation',
          amount_fen: -amount,
          business_date: paidOn(bill.state as BillState, bill, repayment?.value_date),
          repayment_id: repayment?.id ?? null,
        })
      }
    }
  }
  return { entries, leftFen }
}

/** A bill paid in time was paid by its due date, and a late one after it, whatever the repayment's own day says. */
function paidOn(state: BillState, bill: { due_date: string; issued_on: string }, valueDate = bill.issued_on): string {
  if (state === 'paid_late') return valueDate > bill.due_date ? valueDate : addDays(bill.due_date as BusinessDate, 1)
  return valueDate < bill.due_date ? valueDate : bill.due_date
}

function compare(a: { received_at: string } | undefined, b: { received_at: string } | undefined): number {
  return (a?.received_at ?? '') < (b?.received_at ?? '') ? -1 : 1
}

/**
 * The same for invented customers, whose bills are each paid by one repayment that is named after the bill: what
 * their lines charge, then what was paid of it. From `:firstId` to `:lastId`, both customers in.
 */
export const inventedOpeningSql = [
  `insert into ledger_entry
     (at, business_date, customer_id, bill_id, line_no, component, kind, amount_fen, policy_version)
   select b.created_at, b.issued_on, b.customer_id, b.id, l.no, l.component, 'charge', l.amount_fen, 'opening'
   from bill b join bill_line l on l.bill_id = b.id
   where b.id >= :firstId and b.id < :lastId || '.'`,
  `insert into ledger_entry
     (at, business_date, customer_id, bill_id, line_no, component, kind, amount_fen, policy_version, repayment_id)
   select b.created_at,
     case b.state when 'paid_late' then max(r.value_date, date(b.due_date, '+1 day')) else min(r.value_date, b.due_date) end,
     b.customer_id, b.id, l.no, l.component, 'allocation', -l.paid_fen, 'opening', r.id
   from bill b join bill_line l on l.bill_id = b.id join repayment r on r.id = b.id || '-R'
   where b.id >= :firstId and b.id < :lastId || '.' and l.paid_fen > 0`,
] as const
