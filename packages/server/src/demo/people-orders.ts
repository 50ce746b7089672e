import { addBusinessDays, type BusinessDate } from '@zuoxi/sdk'
import {
  type FixtureOrder,
  type FixturePerson,
  fixtureCouponId,
  fixtureCustomerId,
  fixtureLoanId,
  fixtureOrderId,
  orderAmount,
} from '@zuoxi/sdk/rehearsal'
import type { LedgerRows } from './ledger-writer.ts'
import { dayOf, fenOf, momentOf } from './people.ts'

/** What a person of the cast bought, how it travels, and the coupons they hold. */
export function ordersOfPerson(
  person: FixturePerson,
  today: BusinessDate,
): Required<Pick<LedgerRows, 'orders' | 'logistics' | 'coupons'>> {
  const customer_id = fixtureCustomerId(person.id)
  return {
    orders: person.orders.map((order) => {
      const loan = person.loans.find(({ order: no }) => no === order.no)
      return {
        id: fixtureOrderId(order.no),
        customer_id,
        order_no: order.no,
        merchant: order.merchant,
        items: JSON.stringify(
          order.items.map(({ name, quantity, price }) => ({ name, quantity, priceFen: fenOf(price) })),
        ),
        amount_fen: orderAmount(order),
        financed_fen: fenOf(order.financed),
        loan_id: loan === undefined ? null : fixtureLoanId(loan.no),
        coupon_id: order.coupon === undefined ? null : fixtureCouponId(order.coupon),
        status: order.status,
        return_status: order.return ?? null,
        ...refundOf(order, today),
        placed_on: dayOf(order.placedOn, today),
      }
    }),
    logistics: person.orders.flatMap((order) =>
      order.logistics.map((event, i) => ({
        order_id: fixtureOrderId(order.no),
        no: i + 1,
        leg: event.leg,
        carrier: event.carrier,
        tracking_no: event.trackingNo,
        place: event.place,
        text: event.text,
        at: momentOf(dayOf(event.on, today), event.at),
      })),
    ),
    coupons: person.coupons.map((coupon) => ({
      id: fixtureCouponId(coupon.no),
      customer_id,
      coupon_no: coupon.no,
      title: coupon.title,
      off_fen: fenOf(coupon.off),
      threshold_fen: fenOf(coupon.threshold),
      valid_from: dayOf(coupon.validFrom, today),
      valid_to: dayOf(coupon.validTo, today),
      product: coupon.product ?? null,
      status: coupon.status,
      order_id: coupon.order === undefined ? null : fixtureOrderId(coupon.order),
    })),
  }
}

function refundOf({ refund }: FixtureOrder, today: BusinessDate) {
  if (!refund) return { refund_failed: 0 }
  const day = (text: string | undefined) => (text === undefined ? null : dayOf(text, today))
  const sentOn = day(refund.sentOn)
  return {
    refund_fen: fenOf(refund.amount),
    refund_channel: refund.channel,
    refund_sent_on: sentOn,
    refund_expected_on: sentOn === null || refund.within === undefined ? null : addBusinessDays(sentOn, refund.within),
    refund_arrived_on: day(refund.arrivedOn),
    refund_failed: refund.failed ? 1 : 0,
  }
}
