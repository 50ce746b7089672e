import {
  type ArrangementQuote,
  type BillId,
  businessDateOf,
  type CustomerId,
  forgivenOnNoBill,
  type LoanStanding,
  planAfter,
  type PlannedInstalment,
  type QuoteLine,
  zeroFen,
} from '@zuoxi/sdk'
import { billedUpTo } from '../../rules/billing-lead.ts'
import { findArrangement } from '../../store/arrangements/arrangements.ts'
import type { ArrangementShown } from '../../store/arrangements/row.ts'
import type { NewEntry } from '../../store/ledger/entry-writer.ts'
import { post } from '../../store/ledger/post.ts'
import { lastSeq } from '../../store/ledger/settlement.ts'
import type { StandingRead } from '../../store/loans/standing.ts'
import type { Mutation } from '../mutate.ts'
import { issueBillsOf } from './bills.ts'
import { issue, penaltyPolicyPrefix } from './issue-bill.ts'
import { completeSettled, settleLoans } from './settle.ts'
import { go, type Yard } from './step.ts'

/** What an approved arrangement takes effect with: its quote, and the loan that it was held against just now. */
export interface Approved {
  readonly row: ArrangementShown
  readonly quote: ArrangementQuote
  readonly found: StandingRead | undefined
}

/** Put an approved arrangement into effect, in the transaction that approved it. */
export async function takeEffect(
  yard: Yard,
  mutation: Mutation,
  { row, quote, found }: Approved,
  by: string,
): Promise<ArrangementShown> {
  const { now } = mutation
  const effective = await go(mutation, row, {
    to: 'effective',
    by,
    values: { effective_at: now, effective_seq: lastSeq(yard.store) },
  })
  if (row.kind === 'waiver') {
    const lines = [...quote.lines, ...(await billForgiven(yard, mutation, effective, quote))]
    post(yard.store, lines.map(entryOf(mutation, effective, 'waiver')))
    return go(mutation, effective, { to: 'completed', by, values: { ended_at: now } })
  }
  if (row.kind === 'settle_early') return settleByCredit(yard, mutation, effective, by)
  if (!found) throw new Error('an arrangement of a loan without its loan')
  post(yard.store, quote.lines.map(entryOf(mutation, effective, 'rescheduled')))
  await reschedule(mutation, { row: effective, quote, found }, by)
  await issueBillsOf(yard, mutation, row.customer_id, by)
  return effective
}

/** 罚息 that is on no bill is charged by one of its own, which the waiver clears at once: so both are in the ledger. */
async function billForgiven(
  yard: Yard,
  mutation: Mutation,
  { customer_id: customerId, code }: ArrangementShown,
  quote: ArrangementQuote,
): Promise<QuoteLine[]> {
  const today = businessDateOf(mutation.now)
  const lines: QuoteLine[] = []
  for (const { loanNo, amountFen } of forgivenOnNoBill(quote)) {
    const loan = await mutation.trx
      .selectFrom('loan')
      .select(['id', 'terms_version'])
      .where('customer_id', '=', customerId)
      .where('loan_no', '=', loanNo)
      .executeTakeFirstOrThrow()
    const component = 'penalty'
    const billId = await issue(yard, mutation, {
      customerId,
      dueDate: billedUpTo(today),
      period: today.slice(0, 7),
      policyVersion: `${penaltyPolicyPrefix}${loan.terms_version}`,
      reason: code,
      lines: [{ loanId: loan.id, instalmentNo: undefined, component, amountFen }],
    })
    lines.push({ billId: billId as BillId, lineNo: 1, component, amountFen })
  }
  return lines
}

/** A settlement changes nothing until the money comes; credit that is enough for it is money that has come. */
async function settleByCredit(
  yard: Yard,
  mutation: Mutation,
  row: ArrangementShown,
  by: string,
): Promise<ArrangementShown> {
  const customerId = row.customer_id as CustomerId
  const none = { customerId, valueDate: businessDateOf(mutation.now), amountFen: zeroFen }
  if ((await settleLoans(yard, mutation, none, by)) === undefined) return row
  await completeSettled(yard, mutation, customerId, by)
  return (await findArrangement(mutation.trx, row.tenant_id, row.id)) ?? row
}

function entryOf({ now }: Mutation, row: ArrangementShown, kind: 'waiver' | 'rescheduled') {
  return ({ billId, lineNo, component, amountFen }: QuoteLine): NewEntry => ({
    at: now,
    business_date: businessDateOf(now),
    customer_id: row.customer_id,
    bill_id: billId,
    line_no: lineNo,
    component,
    kind,
    amount_fen: -amountFen,
    policy_version: `${row.kind}@${row.code}`,
    reason: row.code,
  })
}

/** The new schedule comes into force; the first one, which followed from the contract, is kept as it was agreed. */
async function reschedule(
  mutation: Mutation,
  { row, quote, found }: Approved & { readonly found: StandingRead },
  by: string,
): Promise<void> {
  const { trx, now, audit } = mutation
  const { loan, standing } = found
  const plan = planAfter(standing, quote)
  const version = loan.schedule_version + 1
  if (loan.schedule_version === 1) {
    const first = { version: 1, origin: 'origination', on: standing.disbursedOn, plan: standing.plan }
    await keepSchedule(mutation, loan.id, { ...first, cost: quote.oldContractCost ?? quote.oldCost }, by)
  }
  const next = { version, origin: row.id, on: businessDateOf(now), plan, cost: quote.newContractCost ?? quote.newCost }
  await keepSchedule(mutation, loan.id, next, by)
  const terms = Math.min(mostTerms, lastNo(plan))
  await trx
    .updateTable('loan')
    .set((update) => ({ schedule_version: version, terms, rev: update.eb('rev', '+', 1) }))
    .where('id', '=', loan.id)
    .execute()
  const changes = [
    { field: 'scheduleVersion', from: String(loan.schedule_version), to: String(version) },
    { field: 'terms', from: String(loan.terms), to: String(terms) },
  ]
  await audit({ action: 'loan.rescheduled', objectKind: 'loan', objectId: loan.id, changes })
}

interface Schedule {
  readonly version: number
  readonly origin: string
  readonly on: string
  readonly plan: LoanStanding['plan']
  readonly cost: ArrangementQuote['oldCost']
}

async function keepSchedule({ trx, now }: Mutation, loanId: string, schedule: Schedule, by: string): Promise<void> {
  const row = {
    loan_id: loanId,
    version: schedule.version,
    origin: schedule.origin,
    effective_on: schedule.on,
    instalments: JSON.stringify(schedule.plan),
    apr_simple_pct: schedule.cost?.aprSimplePct ?? '',
    apr_compound_pct: schedule.cost?.aprCompoundPct ?? '',
    created_at: now,
    created_by: by,
  }
  await trx.insertInto('schedule_version').values(row).execute()
}

/** What a loan may show as its terms; a schedule's own numbers may go beyond. */
const mostTerms = 360

function lastNo(plan: readonly PlannedInstalment[]): number {
  return plan.reduce((most, { no }) => Math.max(most, no), 1)
}
