import type { Generated } from 'kysely'

/** What was bought, how it travels, and the coupons meant for it. */

export interface PurchaseRow {
  id: string
  customer_id: string
  order_no: string
  merchant: string
  items: string
  amount_fen: number
  financed_fen: number
  loan_id: string | null
  coupon_id: string | null
  status: string
  return_status: string | null
  refund_fen: number | null
  refund_channel: string | null
  refund_sent_on: string | null
  refund_expected_on: string | null
  refund_arrived_on: string | null
  refund_failed: Generated<number>
  placed_on: string
  rev: Generated<number>
}

export interface LogisticsEventRow {
  order_id: string
  no: number
  leg: string
  carrier: string
  tracking_no: string
  place: string
  text: string
  at: string
}

export interface CouponRow {
  id: string
  customer_id: string
  coupon_no: string
  title: string
  off_fen: number
  threshold_fen: number
  valid_from: string
  valid_to: string
  product: string | null
  status: string
  order_id: string | null
  rev: Generated<number>
}
