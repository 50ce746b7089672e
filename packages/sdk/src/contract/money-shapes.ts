import { z } from 'zod'
import { Figure, FigureExplanation } from '../model/figure.ts'
import { externalNumber } from '../model/external-number.ts'
import { BillId, CustomerId, RepaymentId, Rev } from '../model/ids.ts'
import {
  DayRoll,
  DelinquencyBucket,
  LedgerBreak,
  maxRepaymentFen,
  RepaymentDetail,
  RepaymentExplanation,
} from '../model/ledger.ts'
import { pageInput, pageOf } from '../model/page.ts'
import { BusinessDate } from '../model/time.ts'
import { writtenText } from '../model/written-text.ts'
import { mutation, reason } from './shape-parts.ts'

/** What may be asked of money: the input and output of each verb. */

const change = { ...mutation, repaymentId: RepaymentId, expectedRev: Rev }

export const repayments = {
  record: {
    input: z.strictObject({
      ...mutation,
      externalTxnId: externalNumber(64).describe(
        "the channel's own number: the same one never books twice, in whatever case",
      ),
      amountFen: RepaymentDetail.shape.amountFen.min(1).max(maxRepaymentFen),
      channel: writtenText(32),
      valueDate: BusinessDate,
      customerId: CustomerId.optional().describe('absent: nobody knows yet whose it is (还款未入账)'),
    }),
    output: RepaymentDetail,
  },
  match: {
    input: z.strictObject({
      ...change,
      customerId: CustomerId,
      billId: BillId.optional().describe('pay this bill alone; absent: the oldest due first'),
    }),
    output: RepaymentDetail,
  },
  unmatch: {
    input: z.strictObject({ ...change, reason }),
    output: RepaymentDetail.describe('the money came, but it was not this payer’s: it waits to be matched again'),
  },
  reverse: { input: z.strictObject({ ...change, reason }), output: RepaymentDetail },
  refund: {
    input: z.strictObject({
      ...change,
      reason,
      what: z.enum(['everything', 'unapplied']).describe('unapplied: only the credit that no bill took'),
    }),
    output: RepaymentDetail,
  },
  applyCredit: {
    input: z.strictObject({
      ...change,
      billId: BillId.optional().describe('pay this bill alone; absent: the oldest due first'),
    }),
    output: RepaymentDetail.describe('credit that no bill had taken now pays what is owed'),
  },
  list: {
    input: z
      .strictObject({ ...pageInput, customerId: CustomerId.optional(), unmatched: z.boolean().optional() })
      .refine(({ customerId, unmatched }) => customerId !== undefined || unmatched === true, {
        path: ['customerId'],
        error: 'a customer, or what is unmatched',
      }),
    output: pageOf(RepaymentDetail).describe('newest first'),
  },
  explain: { input: z.strictObject({ repaymentId: RepaymentId }), output: RepaymentExplanation },
}

export const ledger = {
  verify: {
    output: z.object({
      ok: z.boolean(),
      entries: z.number().int(),
      bills: z.number().int(),
      repayments: z.number().int(),
      brokenAt: LedgerBreak.optional().describe('the first figure that its entries do not prove'),
    }),
  },
  explain: { input: z.strictObject({ figure: Figure }), output: FigureExplanation },
  roll: {
    input: z.strictObject({ ...mutation, businessDate: BusinessDate.optional().describe('absent: today') }),
    output: DayRoll,
  },
  delinquency: {
    output: z.object({ asOf: BusinessDate, buckets: z.array(DelinquencyBucket) }),
  },
}
