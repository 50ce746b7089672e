import {
  businessDateOf,
  type Coupon,
  instantOf,
  isBusinessDate,
  type Order,
  type OrderDetail,
  type Page,
  refuse,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { keysOf, pageOf } from '../store/keyset.ts'
import { findOrder, ordersMeant, readCoupons, readCouponsOf, readLogistics, readOrders } from '../store/orders.ts'
import { couponOf, logisticsOf, orderFactsOf, orderOf, refundOf } from '../store/rows/order.ts'
import { requireCustomer } from './require-customer.ts'
import { callerOf, type Room } from './room.ts'

type Verbs = Desk['orders']

export function orderVerbs(room: Room): Verbs {
  return {
    list: (input) => listOrders(room, input),
    get: (input) => getOrder(room, input.orderId),
    coupons: async (input) => ({ coupons: await listCoupons(room, input.customerId) }),
  }
}

async function listOrders(room: Room, input: Parameters<Verbs['list']>[0]): Promise<Page<Order>> {
  const { read } = room.store
  const { tenantId } = callerOf(room)
  const { customerId, limit, cursor } = input
  await requireCustomer(read, tenantId, customerId)
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const rows = await readOrders(read, { tenantId, customerId, after, limit: limit + 1 })
  return pageOf(rows.map(orderOf), limit, (last) => [last.placedOn, last.id])
}

function placeOf(cursor: string): { placedOn: string; id: string } {
  const [placedOn, id] = keysOf(cursor, 2)
  if (!isBusinessDate(placedOn))
    throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'cursor', problem: 'not_a_cursor' }] })
  return { placedOn, id }
}

async function getOrder(room: Room, orderId: string): Promise<OrderDetail> {
  const { read } = room.store
  const { tenantId } = callerOf(room)
  const row = await findOrder(read, tenantId, orderId)
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'order', id: orderId })
  const asOf = instantOf(room.clock.nowMs())
  const today = businessDateOf(asOf)
  const [logistics, coupons] = [await readLogistics(read, orderId), await readCouponsOf(read, tenantId, row)]
  return {
    ...orderOf(row),
    logistics: logistics.map(logisticsOf),
    refund: refundOf(row, today),
    coupons: coupons.map((coupon) => couponOf(coupon, orderFactsOf(row), today)),
    asOf,
  }
}

/** Usable ones first. A coupon that an order was placed with is judged for that order, others in general. */
async function listCoupons(room: Room, customerId: string): Promise<Coupon[]> {
  const { read } = room.store
  const { tenantId } = callerOf(room)
  await requireCustomer(read, tenantId, customerId)
  const today = businessDateOf(instantOf(room.clock.nowMs()))
  const meant = await ordersMeant(read, tenantId, customerId)
  const coupons = (await readCoupons(read, tenantId, customerId)).map((row) => {
    const order = meant.get(row.id)
    return couponOf(row, order && orderFactsOf(order), today)
  })
  return coupons.toSorted((a, b) => Number(b.effective) - Number(a.effective))
}
