import type { BillComponent, Fen } from '@zuoxi/sdk'
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
  readonly reversed: 0 | 1
  readonly owedFen: Fen
}

/** Every entry that a policy put on a customer's bills. */
export function entriesOfPolicy({ sqliteWriter }: Store, customerId: string, policy: string): PolicyEntry[] {
  return statement(sqliteWriter, entriesSql).all(customerId, policy) as PolicyEntry[]
}

const entriesSql = `
  select e.seq, e.kind, e.bill_id as billId, e.line_no as lineNo, e.component, e.amount_fen as amountFen,
    l.amount_fen - l.paid_fen as owedFen,
    exists (select 1 from ledger_entry r where r.reverses_seq = e.seq) as reversed
  from bill b join ledger_entry e on e.bill_id = b.id join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
  where b.customer_id = ? and e.policy_version = ? order by e.seq`
