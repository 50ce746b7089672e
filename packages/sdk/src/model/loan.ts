import { z } from 'zod'
import { ArrangementId, CustomerId, LoanId, OrderId, RepaymentId } from './ids.ts'
import { Fen } from './money.ts'
import { BusinessDate, Instant } from './time.ts'

/** 等额本息, 等额本金, 先息后本, 分期手续费. */
export const RepaymentMethod = z.enum(['equal_instalment', 'equal_principal', 'interest_only', 'flat_fee'])
export type RepaymentMethod = z.infer<typeof RepaymentMethod>

export const LoanStatus = z.enum([
  'applied',
  'approved',
  'disbursing',
  'active',
  'settled',
  'settled_early',
  'written_off',
  'transferred',
  'rejected',
  'cancelled',
  'failed',
])
export type LoanStatus = z.infer<typeof LoanStatus>

export const Loan = z.object({
  id: LoanId,
  customerId: CustomerId,
  loanNo: z.string(),
  product: z.string(),
  funder: z.string(),
  principalFen: Fen,
  outstandingFen: Fen,
  terms: z.number().int().min(1).max(360),
  termsPaid: z.number().int().nonnegative(),
  method: RepaymentMethod,
  aprPpm: z.number().int().nonnegative().describe('simple annual rate (单利) in parts per million'),
  status: LoanStatus,
  disbursedOn: BusinessDate,
})
export type Loan = z.infer<typeof Loan>

/** What an instalment owes, or has had paid or waived, by component. */
export const Components = z.object({ principalFen: Fen, interestFen: Fen, feeFen: Fen, penaltyFen: Fen })
export type Components = z.infer<typeof Components>

export const InstalmentStatus = z.enum([
  'scheduled',
  'due',
  'partial',
  'paid',
  'overdue',
  'paid_late',
  'written_off',
  'waived',
  'superseded',
])
export type InstalmentStatus = z.infer<typeof InstalmentStatus>

/** One instalment of the schedule that is in force, with what its bill says of it once there is one. */
export const Instalment = z.object({
  no: z.number().int().positive(),
  dueDate: BusinessDate,
  due: Components,
  paid: Components,
  waived: Components,
  balanceFen: Fen.describe('principal still owed after this instalment'),
  status: InstalmentStatus,
  billId: z.string().optional(),
  billNo: z.string().optional(),
})
export type Instalment = z.infer<typeof Instalment>

/** What a credit costs a year, in percent as decimal text, both ways and always together (RATE-01, RATE-03). */
export const AnnualCost = z.object({
  irrPerTermPct: z.string(),
  aprSimplePct: z.string().describe('单利: IRR × 12'),
  aprCompoundPct: z.string().describe('复利'),
})
export type AnnualCost = z.infer<typeof AnnualCost>

/** A cap held against the loan's cost, at the cap's declared precision. */
export const CapCheck = z.object({
  cap: z.string(),
  verdict: z.enum(['within', 'above', 'unknown']),
  declaredPct: z.string().optional(),
  limitPct: z.string().optional(),
})
export type CapCheck = z.infer<typeof CapCheck>

/** Days on which no penalty interest (罚息) accrues, `to` exclusive; open-ended while it is still paused. */
export const AccrualPause = z.object({ from: BusinessDate, to: BusinessDate.optional(), reason: z.string() })
export type AccrualPause = z.infer<typeof AccrualPause>

/** A loan with the schedule in force: each instalment by component, what it costs a year, and what became of it. */
export const LoanDetail = Loan.extend({
  orderId: OrderId.optional(),
  orderNo: z.string().optional(),
  termsVersion: z.string().describe('which dated product terms its contract has'),
  allocationPolicy: z.string(),
  scheduleVersion: z.number().int().positive(),
  scheduleOrigin: z.string().describe('`origination`, or the arrangement that made it'),
  instalments: z.array(Instalment),
  superseded: z
    .array(z.object({ version: z.number().int(), from: BusinessDate, arrangementId: ArrangementId.optional() }))
    .describe('schedules that arrangements have replaced, oldest first'),
  cost: AnnualCost,
  caps: z.array(CapCheck),
  accruedPenaltyFen: Fen.describe('罚息 to date that is not on a bill yet'),
  billedPenaltyFen: Fen.describe('罚息 that is on bills and still owed, also after the principal is repaid'),
  pauses: z.array(AccrualPause),
  asOf: Instant,
  rev: z.number().int().nonnegative(),
})
export type LoanDetail = z.infer<typeof LoanDetail>

/** The loan after its penalty clock was switched, and which pauses are no longer what they were. */
export const PenaltyClockAnswer = LoanDetail.extend({
  replaced: z.array(AccrualPause).describe('pauses as they stood before, that ended, began, or fell away by this'),
})
export type PenaltyClockAnswer = z.infer<typeof PenaltyClockAnswer>

export const RepaymentStatus = z.enum([
  'initiated',
  'processing',
  'succeeded',
  'failed',
  'unknown',
  'reversed',
  'refunded',
])
export type RepaymentStatus = z.infer<typeof RepaymentStatus>

export const Repayment = z.object({
  id: RepaymentId,
  amountFen: Fen,
  channel: z.string(),
  status: RepaymentStatus,
  matched: z.boolean().describe('false is 还款未入账: received, but not yet applied to a bill'),
  receivedAt: Instant,
})
export type Repayment = z.infer<typeof Repayment>
