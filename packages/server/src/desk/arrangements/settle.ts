import {
  type BusinessDate,
  businessDateOf,
  type CustomerId,
  type Fen,
  fen,
  type Instant,
  type RepaymentId,
  subtractFen,
} from '@zuoxi/sdk'
import { type LinePart, type Settlement, settlementOf } from '../../rules/arrangement-settlement.ts'
import { arrangementsIn, completedInForce, findByCode, mayConcern } from '../../store/arrangements/arrangements.ts'
import { type ArrangementShown, quoteOf } from '../../store/arrangements/row.ts'
import type { NewEntry } from '../../store/ledger/entry-writer.ts'
import { post } from '../../store/ledger/post.ts'
import { entriesOfPolicy } from '../../store/ledger/settlement.ts'
import { readStanding } from '../../store/loans/standing.ts'
import type { Mutation } from '../mutate.ts'
import { issue } from './bills.ts'
import { breakOff, go, type Yard } from './step.ts'
import { completeIfSettled } from './sweep.ts'

interface Money {
  readonly id: RepaymentId
  readonly customerId: CustomerId
  readonly valueDate: BusinessDate
  readonly amountFen: Fen
}

const policyPrefix = 'settle_early@'

/**
 * Close the loans whose settlement waits for this money; answers what is left of it, or nothing when none waited. Money
 * that falls short, or comes too late, settles nothing. What counts is the day it came, not the day it was booked: a
 * settlement that was given up meanwhile is kept after all.
 */
export async function settleLoans(yard: Yard, mutation: Mutation, money: Money, by: string): Promise<Fen | undefined> {
  if (!mayConcern(yard.store, money.customerId)) return undefined
  let left: Fen | undefined
  for (const row of await arrangementsIn(mutation.trx, money.customerId, ['effective', 'broken'])) {
    const { payFen, payBy, loanId } = quoteOf(row)
    if (row.kind !== 'settle_early' || payFen === undefined || payBy === undefined || loanId === undefined) continue
    const hereFen = left ?? money.amountFen
    if (money.valueDate < promisedOn(row) || money.valueDate > payBy || hereFen < payFen) continue
    if (await settle(yard, mutation, row, { ...money, payFen, payBy, loanId }, by)) left = subtractFen(hereFen, payFen)
  }
  return left
}

/** Nothing was promised to money that came before somebody had approved it. */
function promisedOn({ effective_at: at, created_at: made }: ArrangementShown): BusinessDate {
  return businessDateOf((at ?? made) as Instant)
}

async function settle(
  yard: Yard,
  mutation: Mutation,
  row: ArrangementShown,
  money: Money & { readonly payFen: Fen; readonly payBy: BusinessDate; readonly loanId: string },
  by: string,
): Promise<boolean> {
  const { trx, now, audit } = mutation
  const today = businessDateOf(now)
  const found = await readStanding(trx, row.tenant_id, money.loanId, today)
  if (found?.loan.status !== 'active') return false
  const { open, outstandingFen } = found.standing
  const settlement = settlementOf(quoteOf(row), open, outstandingFen)
  if (!settlement) return false
  const policyVersion = `${policyPrefix}${row.code}`
  const billed = await billRest(yard, mutation, settlement, { ...money, policyVersion })
  const entry = entryOn({ at: now, customerId: money.customerId, businessDate: money.valueDate, policyVersion })
  post(yard.store, [
    ...[...settlement.pay, ...billed].map((part) => ({
      ...entry(part),
      kind: 'allocation',
      repayment_id: money.id,
    })),
    ...settlement.forgive.map((part) => ({ ...entry(part), kind: 'waiver', reason: row.code })),
  ])
  await trx
    .updateTable('loan')
    .set((loan) => ({ status: 'settled_early', rev: loan.eb('rev', '+', 1) }))
    .where('id', '=', money.loanId)
    .execute()
  const changes = [{ field: 'status', from: found.loan.status, to: 'settled_early' }]
  await audit({ action: 'loan.settled_early', objectKind: 'loan', objectId: money.loanId, changes })
  await go(mutation, row, { to: 'completed', by, values: { ended_at: now } })
  return true
}

/** What no bill asked for yet gets a bill of its own, so that every 分 of the payment lies on a line. */
async function billRest(
  yard: Yard,
  mutation: Mutation,
  { bill }: Settlement,
  { customerId, loanId, payBy, policyVersion }: Money & { payBy: BusinessDate; loanId: string; policyVersion: string },
): Promise<LinePart[]> {
  if (bill.length === 0) return []
  const lines = bill.map((part) => ({ ...part, loanId, instalmentNo: undefined }))
  const period = businessDateOf(mutation.now).slice(0, 7)
  const billId = await issue(yard, mutation, { customerId, dueDate: payBy, period, policyVersion, lines })
  return bill.map((part, i) => ({ ...part, billId, lineNo: i + 1 }))
}

/** Entries that lower lines, as far as they are alike. */
function entryOn(common: { at: string; customerId: string; businessDate: string; policyVersion: string }) {
  return ({ billId, lineNo, component, amountFen }: LinePart): Omit<NewEntry, 'kind'> => ({
    at: common.at,
    business_date: common.businessDate,
    customer_id: common.customerId,
    bill_id: billId,
    line_no: lineNo,
    component,
    amount_fen: -amountFen,
    policy_version: common.policyVersion,
  })
}

/** After money has moved: what a customer's loans no longer owe completes the arrangements about them. */
export async function completeSettled(yard: Yard, mutation: Mutation, customerId: string, by: string): Promise<void> {
  if (!mayConcern(yard.store, customerId)) return
  const effective = await arrangementsIn(mutation.trx, customerId, ['effective'])
  for (const row of effective) await completeIfSettled(mutation, row, by)
}

/**
 * The money that settled a loan was taken back. The loan is open again under the schedule it had: the settlement's own
 * bill is moved back there, what the settlement forgave is owed again, and somebody has to talk to the customer.
 */
export async function undoSettlements(
  yard: Yard,
  mutation: Mutation,
  policies: ReadonlySet<string>,
  by: string,
): Promise<void> {
  const { trx, now } = mutation
  for (const policy of policies) {
    if (!policy.startsWith(policyPrefix)) continue
    const row = await findByCode(trx, policy.slice(policyPrefix.length))
    if (!row || row.state !== 'completed') continue
    const entries = entriesOfPolicy(yard.store, row.customer_id, policy)
    const today = businessDateOf(now)
    const entry = entryOn({ at: now, customerId: row.customer_id, businessDate: today, policyVersion: policy })
    post(yard.store, [
      ...entries
        .filter(({ kind, owedFen }) => kind === 'charge' && owedFen > 0)
        .map((line) => ({ ...entry({ ...line, amountFen: line.owedFen }), kind: 'rescheduled', reason: row.code })),
      ...entries
        .filter(({ kind, reversed }) => kind === 'waiver' && !reversed)
        .map((line) => ({
          ...entry({ ...line, amountFen: fen(line.amountFen) }),
          kind: 'reversal',
          reverses_seq: line.seq,
          reason: row.code,
        })),
    ])
    await breakOff(yard, mutation, row, { breach: 'settlement_reversed', by })
  }
}

/** Loans that owe again after money was taken back: an arrangement whose schedule they are under is kept again. */
export async function keepAgain(mutation: Mutation, customerId: string, by: string): Promise<void> {
  for (const row of await completedInForce(mutation.trx, customerId))
    await go(mutation, row, { to: 'effective', by, reason: 'settlement_reversed', values: { ended_at: null } })
}
