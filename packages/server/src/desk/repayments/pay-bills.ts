import { type BillId, type CustomerId, type Fen, type RepaymentDetail, zeroFen } from '@zuoxi/sdk'
import { applyMoney } from '../../rules/apply-money.ts'
import { owingLines } from '../../store/ledger/owing.ts'
import { post } from '../../store/ledger/post.ts'
import type { Yard } from '../arrangements/step.ts'
import type { Mutation } from '../mutate.ts'
import { chargeFinalPenalty } from './final-penalty.ts'

export type Money = Pick<RepaymentDetail, 'id' | 'valueDate'>

export interface Target {
  readonly customerId: CustomerId
  /** Pay this bill alone. */
  readonly billId?: BillId | undefined
  readonly amountFen: Fen
}

/**
 * Pay what is owed on bills, the oldest due first, or the one bill that is meant; answers what no bill took. What is left
 * pays 罚息 that does not grow any more, unless the money was meant for one bill.
 */
export async function payBills(yard: Yard, mutation: Mutation, money: Money, to: Target): Promise<Fen> {
  const { customerId } = to
  const { unappliedFen, loanIds } = payLines(yard, mutation, money, to)
  const isCharged = await chargeFinalPenalty(yard, mutation, { money, customerId, loanIds })
  if (!isCharged || to.billId !== undefined) return unappliedFen
  return payLines(yard, mutation, money, { customerId, amountFen: unappliedFen }).unappliedFen
}

interface Paid {
  readonly unappliedFen: Fen
  /** Loans that something of it went to. */
  readonly loanIds: ReadonlySet<string>
}

function payLines({ store }: Yard, { now }: Mutation, { id, valueDate }: Money, to: Target): Paid {
  if (to.amountFen === 0) return { unappliedFen: zeroFen, loanIds: new Set() }
  const { moves, unappliedFen } = applyMoney(to.amountFen, owingLines(store, to.customerId, to.billId))
  post(
    store,
    moves.map((move) => ({
      at: now,
      business_date: valueDate,
      customer_id: to.customerId,
      bill_id: move.billId,
      line_no: move.lineNo,
      component: move.component,
      kind: 'allocation',
      amount_fen: -move.amountFen,
      repayment_id: id,
      policy_version: move.policyId,
    })),
  )
  return { unappliedFen, loanIds: new Set(moves.flatMap(({ loanId }) => loanId ?? [])) }
}
