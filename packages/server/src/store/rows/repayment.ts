import {
  type BusinessDate,
  type CustomerId,
  fen,
  type Instant,
  type Repayment,
  type RepaymentDetail,
  type RepaymentId,
} from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { RepaymentRow } from '../schema.ts'

export type RepaymentShown = Pick<RepaymentRow, 'id' | 'amount_fen' | 'channel' | 'status' | 'matched' | 'received_at'>

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

export function repaymentDetailOf(row: Selectable<RepaymentRow>): RepaymentDetail {
  return {
    ...repaymentOf(row),
    customerId: (row.customer_id ?? undefined) as CustomerId | undefined,
    externalTxnId: row.external_txn_id ?? undefined,
    valueDate: row.value_date as BusinessDate,
    unappliedFen: fen(row.unapplied_fen),
    refundedFen: fen(row.refunded_fen),
    openingFen: fen(row.opening_fen),
    rev: row.rev,
  }
}
