import { type Selectable, sql } from 'kysely'
import type { CouponShown, OrderShown } from './rows/order.ts'
import type { LogisticsEventRow } from './schema.ts'
import type { Read } from './store.ts'

const couponsShown = 100

function orders(read: Read, tenantId: string) {
  return read
    .selectFrom('purchase')
    .innerJoin('customer', 'customer.id', 'purchase.customer_id')
    .leftJoin('loan', 'loan.id', 'purchase.loan_id')
    .selectAll('purchase')
    .select(['loan.loan_no', 'loan.product'])
    .where('customer.tenant_id', '=', tenantId)
}

export function findOrder(read: Read, tenantId: string, orderId: string): Promise<OrderShown | undefined> {
  return orders(read, tenantId).where('purchase.id', '=', orderId).executeTakeFirst()
}

export interface OrdersWanted {
  readonly tenantId: string
  readonly customerId: string
  readonly after: { readonly placedOn: string; readonly id: string } | undefined
  readonly limit: number
}

/** A page of a customer's orders, newest first; the index has them in this order. */
export function readOrders(read: Read, { tenantId, customerId, after, limit }: OrdersWanted): Promise<OrderShown[]> {
  return orders(read, tenantId)
    .where('purchase.customer_id', '=', customerId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(purchase.placed_on, purchase.id) < (${after?.placedOn}, ${after?.id})`),
    )
    .orderBy('purchase.placed_on', 'desc')
    .orderBy('purchase.id', 'desc')
    .limit(limit)
    .execute()
}

export function readLogistics(read: Read, orderId: string): Promise<Selectable<LogisticsEventRow>[]> {
  return read.selectFrom('logistics_event').selectAll().where('order_id', '=', orderId).orderBy('no').execute()
}

function coupons(read: Read, tenantId: string) {
  return read
    .selectFrom('coupon')
    .innerJoin('customer', 'customer.id', 'coupon.customer_id')
    .leftJoin('purchase', 'purchase.id', 'coupon.order_id')
    .selectAll('coupon')
    .select('purchase.order_no')
    .where('customer.tenant_id', '=', tenantId)
}

/** A customer's coupons, those that last longest first. */
export function readCoupons(read: Read, tenantId: string, customerId: string): Promise<CouponShown[]> {
  return coupons(read, tenantId)
    .where('coupon.customer_id', '=', customerId)
    .orderBy('coupon.valid_to', 'desc')
    .orderBy('coupon.id')
    .limit(couponsShown)
    .execute()
}

/** The coupons that are locked to an order or used for it, and the one that was meant for it. */
export function readCouponsOf(read: Read, tenantId: string, order: OrderShown): Promise<CouponShown[]> {
  return coupons(read, tenantId)
    .where('coupon.customer_id', '=', order.customer_id)
    .where((coupon) =>
      coupon.or([coupon('coupon.order_id', '=', order.id), coupon('coupon.id', '=', order.coupon_id ?? '')]),
    )
    .orderBy('coupon.id')
    .limit(couponsShown)
    .execute()
}

export function findCoupon(read: Read, tenantId: string, couponId: string): Promise<CouponShown | undefined> {
  return coupons(read, tenantId).where('coupon.id', '=', couponId).executeTakeFirst()
}

/** For each coupon that orders were placed with, the newest of these orders. */
export async function ordersMeant(read: Read, tenantId: string, customerId: string): Promise<Map<string, OrderShown>> {
  const rows = await orders(read, tenantId)
    .where('purchase.customer_id', '=', customerId)
    .where('purchase.coupon_id', 'is not', null)
    .orderBy('purchase.placed_on')
    .orderBy('purchase.id')
    .execute()
  return new Map(rows.flatMap((row) => (row.coupon_id === null ? [] : [[row.coupon_id, row]])))
}
