import {
  type BillComponent,
  type BusinessDate,
  businessDateOf,
  components,
  fen,
  type LoanStanding,
  type PlannedInstalment,
} from '@zuoxi/sdk'
import { billedUpTo } from '../../rules/billing-lead.ts'
import { billNo, codeLength } from '../../rules/ticket-code.ts'
import { rescheduledAfter, rescheduledOf } from '../../store/arrangements/due.ts'
import { type BillToIssue, issueBill } from '../../store/ledger/issue.ts'
import { readStanding } from '../../store/loans/standing.ts'
import type { Mutation } from '../mutate.ts'
import { newId } from '../room.ts'
import type { Yard } from './step.ts'

/** What the entries of a bill of 罚息 say made it, with the terms it was counted under. */
export const penaltyPolicyPrefix = 'penalty@'

export interface BillingBatch {
  readonly bills: number
  /** Where the next batch goes on; absent once every loan has been looked at. */
  readonly next?: string
}

/**
 * Issue bills for instalments of schedules that arrangements made and that fall due soon, for at most `limit` loans
 * after one of them. Doing it twice issues nothing twice. The first schedule of a loan is billed by whoever made it.
 */
export async function issueDueBills(
  yard: Yard,
  mutation: Mutation,
  { limit, after = '' }: { readonly limit: number; readonly after?: string },
): Promise<BillingBatch> {
  const loans = await rescheduledAfter(mutation.trx, after, limit)
  let bills = 0
  for (const customerId of new Set(loans.map((loan) => loan.customer_id)))
    bills += await issueBillsOf(yard, mutation, customerId)
  const last = loans.at(-1)?.id
  return last !== undefined && loans.length === limit ? { bills, next: last } : { bills }
}

/** What all of a customer's rescheduled loans ask for on one day stands on one bill. */
export async function issueBillsOf(yard: Yard, mutation: Mutation, customerId: string): Promise<number> {
  const { trx, now } = mutation
  const today = businessDateOf(now)
  const byDueDate = new Map<BusinessDate, BillToIssue['lines'][number][]>()
  for (const { id, tenant_id: tenantId } of await rescheduledOf(trx, customerId)) {
    const found = await readStanding(trx, tenantId, id, today)
    if (!found || found.loan.status !== 'active') continue
    const { plan, billed } = found.standing
    if (unbilledFen(found.standing) === 0) continue
    for (const instalment of plan) {
      if (billed.has(instalment.no) || instalment.dueDate > billedUpTo(today)) continue
      const lines = byDueDate.get(instalment.dueDate) ?? []
      byDueDate.set(instalment.dueDate, [...lines, ...linesOf(id, instalment)])
    }
  }
  let bills = 0
  for (const [dueDate, lines] of byDueDate) {
    if (lines.length === 0) continue
    // Where nobody rolled the book in time, the customer is not late before there is a bill.
    const askedFor = dueDate < today ? today : dueDate
    const period = dueDate.slice(0, 7)
    await issue(yard, mutation, { customerId, dueDate: askedFor, period, policyVersion: 'schedule', lines })
    bills += 1
  }
  return bills
}

/** Issue one bill under a number of its own, and tell of it; answers its id. */
export async function issue(
  yard: Yard,
  { trx, now, audit }: Mutation,
  bill: Pick<BillToIssue, 'customerId' | 'dueDate' | 'period' | 'policyVersion' | 'reason' | 'lines'>,
): Promise<string> {
  const id = newId(yard)
  let no = ''
  for (let collisions = 0; no === ''; collisions += 1) {
    const wanted = billNo(bill.period, yard.randomBytes(codeLength(collisions) + 1))
    if (!(await trx.selectFrom('bill').select('id').where('bill_no', '=', wanted).executeTakeFirst())) no = wanted
  }
  issueBill(yard.store, { ...bill, id, billNo: no, issuedOn: businessDateOf(now), at: now })
  const changes = [
    { field: 'billNo', to: no },
    { field: 'dueDate', to: bill.dueDate },
  ]
  await audit({ action: 'bill.issued', objectKind: 'bill', objectId: id, changes })
  return id
}

/** Principal that no bill asks for. None is left of a loan that was settled and is open again for an older bill. */
function unbilledFen({ outstandingFen, open }: LoanStanding): number {
  return open
    .filter(({ component }) => component === 'principal')
    .reduce<number>((left, line) => left - line.outstandingFen, outstandingFen)
}

function linesOf(loanId: string, instalment: PlannedInstalment): BillToIssue['lines'] {
  const amountOf = (component: BillComponent) => fen(instalment[`${component}Fen`])
  return components
    .map((component) => ({ loanId, instalmentNo: instalment.no, component, amountFen: amountOf(component) }))
    .filter(({ amountFen }) => amountFen > 0)
}
