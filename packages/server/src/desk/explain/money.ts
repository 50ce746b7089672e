import { businessDaysBetween, fen, type Refund, refuse, subtractFen, sumFen, yuan, zeroFen } from '@zuoxi/sdk'
import { step, type Step, sumStep } from '../../rules/explain/step.ts'
import { figureEntries } from '../../store/ledger/figure-entries.ts'
import { findCoupon, findOrder, ordersMeant } from '../../store/orders.ts'
import { couponOf, orderFactsOf, refundOf } from '../../store/rows/order.ts'
import { explainRepayment as whereRepaymentIs } from '../repayments/look-up.ts'
import type { Answer, Question } from './subject.ts'

/** Where every 分 of a repayment is. Money that did not come, or was taken back, is nowhere else. */
export async function explainRepayment({ room, figure }: Question<'repayment'>): Promise<Answer> {
  const { repayment, appliedFen, reversedFen } = await whereRepaymentIs(room, figure.repaymentId)
  const { openingFen, unappliedFen, refundedFen } = repayment
  const here = sumFen([appliedFen, openingFen, unappliedFen, refundedFen, reversedFen])
  const amounts = {
    'with bills': appliedFen,
    'before entries': openingFen,
    unapplied: unappliedFen,
    'sent back': refundedFen,
    'taken back': reversedFen,
    [`not here: ${repayment.status}`]: subtractFen(repayment.amountFen, here),
  }
  const given = Object.entries(amounts).filter(([name, amount]) => amount !== zeroFen || name === 'with bills')
  const entries = figureEntries(room.store.sqlite, { repaymentId: repayment.id })
  return { unit: 'yuan', steps: [sumStep('where_money_is', Object.fromEntries(given))], ...entries }
}

/** How much goes back for an order, and by when it is expected. */
export async function explainRefund({ room, figure, tenantId, today }: Question<'refund'>): Promise<Answer> {
  const row = await findOrder(room.store.read, tenantId, figure.orderId)
  const refund = row && refundOf(row, today)
  if (!row || !refund) throw refuse({ code: 'NOT_FOUND', noun: 'order', id: figure.orderId })
  const amount = yuan(refund.amountFen)
  const inputs = {
    order: row.order_no,
    channel: refund.channel,
    state: refund.late ? 'late' : refund.state,
    arrived: refund.arrivedOn,
    refund: amount,
  }
  return { unit: 'yuan', steps: [...expectedSteps(refund), step('sent_back', inputs, amount)] }
}

/** The day is kept with the order; how many business days that was, the calendar tells. */
function expectedSteps({ sentOn, expectedOn }: Refund): Step[] {
  if (sentOn === undefined || expectedOn === undefined) return []
  return [step('business_days', { sent: sentOn, n: String(businessDaysBetween(sentOn, expectedOn)) }, expectedOn)]
}

/** What a coupon takes off, or why it takes off nothing. One that an order was placed with is judged for that order. */
export async function explainCoupon({ room, figure, tenantId, today }: Question<'coupon'>): Promise<Answer> {
  const { read } = room.store
  const row = await findCoupon(read, tenantId, figure.couponId)
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'coupon', id: figure.couponId })
  const order = (await ordersMeant(read, tenantId, row.customer_id)).get(row.id)
  const coupon = couponOf(row, order && orderFactsOf(order), today)
  const inputs = {
    off: yuan(coupon.offFen),
    threshold: yuan(coupon.thresholdFen),
    from: coupon.validFrom,
    to: coupon.validTo,
    today,
    status: coupon.status,
    product: coupon.product,
    'locked to': coupon.orderNo,
    order: order?.order_no,
    amount: order && yuan(fen(order.amount_fen)),
    'product of the order': order?.product ?? undefined,
    obstacle: coupon.obstacle,
  }
  return { unit: 'yuan', steps: [step('coupon_effect', inputs, yuan(coupon.effective ? coupon.offFen : zeroFen))] }
}
