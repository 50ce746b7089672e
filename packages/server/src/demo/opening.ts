import { addDays, type BusinessDate } from '@zuoxi/sdk'
import type { NewEntry } from '../store/ledger/entry-writer.ts'
import type { LedgerRows } from './ledger-writer.ts'

export interface Opening {
  readonly entries: readonly NewEntry[]
  /** What is left of each repayment, by its place in the rows: it went to bills that are no longer here. */
  readonly leftFen: readonly number[]
}

/**
 * The entries that prove invented bills: what each line charges, and what was paid of it, on the day the money came. A
 * bill was paid by the repayment of exactly its amount, or by the newest ones that came in its time; what no repayment
 * explains was paid before anybody kept entries.
 */
export function openingOf({ bills, lines, repayments }: LedgerRows): Opening {
  const entries: NewEntry[] = []
  const leftFen = repayments.map((row) => (row.status === 'succeeded' && row.matched === 1 ? row.amount_fen : 0))
  for (const bill of bills.toSorted((a, b) => (a.due_date < b.due_date ? 1 : -1))) {
    const all = lines.filter((line) => line.bill_id === bill.id)
    const common = { at: bill.created_at, customer_id: bill.customer_id, bill_id: bill.id, policy_version: 'opening' }
    for (const { no: line_no, component, amount_fen } of all)
      entries.push({ ...common, line_no, component, kind: 'charge', amount_fen, business_date: bill.issued_on })
    const payers = payersOf(bill, repayments, leftFen)
    for (const { no: line_no, component, paid_fen } of all) {
      let toPay: number = paid_fen
      while (toPay > 0) {
        const at = payers.find((each) => (leftFen[each] ?? 0) > 0)
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
          business_date: repayment?.value_date ?? paidOn(bill),
          repayment_id: repayment?.id ?? null,
        })
      }
    }
  }
  return { entries, leftFen }
}

type Bills = LedgerRows['bills'][number]

/** Repayments, by their place, that may have paid a bill: the one of its very amount, or those of its time, newest first. */
function payersOf(bill: Bills, repayments: LedgerRows['repayments'], leftFen: readonly number[]): number[] {
  const inTime = repayments
    .map((_, at) => at)
    .filter((at) => (leftFen[at] ?? 0) > 0 && mayHavePaid(bill, repayments[at]?.value_date ?? ''))
    .sort((a, b) => ((repayments[a]?.received_at ?? '') < (repayments[b]?.received_at ?? '') ? 1 : -1))
  const exact = inTime.find((at) => leftFen[at] === bill.paid_fen)
  return exact === undefined ? inTime : [exact]
}

/** A bill that is paid was paid by its due date, one that was paid late after it, and none before it was issued. */
function mayHavePaid({ state, issued_on, due_date }: Bills, on: string): boolean {
  if (state === 'paid_late') return on > due_date
  return on >= issued_on && (state !== 'paid' || on <= due_date)
}

/** The day of money that nobody wrote down: the due date, or the day after it. */
function paidOn({ state, due_date }: Bills): string {
  return state === 'paid_late' ? addDays(due_date as BusinessDate, 1) : due_date
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
