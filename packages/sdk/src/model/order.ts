import { z } from 'zod'
import { CouponId, CustomerId, LoanId, OrderId } from './ids.ts'
import { Fen } from './money.ts'
import { BusinessDate, Instant } from './time.ts'

export const OrderStatus = z.enum(['created', 'financed', 'shipped', 'delivered', 'completed', 'cancelled'])
export type OrderStatus = z.infer<typeof OrderStatus>

export const ReturnStatus = z.enum(['requested', 'approved', 'in_transit', 'received', 'refunded', 'rejected'])
export type ReturnStatus = z.infer<typeof ReturnStatus>

export const CouponStatus = z.enum(['issued', 'locked', 'used', 'returned', 'expired', 'void'])
export type CouponStatus = z.infer<typeof CouponStatus>

/** Why a coupon takes nothing off; each reason has words in every language. */
export const CouponObstacle = z.enum([
  'expired',
  'not_started',
  'threshold',
  'other_order',
  'other_product',
  'already_used',
  'void',
])
export type CouponObstacle = z.infer<typeof CouponObstacle>

/** One thing a carrier reported, on the way to the customer or back. */
export const LogisticsEvent = z.object({
  no: z.number().int().positive(),
  leg: z.enum(['delivery', 'return']),
  carrier: z.string(),
  trackingNo: z.string(),
  place: z.string(),
  text: z.string(),
  at: Instant,
})
export type LogisticsEvent = z.infer<typeof LogisticsEvent>

/** Money on its way back to the customer. Until it has arrived it is in transit, however often one asks. */
export const Refund = z.object({
  amountFen: Fen,
  channel: z.string(),
  state: z.enum(['awaiting_return', 'in_transit', 'arrived', 'failed']),
  sentOn: BusinessDate.optional(),
  expectedOn: BusinessDate.optional().describe('counted in business days from when it was sent'),
  arrivedOn: BusinessDate.optional(),
  late: z.boolean().describe('expected by now and not here'),
})
export type Refund = z.infer<typeof Refund>

export const Order = z.object({
  id: OrderId,
  customerId: CustomerId,
  orderNo: z.string(),
  merchant: z.string(),
  items: z.array(z.object({ name: z.string(), quantity: z.number().int().positive(), priceFen: Fen })),
  amountFen: Fen,
  financedFen: Fen,
  loanId: LoanId.optional(),
  loanNo: z.string().optional(),
  couponId: CouponId.optional(),
  status: OrderStatus,
  returnStatus: ReturnStatus.optional(),
  placedOn: BusinessDate,
})
export type Order = z.infer<typeof Order>

/** A coupon, and for one order or in general whether it takes anything off, and if not, why. */
export const Coupon = z.object({
  id: CouponId,
  couponNo: z.string(),
  title: z.string(),
  offFen: Fen,
  thresholdFen: Fen.describe('the least amount it takes something off of'),
  validFrom: BusinessDate,
  validTo: BusinessDate,
  product: z.string().optional().describe('only for this product; absent: for any'),
  status: CouponStatus,
  orderId: OrderId.optional().describe('the order it is locked to or used for'),
  orderNo: z.string().optional(),
  effective: z.boolean(),
  obstacle: CouponObstacle.optional(),
})
export type Coupon = z.infer<typeof Coupon>

export const OrderDetail = Order.extend({
  logistics: z.array(LogisticsEvent).describe('oldest first'),
  refund: Refund.optional(),
  coupons: z.array(Coupon).describe('those that were meant for it'),
  asOf: Instant,
})
export type OrderDetail = z.infer<typeof OrderDetail>
