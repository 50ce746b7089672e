import { type BillComponent, type Fen, fen } from '@zuoxi/sdk'
import type { Store } from '../store.ts'
import type { NewEntry } from './entry-writer.ts'
import { post } from './post.ts'
import { statement } from './statements.ts'

/** The policy version of entries that follow a file: it tells totals, and the components cover them in the house order. */
export const importPolicy = 'import'

/** What files have said was paid of a bill: what stands and names no repayment. What the desk waived or moved, no file said. */
export function paidByImport({ sqliteWriter }: Store, billId: string): Fen {
  const sql = `select coalesce(-sum(amount_fen), 0) as paid from ledger_entry
    where bill_id = ? and kind in ('allocation', 'reversal') and repayment_id is null`
  return fen((statement(sqliteWriter, sql).get(billId) as { paid: number }).paid)
}

/** Whether the desk itself cleared some of a bill: by repayments booked here, a waiver, or a new schedule. */
export function clearedAtDesk({ sqliteWriter }: Store, billId: string): boolean {
  const sql = `select coalesce(sum(e.amount_fen), 0) as held from ledger_entry e
    left join ledger_entry o on o.seq = e.reverses_seq
    where e.bill_id = ? and (e.repayment_id is not null or coalesce(o.kind, e.kind) in ('waiver', 'rescheduled'))`
  return (statement(sqliteWriter, sql).get(billId) as { held: number }).held !== 0
}

interface ImportedLine {
  readonly no: number
  readonly component: BillComponent
  readonly paidFen: Fen
}

interface Standing {
  readonly seq: number
  readonly line_no: number
  readonly amount_fen: number
}

/**
 * Bring what was paid of a bill to what a file says. More is one more allocation; less reverses what stands on the
 * line, entry by entry, and allocates what is left anew.
 */
export function payByImport(
  store: Store,
  bill: { readonly id: string; readonly customer_id: string },
  lines: readonly ImportedLine[],
  { at, issuedOn }: { readonly at: string; readonly issuedOn: string },
): void {
  const standing = statement(store.sqliteWriter, standingSql).all(bill.id) as Standing[]
  const entries = lines.flatMap(({ no, component, paidFen }): NewEntry[] => {
    const entry = {
      at,
      business_date: issuedOn,
      customer_id: bill.customer_id,
      bill_id: bill.id,
      line_no: no,
      component,
      policy_version: importPolicy,
    }
    const here = standing.filter((each) => each.line_no === no)
    const moreFen = here.reduce<number>((sum, each) => sum + each.amount_fen, paidFen)
    if (moreFen === 0) return []
    if (moreFen > 0) return [{ ...entry, kind: 'allocation', amount_fen: -moreFen }]
    const reversals = here.map((each): NewEntry => ({
      ...entry,
      kind: 'reversal',
      amount_fen: -each.amount_fen,
      reverses_seq: each.seq,
      reason: importPolicy,
    }))
    return paidFen > 0 ? [...reversals, { ...entry, kind: 'allocation', amount_fen: -paidFen }] : reversals
  })
  post(store, entries)
}

const standingSql = `
  select e.seq, e.line_no, e.amount_fen from ledger_entry e
  where e.bill_id = ? and e.kind = 'allocation' and e.repayment_id is null
    and not exists (select 1 from ledger_entry r where r.reverses_seq = e.seq)`
