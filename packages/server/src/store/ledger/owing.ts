import { type BillComponent, type BusinessDate, type DelinquencyBucket, DpdStage, fen } from '@zuoxi/sdk'
import type { OwingLine } from '../../rules/apply-money.ts'
import { stageOn } from '../../rules/delinquency.ts'
import type { Read, Store } from '../store.ts'
import { statement } from './statements.ts'

/** What a customer owes, line by line, the oldest due bill first; of one bill alone when it is named. */
export function owingLines({ sqliteWriter }: Store, customerId: string, billId?: string): OwingLine[] {
  const rows = statement(sqliteWriter, owingSql).all({ customerId, billId: billId ?? null }) as {
    bill_id: string
    no: number
    component: BillComponent
    owed_fen: number
    loan_id: string | null
    terms_version: string | null
  }[]
  return rows.map((row) => ({
    billId: row.bill_id,
    lineNo: row.no,
    component: row.component,
    owedFen: fen(row.owed_fen),
    loanId: row.loan_id ?? undefined,
    termsVersion: row.terms_version ?? undefined,
  }))
}

const owingSql = `
  select l.bill_id, l.no, l.component, l.amount_fen - l.paid_fen as owed_fen, l.loan_id, loan.terms_version
  from bill b indexed by bill_owing join bill_line l on l.bill_id = b.id left join loan on loan.id = l.loan_id
  where b.customer_id = :customerId and b.state in ('issued', 'partial') and b.total_fen > b.paid_fen
    and (:billId is null or b.id = :billId) and l.amount_fen > l.paid_fen
  order by b.due_date, b.id, l.no`

/**
 * What is owed by stage of lateness on a day, from the summary that triggers keep: one row for each due date. A file
 * holds one tenant, so the sums are that tenant's; whoever asks for another is told of nothing.
 */
export async function owingByStage(read: Read, today: BusinessDate, tenantId?: string): Promise<DelinquencyBucket[]> {
  const elsewhere = read
    .selectFrom('desk_meta')
    .select('value')
    .where('name', '=', 'tenant')
    .where('value', '<>', tenantId ?? '')
  const rows = await read
    .selectFrom('owing_by_due_date')
    .selectAll()
    .$if(tenantId !== undefined, (query) => query.where((row) => row.not(row.exists(elsewhere))))
    .execute()
  const stages = new Map(DpdStage.options.map((stage) => [stage, { stage, bills: 0, outstandingFen: 0 }]))
  const stageOf = stageOn(today)
  for (const row of rows) {
    const bucket = stages.get(stageOf(row.due_date as BusinessDate))
    if (!bucket) continue
    bucket.bills += row.bills
    bucket.outstandingFen += row.outstanding_fen
  }
  return [...stages.values()].map((bucket) => ({ ...bucket, outstandingFen: fen(bucket.outstandingFen) }))
}
