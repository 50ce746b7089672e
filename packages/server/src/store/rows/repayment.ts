import { fen, type Instant, type Repayment, type RepaymentId } from '@zuoxi/sdk'
import type { Tables } from '../schema.ts'

export type RepaymentShown = Omit<Tables['repayment'], 'customer_id' | 'external_txn_id'>

export function repaymentOf(row: RepaymentShown): Repayment {
  return {
    id: row.id as RepaymentId,
    amountFen: fen(row.amount_fen),
    channel: row.channel,
    status: row.status as Repayment['status'],
    matched: row.matched === 1,
    receivedAt: row.received_at as Instant,
  }
}
