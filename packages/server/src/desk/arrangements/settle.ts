import { type BusinessDate, businessDateOf, type CustomerId, type Fen, fen, type RepaymentId, yuan } from '@zuoxi/sdk'
import {
  type LinePart,
  type MoneySource,
  payWith,
  type Settlement,
  settlementOf,
} from '../../rules/arrangement-settlement.ts'
import { paidSince } from '../../rules/loan-standing.ts'
import { arrangementsIn, completedInForce, mayConcern } from '../../store/arrangements/arrangements.ts'
import { type ArrangementShown, quoteOf } from '../../store/arrangements/row.ts'
import type { NewEntry } from '../../store/ledger/entry-writer.ts'
import { post } from '../../store/ledger/post.ts'
import { updateRepayment } from '../../store/ledger/repayments.ts'
import { allocatedOf, creditUpTo } from '../../store/ledger/settlement.ts'
import { readStanding, type StandingRead } from '../../store/loans/standing.ts'
import type { Mutation } from '../mutate.ts'
import { issue } from './issue-bill.ts'
import { go, type Yard } from './step.ts'
import { completeIfSettled } from './sweep.ts'

/** Money that is here for a customer; none, where only their credit counts. */
export interface SettlingMoney {
  readonly id?: RepaymentId
  readonly customerId: CustomerId
  /** The day on which it counts. */
  readonly valueDate: BusinessDate
  readonly amountFen: Fen
}

type Effective = ArrangementShown & {
  readonly payBy: BusinessDate
  readonly loanId: string
}

export const settlementPolicyPrefix = 'settle_early@'

/**
 * Close the loans whose settlement waits for this money; answers what is left of it, or nothing when none was closed.
 * What counts against a settlement is what reached its loan since it was promised, the customer's credit, and this
 * money: together they have to be enough, and what this money adds has to have come in the days of the promise. The day
 * it came counts, not the day it was booked: a settlement that was given up meanwhile is kept after all.
 */
export async function settleLoans(
  yard: Yard,
  mutation: Mutation,
  money: SettlingMoney,
  by: string,
): Promise<Fen | undefined> {
  if (!mayConcern(yard.store, money.customerId)) return undefined
  let left: Fen | undefined
  for (const row of await arrangementsIn(mutation.trx, money.customerId, ['effective', 'broken'])) {
    const { asOf, payBy, loanId } = quoteOf(row)
    if (row.kind !== 'settle_early' || payBy === undefined || loanId === undefined) continue
    // Nothing was promised to money of before the quote; how long the desk took to approve it is the desk's affair.
    if (money.valueDate < asOf || money.valueDate > payBy) continue
    const here = { ...money, amountFen: left ?? money.amountFen }
    left = (await settle(yard, mutation, { ...row, payBy, loanId }, here, by)) ?? left
  }
  return left
}

async function settle(
  yard: Yard,
  mutation: Mutation,
  row: Effective,
  money: SettlingMoney,
  by: string,
): Promise<Fen | undefined> {
  const { trx, now, audit } = mutation
  const found = await readStanding(trx, row.tenant_id, row.loanId, businessDateOf(now))
  if (found?.loan.status !== 'active') return undefined
  const settlement = settlementFor(row, found)
  if (!settlement) return undefined
  const credit = creditUpTo(yard.store, money.customerId, row.payBy).filter(({ id }) => id !== money.id)
  const creditFen = credit.reduce((sum, { unappliedFen }) => sum + unappliedFen, 0)
  if (creditFen + money.amountFen < settlement.missingFen) return undefined

  const used = await takeCredit(mutation, credit, settlement.missingFen, by)
  const usedFen = used.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const moneyFen = settlement.missingFen - usedFen
  const ofMoney = { repaymentId: money.id ?? null, amountFen: moneyFen }
  await close(yard, mutation, row, { settlement, sources: [...used, ofMoney], valueDate: money.valueDate })
  await trx
    .updateTable('loan')
    .set((loan) => ({ status: 'settled_early', rev: loan.eb('rev', '+', 1) }))
    .where('id', '=', row.loanId)
    .execute()
  const changes = [{ field: 'status', from: found.loan.status, to: 'settled_early' }]
  await audit({ action: 'loan.settled_early', objectKind: 'loan', objectId: row.loanId, changes })
  await go(mutation, row, { to: 'completed', by, values: { ended_at: now } })
  return fen(money.amountFen - moneyFen)
}

function settlementFor(row: ArrangementShown, { standing, facts }: StandingRead): Settlement | undefined {
  const paidFen = paidSince(facts, row.effective_seq ?? 0)
  return settlementOf(quoteOf(row), { open: standing.open, outstandingFen: standing.outstandingFen, paidFen })
}

/** The oldest credit is used first, as far as it is needed. */
async function takeCredit(
  { trx, audit, announce }: Mutation,
  credit: ReturnType<typeof creditUpTo>,
  neededFen: number,
  by: string,
): Promise<MoneySource[]> {
  let needed = neededFen
  const used: MoneySource[] = []
  for (const { id, unappliedFen } of credit) {
    const amountFen = Math.min(needed, unappliedFen)
    if (amountFen === 0) continue
    needed -= amountFen
    used.push({ repaymentId: id, amountFen })
    const rest = fen(unappliedFen - amountFen)
    await updateRepayment(trx, id, { unapplied_fen: rest, updated_by: by })
    const changes = [{ field: 'unapplied', from: yuan(fen(unappliedFen)), to: yuan(rest) }]
    await audit({ action: 'repayment.apply', objectKind: 'repayment', objectId: id, changes })
    await announce('repayment', id)
  }
  return used
}

interface Closing {
  readonly settlement: Settlement
  readonly sources: readonly MoneySource[]
  readonly valueDate: BusinessDate
}

async function close(yard: Yard, mutation: Mutation, row: Effective, closing: Closing): Promise<void> {
  const { settlement, sources, valueDate } = closing
  const policyVersion = `${settlementPolicyPrefix}${row.code}`
  const entry = entryOn({ at: mutation.now, customerId: row.customer_id, businessDate: valueDate, policyVersion })
  const given = settlement.giveBack.flatMap((part) => giveBack(yard, row, part, entry))
  const billed = await billRest(yard, mutation, row, settlement, policyVersion)
  const paid = payWith([...settlement.pay, ...billed], [...given.map(({ source }) => source), ...sources])
  post(yard.store, [
    ...given.flatMap(({ entries }) => entries),
    ...paid.map(({ repaymentId, ...part }) => ({ ...entry(part), kind: 'allocation', repayment_id: repaymentId })),
    ...settlement.forgive.map((part) => ({ ...entry(part), kind: 'waiver', reason: row.code })),
  ])
}

interface Given {
  readonly source: MoneySource
  readonly entries: readonly NewEntry[]
}

/**
 * Take what was paid too much of a component off its lines, the latest due first, and forgive it there: interest for
 * time that is not used pays principal instead. An entry is taken back whole, and what is not needed of it put on again.
 */
function giveBack(
  { store }: Yard,
  { customer_id: customerId, loanId, code }: Effective,
  { component, amountFen }: Settlement['giveBack'][number],
  entry: ReturnType<typeof entryOn>,
): Given[] {
  let needed: number = amountFen
  const given: Given[] = []
  for (const { seq, amountFen: signedFen, repaymentId, ...line } of allocatedOf(store, {
    customerId,
    loanId,
    component,
  })) {
    if (needed === 0) break
    const stoodFen = 0 - signedFen
    const takenFen = Math.min(needed, stoodFen)
    needed -= takenFen
    const part = (partFen: number) => entry({ ...line, amountFen: fen(partFen) })
    const money = { repayment_id: repaymentId, reason: code }
    const back = { ...part(0 - stoodFen), ...money, kind: 'reversal', reverses_seq: seq }
    const again = stoodFen > takenFen ? [{ ...part(stoodFen - takenFen), ...money, kind: 'allocation' }] : []
    const forgiven = { ...part(takenFen), kind: 'waiver', reason: code }
    given.push({ source: { repaymentId, amountFen: takenFen }, entries: [back, ...again, forgiven] })
  }
  if (needed > 0) throw new Error('a settlement that gives back more than was paid')
  return given
}

/** What no bill asked for yet gets a bill of its own, so that every 分 of the payment lies on a line. */
async function billRest(
  yard: Yard,
  mutation: Mutation,
  { customer_id, loanId, payBy }: Effective,
  { bill }: Settlement,
  policyVersion: string,
): Promise<LinePart[]> {
  if (bill.length === 0) return []
  const lines = bill.map((part) => ({ ...part, loanId, instalmentNo: undefined }))
  const period = businessDateOf(mutation.now).slice(0, 7)
  const customerId = customer_id as CustomerId
  const billId = await issue(yard, mutation, { customerId, dueDate: payBy, period, policyVersion, lines })
  return bill.map((part, i) => ({ ...part, billId, lineNo: i + 1 }))
}

/** Entries that lower lines, as far as they are alike. */
export function entryOn(common: { at: string; customerId: string; businessDate: string; policyVersion: string }) {
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

/** Loans that owe again after money was taken back: an arrangement whose schedule they are under is kept again. */
export async function keepAgain(mutation: Mutation, customerId: string, by: string): Promise<void> {
  for (const row of await completedInForce(mutation.trx, customerId))
    await go(mutation, row, { to: 'effective', by, reason: 'settlement_reversed', values: { ended_at: null } })
}
