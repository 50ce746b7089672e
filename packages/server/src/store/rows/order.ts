import {
  type BusinessDate,
  type Coupon,
  type CouponId,
  type CouponStatus,
  type CustomerId,
  fen,
  type Instant,
  type LoanId,
  type LogisticsEvent,
  type Order,
  type OrderId,
  type Refund,
} from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import { type CouponFacts, type OrderFacts, whyNoEffect } from '../../rules/coupon-effect.ts'
import { refundState } from '../../rules/refund-state.ts'
import type { CouponRow, LogisticsEventRow, PurchaseRow } from '../schema.ts'

/** A stored order with what its loan adds to it. */
export type OrderShown = Selectable<PurchaseRow> & { loan_no: string | null; product: string | null }

/** A coupon with the order it is locked to or used for, and the one it was meant for, which may be another. */
export type CouponShown = Selectable<CouponRow> & { order_no: string | null }

export function orderOf(row: OrderShown): Order {
  return {
    id: row.id as OrderId,
    customerId: row.customer_id as CustomerId,
    orderNo: row.order_no,
    merchant: row.merchant,
    items: JSON.parse(row.items) as Order['items'],
    amountFen: fen(row.amount_fen),
    financedFen: fen(row.financed_fen),
    loanId: (row.loan_id ?? undefined) as LoanId | undefined,
    loanNo: row.loan_no ?? undefined,
    couponId: (row.coupon_id ?? undefined) as CouponId | undefined,
    status: row.status as Order['status'],
    returnStatus: (row.return_status ?? undefined) as Order['returnStatus'],
    placedOn: row.placed_on as BusinessDate,
  }
}

export function logisticsOf(row: Selectable<LogisticsEventRow>): LogisticsEvent {
  return {
    no: row.no,
    leg: row.leg as LogisticsEvent['leg'],
    carrier: row.carrier,
    trackingNo: row.tracking_no,
    place: row.place,
    text: row.text,
    at: row.at as Instant,
  }
}

/** The money that goes back for an order, if any does. */
export function refundOf(row: Selectable<PurchaseRow>, today: BusinessDate): Refund | undefined {
  if (row.refund_fen === null) return undefined
  const day = (text: string | null) => (text ?? undefined) as BusinessDate | undefined
  return refundState(
    {
      amountFen: fen(row.refund_fen),
      channel: row.refund_channel ?? '',
      sentOn: day(row.refund_sent_on),
      expectedOn: day(row.refund_expected_on),
      arrivedOn: day(row.refund_arrived_on),
      failed: row.refund_failed === 1,
    },
    today,
  )
}

export function couponFactsOf(row: Selectable<CouponRow>): CouponFacts {
  return {
    status: row.status as CouponStatus,
    thresholdFen: fen(row.threshold_fen),
    validFrom: row.valid_from as BusinessDate,
    validTo: row.valid_to as BusinessDate,
    product: row.product ?? undefined,
    orderId: row.order_id ?? undefined,
  }
}

export function orderFactsOf(row: Pick<OrderShown, 'id' | 'amount_fen' | 'product'>): OrderFacts {
  return { id: row.id, amountFen: fen(row.amount_fen), product: row.product ?? undefined }
}

/** A coupon, judged for an order or in general. */
export function couponOf(row: CouponShown, order: OrderFacts | undefined, today: BusinessDate): Coupon {
  const { status, thresholdFen, validFrom, validTo, product, orderId } = couponFactsOf(row)
  const obstacle = whyNoEffect({ status, thresholdFen, validFrom, validTo, product, orderId }, order, today)
  return {
    id: row.id as CouponId,
    couponNo: row.coupon_no,
    title: row.title,
    offFen: fen(row.off_fen),
    thresholdFen,
    validFrom,
    validTo,
    product,
    status,
    orderId: orderId as OrderId | undefined,
    orderNo: row.order_no ?? undefined,
    effective: obstacle === undefined,
    obstacle,
  }
}
