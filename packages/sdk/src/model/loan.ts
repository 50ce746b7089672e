import { z } from 'zod'
import { CustomerId, LoanId, RepaymentId } from './ids.ts'
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
