import {
  type BillComponent,
  type BusinessDate,
  businessDateOf,
  components,
  type CustomerId,
  fen,
  type LoanStanding,
  type PlannedInstalment,
} from '@zuoxi/sdk'
import { billedUpTo } from '../../rules/billing-lead.ts'
import { rescheduledAfter, rescheduledOf } from '../../store/arrangements/due.ts'
import type { BillToIssue } from '../../store/ledger/issue.ts'
import { readStanding } from '../../store/loans/standing.ts'
import type { Mutation } from '../mutate.ts'
import { useCredit } from '../repayments/use-credit.ts'
import { issue } from './issue-bill.ts'
import type { Yard } from './step.ts'

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
  { by, limit, after = '' }: { readonly by: string; readonly limit: number; readonly after?: string },
): Promise<BillingBatch> {
  const loans = await rescheduledAfter(mutation.trx, after, limit)
  let bills = 0
  for (const customerId of new Set(loans.map((loan) => loan.customer_id)))
    bills += await issueBillsOf(yard, mutation, customerId, by)
  const last = loans.at(-1)?.id
  return last !== undefined && loans.length === limit ? { bills, next: last } : { bills }
}

/** What all of a customer's rescheduled loans ask for on one day stands on one bill. Credit that waits pays it at once. */
export async function issueBillsOf(yard: Yard, mutation: Mutation, customerId: string, by: string): Promise<number> {
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
  if (bills > 0) await useCredit(yard, mutation, { customerId: customerId as CustomerId, by })
  return bills
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
