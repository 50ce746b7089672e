import { businessDateOf, fen, refuse, type RepaymentDetail, type RepaymentId, yuan, zeroFen } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToBackdate } from '../../rules/backdating.ts'
import { refusalOfMatcher } from '../../rules/match-limit.ts'
import { refusalOfValueDate, refusalToApply, refusalToMatch } from '../../rules/repayment-change.ts'
import { firstDayOf, insertRepayment, isBookedAlready, updateRepayment } from '../../store/ledger/repayments.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { applyRepayment, readBooked, requirePayer } from './booked.ts'

type Verbs = Desk['repayments']

/** Book money that has come, and apply it at once when its payer is known. */
export function recordRepayment(room: Room, input: Parameters<Verbs['record']>[0]): Promise<RepaymentDetail> {
  const { agentId, role, tenantId } = callerOf(room)
  const { externalTxnId, amountFen, channel, valueDate, customerId } = input
  return mutate(groundOf(room), 'repayments.record', input, async (mutation) => {
    const { trx, now, audit, announce } = mutation
    if (customerId !== undefined) await requirePayer(room, trx, customerId)
    const firstDay = customerId === undefined ? undefined : await firstDayOf(trx, customerId)
    const today = businessDateOf(now)
    const refused = refusalOfValueDate(valueDate, { today, firstDay }) ?? refusalToBackdate(role, valueDate, today)
    if (refused) throw refuse(refused)
    if (await isBookedAlready(trx, tenantId, externalTxnId))
      throw refuse({ code: 'DUPLICATE', noun: 'repayment', field: 'externalTxnId', value: externalTxnId })
    const id = newId(room) as RepaymentId
    const unapplied =
      customerId === undefined
        ? amountFen
        : await applyRepayment(room, mutation, { id, valueDate }, { customerId, amountFen: fen(amountFen) })
    await insertRepayment(trx, {
      id,
      tenant_id: tenantId,
      customer_id: customerId ?? null,
      external_txn_id: externalTxnId,
      amount_fen: amountFen,
      channel,
      status: 'succeeded',
      matched: customerId === undefined ? 0 : 1,
      value_date: valueDate,
      received_at: now,
      unapplied_fen: unapplied,
      refunded_fen: zeroFen,
      opening_fen: zeroFen,
      updated_by: agentId,
    })
    const changes = [
      { field: 'amount', to: yuan(fen(amountFen)) },
      { field: 'valueDate', to: valueDate },
      { field: 'unapplied', to: yuan(fen(unapplied)) },
    ]
    await audit({ action: 'repayment.record', objectKind: 'repayment', objectId: id, changes })
    await announce('repayment', id)
    return (await readBooked(room, trx, id)).repayment
  })
}

/** Say whose money it is (还款未入账): it goes to that customer's bills, or to the one bill that is named. */
export function matchRepayment(room: Room, input: Parameters<Verbs['match']>[0]): Promise<RepaymentDetail> {
  const { agentId, role } = callerOf(room)
  const { repaymentId, customerId, billId, expectedRev } = input
  return mutate(groundOf(room), 'repayments.match', input, async (mutation) => {
    const { trx, now, audit, announce } = mutation
    const booked = await readBooked(room, trx, repaymentId)
    const refused =
      refusalToMatch(booked, expectedRev) ?? refusalOfMatcher(role, booked.repayment.unappliedFen, businessDateOf(now))
    if (refused) throw refuse(refused)
    await requirePayer(room, trx, customerId, billId)
    const { unappliedFen: amountFen } = booked.repayment
    const unapplied = await applyRepayment(room, mutation, booked.repayment, { customerId, billId, amountFen })
    const values = { customer_id: customerId, matched: 1, unapplied_fen: unapplied, updated_by: agentId }
    await updateRepayment(trx, repaymentId, values)
    const changes = [
      { field: 'customerId', from: booked.repayment.customerId, to: customerId },
      { field: 'unapplied', from: yuan(amountFen), to: yuan(unapplied) },
    ]
    await audit({ action: 'repayment.match', objectKind: 'repayment', objectId: repaymentId, changes })
    await announce('repayment', repaymentId)
    return (await readBooked(room, trx, repaymentId)).repayment
  })
}

/** Credit that no bill had taken pays what is owed by now: the oldest due first, or the one bill that is named. */
export function applyCredit(room: Room, input: Parameters<Verbs['applyCredit']>[0]): Promise<RepaymentDetail> {
  const { agentId } = callerOf(room)
  const { repaymentId, billId, expectedRev } = input
  return mutate(groundOf(room), 'repayments.applyCredit', input, async (mutation) => {
    const { trx, audit, announce } = mutation
    const booked = await readBooked(room, trx, repaymentId)
    const refused = refusalToApply(booked, expectedRev)
    if (refused) throw refuse(refused)
    const { customerId, unappliedFen: amountFen } = booked.repayment
    if (customerId === undefined) throw new Error('a matched repayment of nobody')
    await requirePayer(room, trx, customerId, billId)
    const unapplied = await applyRepayment(room, mutation, booked.repayment, { customerId, billId, amountFen })
    if (unapplied === amountFen) {
      const path = billId === undefined ? 'repaymentId' : 'billId'
      throw refuse({ code: 'INVALID_INPUT', problems: [{ path, problem: 'nothing_owed' }] })
    }
    await updateRepayment(trx, repaymentId, { unapplied_fen: unapplied, updated_by: agentId })
    const changes = [{ field: 'unapplied', from: yuan(amountFen), to: yuan(unapplied) }]
    await audit({ action: 'repayment.apply', objectKind: 'repayment', objectId: repaymentId, changes })
    await announce('repayment', repaymentId)
    return (await readBooked(room, trx, repaymentId)).repayment
  })
}
