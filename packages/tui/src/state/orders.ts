import type { Coupon, LoanId, Order, OrderDetail, Refund } from '@zuoxi/sdk'
import type { OrderList } from './state.ts'

/** A row of the list of orders that the cursor steps over: orders, then coupons. */
export type OrderListRow =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'coupon'; readonly coupon: Coupon }

export function orderListRows(list: OrderList | undefined): readonly OrderListRow[] {
  if (!list) return []
  return [
    ...list.orders.map((order) => ({ kind: 'order', order }) as const),
    ...list.coupons.map((coupon) => ({ kind: 'coupon', coupon }) as const),
  ]
}

/** A row of an order's page that the cursor steps over: what it was paid with, a refund, coupons. */
export type OrderRow =
  | { readonly kind: 'loan'; readonly loanId: LoanId; readonly loanNo: string }
  | { readonly kind: 'refund'; readonly refund: Refund }
  | { readonly kind: 'coupon'; readonly coupon: Coupon }

export function orderRows(order: OrderDetail | undefined): readonly OrderRow[] {
  if (!order) return []
  const { loanId, loanNo, refund, coupons } = order
  return [
    ...(loanId === undefined ? [] : [{ kind: 'loan', loanId, loanNo: loanNo ?? '' } as const]),
    ...(refund ? [{ kind: 'refund', refund } as const] : []),
    ...coupons.map((coupon) => ({ kind: 'coupon', coupon }) as const),
  ]
}
