import { z } from 'zod'
import { Arrangement, ArrangementAsk, ArrangementQuote, ArrangementState } from '../model/arrangement.ts'
import { ArrangementId, CustomerId, LoanId, OrderId, Rev, TicketId } from '../model/ids.ts'
import { LoanDetail, PenaltyClockAnswer } from '../model/loan.ts'
import { Coupon, Order, OrderDetail } from '../model/order.ts'
import { pageInput, pageOf } from '../model/page.ts'
import { BusinessDate } from '../model/time.ts'
import { writtenText } from '../model/written-text.ts'
import { mutation, reason } from './shape-parts.ts'

/** What may be asked of loans, of what is arranged about them, and of the orders behind them. */

const penaltyClock = {
  input: z.strictObject({
    ...mutation,
    loanId: LoanId,
    expectedRev: Rev,
    on: BusinessDate.describe('the first day it holds, until the next day something was said for; may lie in the past'),
    reason,
    ticketId: TicketId.optional(),
  }),
  output: PenaltyClockAnswer,
}

export const loans = {
  get: { input: z.strictObject({ loanId: LoanId }), output: LoanDetail },
  pausePenalty: penaltyClock,
  resumePenalty: penaltyClock,
}

const request = {
  customerId: CustomerId,
  loanId: LoanId.optional().describe('of every kind but a waiver, which may be of all that the customer owes'),
  ask: ArrangementAsk,
}
const change = { ...mutation, arrangementId: ArrangementId, expectedRev: Rev }

export const arrangements = {
  preview: { input: z.strictObject(request), output: ArrangementQuote },
  quote: { input: z.strictObject({ ...mutation, ...request }), output: Arrangement },
  confirm: {
    input: z.strictObject({ ...change, evidence: writtenText(200).describe('how and when the customer said yes') }),
    output: Arrangement,
  },
  decide: {
    input: z.strictObject({ ...change, decision: z.enum(['approve', 'reject']), reason }),
    output: Arrangement,
  },
  withdraw: { input: z.strictObject({ ...change, reason }), output: Arrangement },
  get: { input: z.strictObject({ arrangementId: ArrangementId }), output: Arrangement },
  list: {
    input: z.strictObject({
      ...pageInput,
      customerId: CustomerId.optional(),
      loanId: LoanId.optional(),
      state: ArrangementState.optional(),
    }),
    output: pageOf(Arrangement).describe('newest first'),
  },
}

export const orders = {
  list: { input: z.strictObject({ ...pageInput, customerId: CustomerId }), output: pageOf(Order) },
  get: { input: z.strictObject({ orderId: OrderId }), output: OrderDetail },
  coupons: {
    input: z.strictObject({ customerId: CustomerId }),
    output: z.object({ coupons: z.array(Coupon).describe('usable ones first; at most 100') }),
  },
}
