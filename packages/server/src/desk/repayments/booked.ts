import { type BillId, businessDateOf, type Fen, fen, refuse } from '@zuoxi/sdk'
import type { Booked } from '../../rules/repayment-change.ts'
import { post } from '../../store/ledger/post.ts'
import { entriesOfRepayment, findRepayment, updateRepayment } from '../../store/ledger/repayments.ts'
import { settledWithHelpOf } from '../../store/ledger/settlement.ts'
import { repaymentDetailOf } from '../../store/rows/repayment.ts'
import type { Read } from '../../store/store.ts'
import { completeSettled, keepAgain, settleLoans } from '../arrangements/settle.ts'
import { undoSettlement } from '../arrangements/undo-settlement.ts'
import type { Mutation } from '../mutate.ts'
import { requireCustomer } from '../require-customer.ts'
import { callerOf, type Room } from '../room.ts'
import { unchargePenalty } from './final-penalty.ts'
import { type Money, payBills, type Target } from './pay-bills.ts'

/** A repayment of the caller's desk. @throws Refusal NOT_FOUND */
export async function readBooked(room: Room, read: Read, repaymentId: string): Promise<Booked> {
  const row = await findRepayment(read, callerOf(room).tenantId, repaymentId)
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'repayment', id: repaymentId })
  return { repayment: repaymentDetailOf(row), changedBy: row.changed_by ?? '' }
}

/** @throws Refusal NOT_FOUND when the customer is not one of this desk, or the bill not one of theirs. */
export async function requirePayer(room: Room, read: Read, customerId: string, billId?: BillId): Promise<void> {
  await requireCustomer(read, callerOf(room).tenantId, customerId)
  if (billId === undefined) return
  const bill = await read
    .selectFrom('bill')
    .select('id')
    .where('id', '=', billId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst()
  if (!bill) throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: billId })
}

/**
 * Apply money to what its payer owes; answers what no bill took. Money that makes up what a settlement still lacks that
 * the payer was promised settles that, unless it is meant for one bill. The rest goes to the oldest due bill first.
 */
export async function applyRepayment(room: Room, mutation: Mutation, money: Money, to: Target): Promise<Fen> {
  const { agentId } = callerOf(room)
  const { customerId } = to
  let left = to.amountFen
  if (to.billId === undefined)
    left = (await settleLoans(room, mutation, { ...money, customerId, amountFen: left }, agentId)) ?? left
  const unappliedFen = await payBills(room, mutation, money, { ...to, amountFen: left })
  // A settled loan also ends the schedule that an arrangement had given it.
  await completeSettled(room, mutation, customerId, agentId)
  return unappliedFen
}

/**
 * Take back from bills everything they hold of a repayment: one reversal for each entry that stands. A loan that it had
 * settled early is open again, and its arrangement broken.
 */
export async function takeBack(
  room: Room,
  mutation: Mutation,
  { id }: Pick<Money, 'id'>,
  reason: string,
): Promise<Fen> {
  const { agentId } = callerOf(room)
  const { now } = mutation
  const helped = settledWithHelpOf(room.store, id)
  const standing = entriesOfRepayment(room.store.sqliteWriter, id).filter(
    (entry) => entry.kind === 'allocation' && entry.reversed_by_seq === null,
  )
  post(
    room.store,
    standing.map((entry) => ({
      at: now,
      business_date: businessDateOf(now),
      customer_id: entry.customer_id,
      bill_id: entry.bill_id,
      line_no: entry.line_no,
      component: entry.component,
      kind: 'reversal',
      amount_fen: -entry.amount_fen,
      repayment_id: id,
      policy_version: entry.policy_version,
      reverses_seq: entry.seq,
      reason,
    })),
  )
  await undoSettlements(
    room,
    mutation,
    id,
    helped.map(({ code }) => code),
  )
  const customerIds = new Set(standing.map((entry) => entry.customer_id))
  await unchargePenalty(room, mutation, { id, customerIds })
  for (const customerId of customerIds) await keepAgain(mutation, customerId, agentId)
  return fen(-standing.reduce((sum, entry) => sum + entry.amount_fen, 0))
}

/** Settlements that the money had a part in are undone, and other money that was in them goes to bills as usual. */
async function undoSettlements(
  room: Room,
  mutation: Mutation,
  takenBack: Money['id'],
  codes: readonly string[],
): Promise<void> {
  const { agentId: by } = callerOf(room)
  const { trx, announce } = mutation
  for (const code of codes) {
    for (const { repaymentId, amountFen } of await undoSettlement(room, mutation, { code, takenBack, by })) {
      const { repayment } = await readBooked(room, trx, repaymentId)
      const { customerId } = repayment
      if (customerId === undefined) throw new Error('money in a settlement is of nobody')
      const credit = fen(repayment.unappliedFen + amountFen)
      const unappliedFen = await payBills(room, mutation, repayment, { customerId, amountFen: credit })
      await updateRepayment(trx, repaymentId, { unapplied_fen: unappliedFen, updated_by: by })
      await announce('repayment', repaymentId)
    }
  }
}
