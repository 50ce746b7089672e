import type { BusinessDate, CouponObstacle, CouponStatus, Fen } from '@zuoxi/sdk'

/** What decides whether a coupon takes anything off. */
export interface CouponFacts {
  readonly status: CouponStatus
  readonly thresholdFen: Fen
  readonly validFrom: BusinessDate
  /** The last day it is good on. */
  readonly validTo: BusinessDate
  /** The only product it is good for; absent: any. */
  readonly product: string | undefined
  /** The order it is locked to or was used for. */
  readonly orderId: string | undefined
}

/** What of an order a coupon depends on. */
export interface OrderFacts {
  readonly id: string
  readonly amountFen: Fen
  /** The product it was financed as; absent where it was paid at once. */
  readonly product: string | undefined
}

/**
 * Why a coupon takes nothing off an order, or without an order why it takes nothing off of any; nothing when it does.
 * What can never be mended is told first, so that nobody is sent to spend more on a coupon that has run out.
 *
 * A coupon that was used for the order did its work, and is not judged by what has changed since.
 *
 * @example
 * whyNoEffect({ ...coupon, thresholdFen: fen(30000) }, { id: 'o1', amountFen: fen(25900), product: undefined }, today) // 'threshold'
 */
export function whyNoEffect(
  coupon: CouponFacts,
  order: OrderFacts | undefined,
  today: BusinessDate,
): CouponObstacle | undefined {
  const { status, orderId } = coupon
  if (status === 'void') return 'void'
  if (status === 'used') return order !== undefined && orderId === order.id ? undefined : 'already_used'
  if (status === 'expired' || coupon.validTo < today) return 'expired'
  if (coupon.validFrom > today) return 'not_started'
  if (status === 'locked' && orderId !== order?.id) return 'other_order'
  if (!order) return undefined
  if (coupon.product !== undefined && coupon.product !== order.product) return 'other_product'
  return order.amountFen < coupon.thresholdFen ? 'threshold' : undefined
}
