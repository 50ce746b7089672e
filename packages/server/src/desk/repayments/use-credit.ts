import { businessDateOf, type BusinessDate, type CustomerId, fen, type RepaymentId, yuan } from '@zuoxi/sdk'
import { updateRepayment } from '../../store/ledger/repayments.ts'
import { creditUpTo } from '../../store/ledger/settlement.ts'
import { completeSettled } from '../arrangements/settle.ts'
import type { Yard } from '../arrangements/step.ts'
import type { Mutation } from '../mutate.ts'
import { payBills } from './pay-bills.ts'

/** Credit of a customer pays what they owe on bills by now, the oldest credit first. */
export async function useCredit(
  yard: Yard,
  mutation: Mutation,
  { customerId, by }: { readonly customerId: CustomerId; readonly by: string },
): Promise<void> {
  const { trx, now, audit, announce } = mutation
  for (const { id, unappliedFen, valueDate } of creditUpTo(yard.store, customerId, businessDateOf(now))) {
    const money = { id: id as RepaymentId, valueDate: valueDate as BusinessDate }
    const left = await payBills(yard, mutation, money, { customerId, amountFen: fen(unappliedFen) })
    if (left === unappliedFen) continue
    await updateRepayment(trx, id, { unapplied_fen: left, updated_by: by })
    const changes = [{ field: 'unapplied', from: yuan(fen(unappliedFen)), to: yuan(left) }]
    await audit({ action: 'repayment.apply', objectKind: 'repayment', objectId: id, changes })
    await announce('repayment', id)
  }
  await completeSettled(yard, mutation, customerId, by)
}
