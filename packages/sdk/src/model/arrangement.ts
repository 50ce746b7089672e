import { z } from 'zod'
import { BillComponent } from './bill.ts'
import { AgentId, ArrangementId, BillId, CustomerId, LoanId, Rev, TicketId } from './ids.ts'
import { Fen } from './money.ts'
import { BusinessDate, Instant } from './time.ts'

/** 提前结清, 延期, 展期, 重组, 重置账龄, 减免. */
export const ArrangementKind = z.enum(['settle_early', 'defer', 'extend', 'restructure', 're_age', 'waiver'])
export type ArrangementKind = z.infer<typeof ArrangementKind>

export const ArrangementState = z.enum([
  'draft',
  'quoted',
  'customer_confirmed',
  'pending_approval',
  'approved',
  'effective',
  'completed',
  'broken',
  'rejected',
  'expired',
  'withdrawn',
])
export type ArrangementState = z.infer<typeof ArrangementState>

/** Why no quote can be made; each reason has words in every language. */
export const ArrangementObstacle = z.enum([
  'loan_not_active',
  'nothing_owed',
  'nothing_overdue',
  'already_arranged',
  'too_long',
  'too_short',
  'too_many_terms',
  'too_few_terms',
  'date_in_past',
  'above_cap',
  'not_waivable',
])
export type ArrangementObstacle = z.infer<typeof ArrangementObstacle>

/** What is asked for. */
export const ArrangementAsk = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('settle_early'),
    payBy: BusinessDate.optional().describe('interest runs to this day; absent: today'),
  }),
  z.strictObject({ kind: z.literal('defer'), days: z.number().int().min(1).max(366) }),
  z.strictObject({ kind: z.literal('extend'), terms: z.number().int().min(1).max(360).describe('terms more') }),
  z.strictObject({ kind: z.literal('restructure'), terms: z.number().int().min(1).max(360).describe('terms in all') }),
  z.strictObject({ kind: z.literal('re_age') }),
  z.strictObject({
    kind: z.literal('waiver'),
    components: z.array(BillComponent).min(1).max(4),
    upToFen: Fen.min(1).optional().describe('absent: all that is outstanding of them'),
  }),
])
export type ArrangementAsk = z.infer<typeof ArrangementAsk>

/** One row of a schedule as a quote sets them side by side. */
export const QuoteRow = z.object({
  no: z.number().int().positive(),
  dueDate: BusinessDate,
  principalFen: Fen,
  interestFen: Fen,
  feeFen: Fen,
  penaltyFen: Fen,
  totalFen: Fen,
  balanceFen: Fen.describe('principal still owed after it'),
})
export type QuoteRow = z.infer<typeof QuoteRow>

/** An open bill line that the quote pays, waives or moves. */
export const QuoteLine = z.object({
  billId: BillId,
  lineNo: z.number().int().positive(),
  component: BillComponent,
  amountFen: Fen,
})
export type QuoteLine = z.infer<typeof QuoteLine>

/** A step of the arithmetic: formula, what went in, what came out. Amounts are 分, rates as the contract has them. */
export const QuoteStep = z.object({
  formula: z.string(),
  inputs: z.record(z.string(), z.union([z.number(), z.string()])),
  resultFen: Fen,
})
export type QuoteStep = z.infer<typeof QuoteStep>

const total = z.object({ principalFen: Fen, interestFen: Fen, feeFen: Fen, penaltyFen: Fen, totalFen: Fen })
const cost = z.object({ aprSimplePct: z.string(), aprCompoundPct: z.string() })

/** What would happen: both schedules side by side, what changes, and until when it holds. */
export const ArrangementQuote = z.object({
  ask: ArrangementAsk,
  asOf: BusinessDate,
  customerId: CustomerId,
  loanId: LoanId.optional(),
  loanNo: z.string().optional(),
  old: z.array(QuoteRow).describe('what is left to pay now, overdue rows first'),
  new: z.array(QuoteRow).describe('what would be left to pay'),
  oldTotal: total,
  newTotal: total,
  deltaFen: Fen.describe('what it costs the customer more (positive) or less (negative) in all'),
  payFen: Fen.optional().describe('settle_early: what closes the loan exactly, if paid by `payBy`'),
  payBy: BusinessDate.optional(),
  lines: z.array(QuoteLine).describe('the open bill lines it pays, waives or moves'),
  oldCost: cost
    .optional()
    .describe(
      'a year, over the whole life of the loan as it is, 罚息 and all, were the overdue paid today; not of a settlement',
    ),
  newCost: cost.optional().describe('the same of the loan as it would be'),
  oldContractCost: cost.optional().describe('a year, without 罚息, by the days as they were due: what caps look at'),
  newContractCost: cost.optional(),
  expiresAt: Instant,
  disclosure: z.string().describe('key of the wording that has to be told with it'),
  termsVersion: z.string(),
  steps: z.array(QuoteStep),
})
export type ArrangementQuote = z.infer<typeof ArrangementQuote>

export const Arrangement = z.object({
  id: ArrangementId,
  code: z.string().describe('a short code for people, such as A-7K3Q'),
  customerId: CustomerId,
  loanId: LoanId.optional(),
  loanNo: z.string().optional(),
  kind: ArrangementKind,
  state: ArrangementState,
  quote: ArrangementQuote,
  requestedBy: AgentId,
  requestedByName: z.string(),
  evidence: z.string().optional().describe('how the customer confirmed'),
  confirmedAt: Instant.optional(),
  decidedByName: z.string().optional(),
  decidedAt: Instant.optional(),
  decisionReason: z.string().optional(),
  effectiveAt: Instant.optional(),
  endedAt: Instant.optional(),
  followUpTicketId: TicketId.optional().describe('opened when it was broken'),
  createdAt: Instant,
  rev: Rev,
})
export type Arrangement = z.infer<typeof Arrangement>
