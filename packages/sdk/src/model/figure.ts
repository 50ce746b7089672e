import { z } from 'zod'
import { BillComponent } from './bill.ts'
import { BillId, CouponId, CustomerId, LoanId, OrderId, RepaymentId } from './ids.ts'
import { LedgerKind } from './ledger.ts'
import { Fen } from './money.ts'
import { BusinessDate, Instant } from './time.ts'

/** A figure on the screen that may be asked about: what it is of, and which of its figures. */
export const Figure = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('bill'),
    billId: BillId,
    what: z.enum(['total', 'paid', 'outstanding', 'dpd', 'penalty']),
  }),
  z.strictObject({ of: z.literal('line'), billId: BillId, lineNo: z.number().int().positive() }),
  z.strictObject({
    of: z.literal('instalment'),
    loanId: LoanId,
    no: z.number().int().positive(),
    what: z.enum(['payment', 'principal', 'interest', 'fee', 'penalty', 'balance']),
  }),
  z.strictObject({
    of: z.literal('loan'),
    loanId: LoanId,
    what: z.enum(['principal', 'outstanding', 'apr', 'penalty']),
  }),
  z.strictObject({ of: z.literal('customer'), customerId: CustomerId, what: z.enum(['overdue', 'due', 'creditUsed']) }),
  z.strictObject({ of: z.literal('repayment'), repaymentId: RepaymentId }),
  z.strictObject({ of: z.literal('refund'), orderId: OrderId }),
  z.strictObject({ of: z.literal('coupon'), couponId: CouponId }),
])
export type Figure = z.infer<typeof Figure>

/** An entry behind a figure. `amountFen` is signed: a charge raises what is owed, everything else lowers it. */
export const FigureEntry = z.object({
  seq: z.number().int().positive(),
  at: Instant,
  businessDate: BusinessDate,
  kind: LedgerKind,
  billNo: z.string(),
  lineNo: z.number().int().positive(),
  component: BillComponent,
  amountFen: Fen,
  policyVersion: z.string(),
  reversesSeq: z.number().int().positive().optional(),
  reason: z.string().optional(),
})
export type FigureEntry = z.infer<typeof FigureEntry>

/** Where a figure comes from: its formula and the formula's origin, what went in, which entries, and as of when. */
export const FigureExplanation = z.object({
  figure: Figure,
  value: z.string().describe('decimal text: yuan, percent or days'),
  unit: z.enum(['yuan', 'percent', 'days']),
  steps: z
    .array(
      z.object({
        formula: z.string().describe('id of the formula'),
        expression: z.string(),
        origin: z.string(),
        inputs: z.array(z.object({ name: z.string(), value: z.string() })),
        result: z.string(),
      }),
    )
    .describe('the last one gives the value'),
  entries: z.array(FigureEntry).max(200),
  moreEntries: z.number().int().nonnegative(),
  asOf: Instant,
})
export type FigureExplanation = z.infer<typeof FigureExplanation>
