import { type Coupon, formatYuan, type Order, type OrderDetail, type Refund } from '@zuoxi/sdk'
import { orderListRows, orderRows } from '../state/orders.ts'
import { shownPage, unread } from '../state/pages.ts'
import type { CustomerState } from '../state/state.ts'
import type { Look } from './look.ts'
import { dayMinuteOf, stampOf } from './moment.ts'
import { bold, cell, dim, type Line, marked, t } from './span.ts'
import { emptyPane, notRead, staleNote, titleOf } from './title.ts'
import { windowOf } from './window.ts'

export interface OrderSlice extends Look {
  readonly customer: CustomerState
}

/** A row of a page, and which of the rows that the cursor steps over it is. */
interface PageRow {
  readonly line: Line
  readonly target?: number
}

/** The rows around the cursor; a row that can be chosen has a mark. */
function scrolledRows(rows: readonly PageRow[], cursor: number, room: number, slice: Look): readonly Line[] {
  const at = rows.findIndex(({ target }) => target === cursor)
  const { start, end } = windowOf(rows.length, cursor === 0 ? 0 : Math.max(0, at), room)
  return rows
    .slice(start, end)
    .map(({ line, target }): Line =>
      target === undefined ? [t(' '), ...line] : marked(line, target === cursor, slice.focused, slice.width),
    )
}

/** The orders of a customer, and their coupons. */
export function ordersView(slice: OrderSlice): readonly Line[] {
  const { words, customer, height } = slice
  const { value, readAtMs, failure } = customer.orderList
  const name = customer.overview?.customer.nameMasked ?? ''
  const title = titleOf(`${words.orders.title} ${name}`, slice, value ? [dim(words.asOf(stampOf(readAtMs)))] : [])
  if (!value) return notRead(title, failure, slice)
  const rows = orderListRows(value)
  if (rows.length === 0) return emptyPane(title, words.orders.empty, words.orders.emptyHint)
  const shown: readonly PageRow[] = [
    ...value.orders.map((order, i) => ({ line: orderLine(order, slice), target: i })),
    ...(value.orders.length === 0 ? [{ line: [dim(` ${words.orders.empty}`)] }] : []),
    ...(value.more ? [{ line: [dim(` ${words.orders.more}`)] }] : []),
    { line: [] },
    { line: [bold(words.orders.coupons)] },
    ...value.coupons.map((coupon, i) => ({ line: couponLine(coupon, slice), target: value.orders.length + i })),
    ...(value.coupons.length === 0 ? [{ line: [dim(` ${words.orders.noCoupons}`)] }] : []),
  ]
  const stale = staleNote(failure, slice)
  return [title, ...stale, ...scrolledRows(shown, shownPage(customer).cursor, height - 1 - stale.length, slice)]
}

function orderLine(order: Order, { words, width }: OrderSlice): Line {
  const what = order.items.map(({ name }) => name).join(', ')
  const back = order.returnStatus === undefined ? '' : ` ${words.order.returned} ${words.returnStatus[order.returnStatus]}`
  return [
    cell(order.placedOn, 11),
    cell(formatYuan(order.amountFen), 12, {}, 'end'),
    t(' '),
    cell(`${words.orderStatus[order.status]}${back}`, width < 70 ? 12 : 24, order.returnStatus ? { tone: 'warn' } : {}),
    t(' '),
    dim(`${order.merchant} ${what}`),
  ]
}

/** A coupon: what it takes off, from what amount, and why it takes nothing off. */
function couponLine(coupon: Coupon, { words }: OrderSlice): Line {
  const w = words.coupon
  const why = coupon.obstacle === undefined ? words.coupon.status[coupon.status] : w.obstacle[coupon.obstacle]
  return [
    coupon.effective ? t(w.effective, { tone: 'good' }) : t(`! ${why}`, { tone: 'warn', bold: true }),
    t(` ${coupon.title} `),
    dim(`${w.off(formatYuan(coupon.offFen))} ${w.threshold(formatYuan(coupon.thresholdFen))} ${w.until(coupon.validTo)}`),
    ...(coupon.orderNo === undefined ? [] : [dim(` ${coupon.orderNo}`)]),
  ]
}

/** One order: what was bought, where it is, what comes back, and its coupons. */
export function orderView(slice: OrderSlice): readonly Line[] {
  const { words, customer, height } = slice
  const page = shownPage(customer)
  const { value: order, readAtMs, failure } = (page.at === 'order' && customer.orders[page.orderId]) || unread
  const title = titleOf(
    `${words.order.title} ${order?.orderNo ?? ''}`,
    slice,
    order ? [dim(words.asOf(stampOf(readAtMs)))] : [],
  )
  if (!order) return notRead(title, failure, slice)
  const stale = staleNote(failure, slice)
  return [
    title,
    ...stale,
    ...scrolledRows(detailRows(order, slice), page.cursor, height - 1 - stale.length, slice),
  ]
}

function detailRows(order: OrderDetail, slice: OrderSlice): readonly PageRow[] {
  const { words } = slice
  const w = words.order
  const targets = orderRows(order)
  const plain = (...line: Line): PageRow => ({ line })
  const of = (kind: 'loan' | 'refund' | 'coupon', line: (row: (typeof targets)[number]) => Line): readonly PageRow[] =>
    targets.flatMap((row, i) => (row.kind === kind ? [{ line: line(row), target: i }] : []))
  const returned: Line =
    order.returnStatus === undefined
      ? []
      : [t(`  ${w.returned} ${words.returnStatus[order.returnStatus]}`, { tone: 'warn', bold: true })]
  return [
    plain(bold(order.merchant), t(`  ${words.orderStatus[order.status]}`), ...returned, dim(`  ${w.placed} ${order.placedOn}`)),
    plain(dim(`${w.amount} `), t(formatYuan(order.amountFen)), dim(`  ${w.financed} `), t(formatYuan(order.financedFen))),
    ...of('loan', (row) => (row.kind === 'loan' ? [dim(`${w.loan} `), t(row.loanNo)] : [])),
    plain(),
    plain(bold(w.items)),
    ...order.items.map(({ name, quantity, priceFen }) =>
      plain(t(` ${name}`), dim(` x${quantity}  `), t(formatYuan(priceFen))),
    ),
    plain(),
    plain(bold(w.refund)),
    ...of('refund', (row) => (row.kind === 'refund' ? refundLine(row.refund, slice) : [])),
    ...(order.refund ? [] : [plain(dim(` ${w.noRefund}`))]),
    plain(),
    plain(bold(w.coupons)),
    ...of('coupon', (row) => (row.kind === 'coupon' ? couponLine(row.coupon, slice) : [])),
    ...(order.coupons.length > 0 ? [] : [plain(dim(` ${w.noCoupons}`))]),
    plain(),
    plain(bold(w.logistics)),
    ...(order.logistics.length > 0 ? [] : [plain(dim(` ${w.noLogistics}`))]),
    // The newest first: where it is now is what a customer asks.
    ...order.logistics
      .toReversed()
      .map(({ at, leg, carrier, trackingNo, place, text }) =>
        plain(
          dim(` ${dayMinuteOf(at)} `),
          t(`${w.legs[leg]} `, leg === 'return' ? { tone: 'warn' } : {}),
          t(text),
          dim(`  ${place} ${carrier} ${trackingNo}`),
        ),
      ),
  ]
}

/** Where money on its way back is: until it has arrived it is in transit, and late only once it was expected. */
function refundLine(refund: Refund, { words }: OrderSlice): Line {
  const w = words.refund
  const when =
    refund.state === 'arrived' && refund.arrivedOn !== undefined
      ? w.arrivedOn(refund.arrivedOn)
      : refund.expectedOn === undefined
        ? ''
        : w.expected(refund.expectedOn)
  return [
    bold(formatYuan(refund.amountFen)),
    t(` ${w[refund.state]}`, { tone: refund.state === 'failed' ? 'bad' : refund.state === 'arrived' ? 'good' : 'plain' }),
    ...(refund.late ? [t(` ! ${w.late}`, { tone: 'bad', bold: true })] : []),
    t(when === '' ? '' : `  ${when}`),
    dim(refund.sentOn === undefined ? '' : `  ${w.sentOn(refund.sentOn)}`),
    dim(`  ${refund.channel}`),
  ]
}
