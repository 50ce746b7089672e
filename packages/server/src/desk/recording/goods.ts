import { addBusinessDays, businessDateOf, type BusinessDate, clockTime, type Fen, type Instant, yuan } from '@zuoxi/sdk'
import type { WrittenPerson } from '@zuoxi/sdk/rehearsal'
import type { RecordedRows } from '../../store/recording.ts'

type Order = RecordedRows['orders'][number]

/** What the customer bought, as a file has it. */
export function ordersOf({ orders, logistics, coupons }: RecordedRows): WrittenPerson['orders'] {
  return orders.map((order) => {
    const coupon = coupons.find(({ id }) => id === order.coupon_id)
    return {
      no: order.order_no,
      merchant: order.merchant,
      items: (JSON.parse(order.items) as { name: string; quantity: number; priceFen: Fen }[]).map(
        ({ name, quantity, priceFen }) => ({ name, quantity, price: yuan(priceFen) }),
      ),
      financed: yuan(order.financed_fen as Fen),
      ...(coupon && { coupon: coupon.coupon_no }),
      status: order.status as 'created',
      ...(order.return_status !== null && { return: order.return_status as 'requested' }),
      placedOn: order.placed_on,
      logistics: logistics
        .filter(({ order_id: id }) => id === order.id)
        .map(({ leg, carrier, tracking_no: trackingNo, place, text, at }) => ({
          leg: leg as 'delivery',
          carrier,
          trackingNo,
          place,
          text,
          on: businessDateOf(at as Instant),
          at: clockTime(at as Instant).slice(0, 5),
        })),
      ...refundOf(order),
    }
  })
}

function refundOf(order: Order): Pick<NonNullable<WrittenPerson['orders']>[number], 'refund'> {
  if (order.refund_fen === null) return {}
  const within = businessDaysBetween(order.refund_sent_on, order.refund_expected_on)
  return {
    refund: {
      amount: yuan(order.refund_fen as Fen),
      channel: order.refund_channel ?? '',
      ...(order.refund_sent_on !== null && { sentOn: order.refund_sent_on }),
      ...(within !== undefined && { within }),
      ...(order.refund_arrived_on !== null && { arrivedOn: order.refund_arrived_on }),
      ...(order.refund_failed === 1 && { failed: true }),
    },
  }
}

const mostBusinessDays = 60

function businessDaysBetween(sent: string | null, expected: string | null): number | undefined {
  if (sent === null || expected === null) return undefined
  for (let days = 1; days <= mostBusinessDays; days += 1)
    if (addBusinessDays(sent as BusinessDate, days) >= expected) return days
  return mostBusinessDays
}

export function couponsOf({ coupons, orders }: RecordedRows): WrittenPerson['coupons'] {
  return coupons.map((coupon) => {
    const order = orders.find(({ id }) => id === coupon.order_id)
    return {
      no: coupon.coupon_no,
      title: coupon.title,
      off: yuan(coupon.off_fen as Fen),
      threshold: yuan(coupon.threshold_fen as Fen),
      validFrom: coupon.valid_from,
      validTo: coupon.valid_to,
      ...(coupon.product !== null && { product: coupon.product }),
      status: coupon.status as 'issued',
      ...(order && { order: order.order_no }),
    }
  })
}
