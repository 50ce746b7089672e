import { addFen, refuse, type RepaymentDetail, yuan, zeroFen } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../../rules/mask-numbers.ts'
import { refusalToRefundRest, refusalToTakeBack, refusalToUnmatch } from '../../rules/repayment-change.ts'
import { updateRepayment } from '../../store/ledger/repayments.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'
import { readBooked, takeBack } from './booked.ts'

type Verbs = Desk['repayments']

/** The money never was: a bounced debit, a booking to the wrong person. Bills owe again what it had paid. */
export function reverseRepayment(room: Room, input: Parameters<Verbs['reverse']>[0]): Promise<RepaymentDetail> {
  const { agentId } = callerOf(room)
  const { repaymentId, expectedRev } = input
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'repayments.reverse', input, async (mutation) => {
    const { trx, audit, announce } = mutation
    const booked = await readBooked(room, trx, repaymentId)
    const refused = refusalToTakeBack(booked, 'reversed', expectedRev)
    if (refused) throw refuse(refused)
    const takenFen = await takeBack(room, mutation, booked.repayment, reason)
    await updateRepayment(trx, repaymentId, { status: 'reversed', unapplied_fen: zeroFen, updated_by: agentId })
    const changes = [
      { field: 'status', from: 'succeeded', to: 'reversed' },
      { field: 'takenFromBills', to: yuan(takenFen) },
    ]
    await audit({ action: 'repayment.reverse', objectKind: 'repayment', objectId: repaymentId, reason, changes })
    await announce('repayment', repaymentId)
    return (await readBooked(room, trx, repaymentId)).repayment
  })
}

/** The money came, but it was somebody else's. Bills owe again what it had paid, and it waits for its payer (还款未入账). */
export function unmatchRepayment(room: Room, input: Parameters<Verbs['unmatch']>[0]): Promise<RepaymentDetail> {
  const { agentId } = callerOf(room)
  const { repaymentId, expectedRev } = input
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'repayments.unmatch', input, async (mutation) => {
    const { trx, audit, announce } = mutation
    const booked = await readBooked(room, trx, repaymentId)
    const refused = refusalToUnmatch(booked, expectedRev)
    if (refused) throw refuse(refused)
    const { repayment } = booked
    const takenFen = await takeBack(room, mutation, repayment, reason)
    const values = { customer_id: null, matched: 0, unapplied_fen: repayment.amountFen, updated_by: agentId }
    await updateRepayment(trx, repaymentId, values)
    const changes = [
      { field: 'customerId', from: repayment.customerId },
      { field: 'takenFromBills', to: yuan(takenFen) },
    ]
    await audit({ action: 'repayment.unmatch', objectKind: 'repayment', objectId: repaymentId, reason, changes })
    await announce('repayment', repaymentId)
    return (await readBooked(room, trx, repaymentId)).repayment
  })
}

/** Send money back: all of it, which bills then owe again, or only the credit that no bill took. */
export function refundRepayment(room: Room, input: Parameters<Verbs['refund']>[0]): Promise<RepaymentDetail> {
  const { agentId } = callerOf(room)
  const { repaymentId, expectedRev, what } = input
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'repayments.refund', input, async (mutation) => {
    const { trx, audit, announce } = mutation
    const booked = await readBooked(room, trx, repaymentId)
    const { repayment } = booked
    const everything = what === 'everything' || repayment.unappliedFen === repayment.amountFen
    const refused = everything
      ? refusalToTakeBack(booked, 'refunded', expectedRev)
      : refusalToRefundRest(booked, expectedRev)
    if (refused) throw refuse(refused)
    if (everything) await takeBack(room, mutation, repayment, reason)
    const refunded = everything ? repayment.amountFen : addFen(repayment.refundedFen, repayment.unappliedFen)
    await updateRepayment(trx, repaymentId, {
      status: everything ? 'refunded' : repayment.status,
      unapplied_fen: zeroFen,
      refunded_fen: refunded,
      updated_by: agentId,
    })
    const changes = [{ field: 'refunded', from: yuan(repayment.refundedFen), to: yuan(refunded) }]
    await audit({ action: 'repayment.refund', objectKind: 'repayment', objectId: repaymentId, reason, changes })
    await announce('repayment', repaymentId)
    return (await readBooked(room, trx, repaymentId)).repayment
  })
}
