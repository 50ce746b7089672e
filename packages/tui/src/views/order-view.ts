import { type Coupon, formatYuan, type LogisticsEvent, type Order, type OrderDetail, type Refund } from '@zuoxi/sdk'
import { orderListRows, type OrderRow, orderRows } from '../state/orders.ts'
import { shownPage, unread } from '../state/pages.ts'
import type { CustomerState } from '../state/state.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { dayMinuteOf, stampOf } from './moment.ts'
import { bold, cell, dim, type Line, marked, type Span, t } from './span.ts'
import { notRead, staleNote, titleOf } from './title.ts'
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

/** Below this width a row says the rest on a second line. */
const oneLineFrom = 70

/** A row and the rest of what it says, on one line where there is room. */
function twoParts(first: Line, rest: Line, { width }: Look, target?: number): readonly PageRow[] {
  const of = target === undefined ? {} : { target }
  if (width >= oneLineFrom) return [{ line: [...first, t('  '), ...rest], ...of }]
  return [{ line: first, ...of }, { line: [t('   '), ...rest] }]
}

/** The orders of a customer, and their coupons. */
export function ordersView(slice: OrderSlice): readonly Line[] {
  const { words, customer, height } = slice
  const { value, readAtMs, failure } = customer.orderList
  const name = customer.overview?.customer.nameMasked ?? ''
  const title = titleOf(`${words.orders.title} ${name}`, slice, value ? [dim(words.asOf(stampOf(readAtMs)))] : [])
  if (!value) return notRead(title, failure, slice)
  const rows = orderListRows(value)
  if (rows.length === 0)
    return emptyPane(slice, title, words.orders.empty, {
      place: 'orders',
      does: ['bills', 'back'],
      hint: words.orders.emptyHint,
    })
  const shown: readonly PageRow[] = [
    ...value.orders.flatMap((order, i) => orderPart(order, slice, i)),
    ...(value.orders.length === 0 ? [{ line: [dim(` ${words.orders.empty}`)] }] : []),
    ...(value.more ? [{ line: [dim(` ${words.orders.more}`)] }] : []),
    { line: [] },
    { line: [bold(words.orders.coupons)] },
    ...value.coupons.flatMap((coupon, i) => couponPart(coupon, slice, value.orders.length + i)),
    ...(value.coupons.length === 0 ? [{ line: [dim(` ${words.orders.noCoupons}`)] }] : []),
  ]
  const stale = staleNote(failure, slice)
  return [title, ...stale, ...scrolledRows(shown, shownPage(customer).cursor, height - 1 - stale.length, slice)]
}

function orderPart(order: Order, slice: OrderSlice, target: number): readonly PageRow[] {
  const { words } = slice
  const what = order.items.map(({ name }) => name).join(', ')
  const back =
    order.returnStatus === undefined ? '' : `  ${words.order.returned} ${words.returnStatus[order.returnStatus]}`
  const first: Line = [
    cell(order.placedOn, 11),
    cell(formatYuan(order.amountFen), 12, {}, 'end'),
    t(`  ${words.orderStatus[order.status]}`),
    t(back, { tone: 'warn', bold: true }),
  ]
  return twoParts(first, [dim(`${order.merchant} ${what}`)], slice, target)
}

/** A coupon: what it takes off, from what amount, and why it takes nothing off. */
function couponPart(coupon: Coupon, slice: OrderSlice, target: number): readonly PageRow[] {
  const { words } = slice
  const w = words.coupon
  const why = coupon.obstacle === undefined ? w.status[coupon.status] : w.obstacle[coupon.obstacle]
  const first: Line = [t(`${coupon.title} `), couponStanding(coupon, why, w)]
  const terms = `${w.off(formatYuan(coupon.offFen))} ${w.threshold(formatYuan(coupon.thresholdFen))} ${w.until(coupon.validTo)}`
  return twoParts(first, [dim(`${terms} ${coupon.orderNo ?? ''}`)], slice, target)
}

/** A coupon that did its work for its order can do no other. */
function couponStanding({ status, effective }: Coupon, why: string, w: Look['words']['coupon']): Span {
  if (status === 'used') return dim(w.status.used)
  return effective ? t(w.effective, { tone: 'good' }) : t(`! ${why}`, { tone: 'warn', bold: true })
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
  return [title, ...stale, ...scrolledRows(detailRows(order, slice), page.cursor, height - 1 - stale.length, slice)]
}

function detailRows(order: OrderDetail, slice: OrderSlice): readonly PageRow[] {
  const { words } = slice
  const w = words.order
  const plain = (...line: Line): PageRow => ({ line })
  const returned: Line =
    order.returnStatus === undefined
      ? []
      : [t(`  ${w.returned} ${words.returnStatus[order.returnStatus]}`, { tone: 'warn', bold: true })]
  const amounts = [
    dim(`${w.amount} `),
    t(formatYuan(order.amountFen)),
    dim(`  ${w.financed} `),
    t(formatYuan(order.financedFen)),
  ]
  const of = (kind: 'loan' | 'refund' | 'coupon'): readonly PageRow[] =>
    orderRows(order).flatMap((row, i) => (row.kind === kind ? targetPart(row, slice, i) : []))
  return [
    plain(bold(order.merchant), t(`  ${words.orderStatus[order.status]}`), ...returned),
    plain(...amounts, dim(`  ${w.placed} ${order.placedOn}`)),
    ...of('loan'),
    plain(),
    plain(bold(w.items)),
    ...order.items.map(({ name, quantity, priceFen }) =>
      plain(t(` ${name}`), dim(` x${quantity}  `), t(formatYuan(priceFen))),
    ),
    plain(),
    plain(bold(w.refund)),
    ...of('refund'),
    ...(order.refund ? [] : [plain(dim(` ${w.noRefund}`))]),
    plain(),
    plain(bold(w.coupons)),
    ...of('coupon'),
    ...(order.coupons.length > 0 ? [] : [plain(dim(` ${w.noCoupons}`))]),
    plain(),
    plain(bold(w.logistics)),
    ...(order.logistics.length > 0 ? [] : [plain(dim(` ${w.noLogistics}`))]),
    // The newest first: where it is now is what a customer asks.
    ...order.logistics.toReversed().flatMap((event) => logisticsPart(event, slice)),
  ]
}

function targetPart(row: OrderRow, slice: OrderSlice, target: number): readonly PageRow[] {
  if (row.kind === 'coupon') return couponPart(row.coupon, slice, target)
  if (row.kind === 'refund') return refundPart(row.refund, slice, target)
  return [{ line: [dim(`${slice.words.order.loan} `), t(row.loanNo)], target }]
}

function logisticsPart(
  { at, leg, carrier, trackingNo, place, text }: LogisticsEvent,
  slice: OrderSlice,
): readonly PageRow[] {
  const { legs } = slice.words.order
  const first: Line = [
    dim(` ${dayMinuteOf(at)} `),
    t(`${legs[leg]} `, leg === 'return' ? { tone: 'warn' } : {}),
    t(text),
  ]
  return twoParts(first, [dim(`${place} ${carrier} ${trackingNo}`)], slice)
}

/** Where money on its way back is: until it has arrived it is in transit, and late only once it was expected. */
function refundPart(refund: Refund, slice: OrderSlice, target: number): readonly PageRow[] {
  const w = slice.words.refund
  const arrived = refund.state === 'arrived'
  const when = arrived
    ? refund.arrivedOn === undefined
      ? ''
      : w.arrivedOn(refund.arrivedOn)
    : refund.expectedOn === undefined
      ? ''
      : w.expected(refund.expectedOn)
  const first: Line = [
    bold(formatYuan(refund.amountFen)),
    t(`  ${w.states[refund.state]}`, { tone: refund.state === 'failed' ? 'bad' : arrived ? 'good' : 'plain' }),
    ...(when === '' ? [] : [t(slice.lang === 'en' ? `, ${when}` : `，${when}`)]),
    ...(refund.late ? [t(` ! ${w.late}`, { tone: 'bad', bold: true })] : []),
  ]
  const sent = refund.sentOn === undefined ? '' : `${w.sentOn(refund.sentOn)}  `
  return twoParts(first, [dim(`${sent}${refund.channel}`)], slice, target)
}
