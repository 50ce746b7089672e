import { z } from 'zod'
import { BillComponent } from './bill.ts'
import { BillId, CustomerId, Rev } from './ids.ts'
import { Repayment } from './loan.ts'
import { Fen } from './money.ts'
import { DpdStage } from './script.ts'
import { BusinessDate, Instant } from './time.ts'

/** Whether money has been credited to somebody's bills: `unmatched` is 还款未入账. */
export const MatchState = z.enum(['unmatched', 'matched'])
export type MatchState = z.infer<typeof MatchState>

/**
 * What a ledger entry does to a bill's line: a charge raises what it owes; an allocation, a waiver, or an arrangement
 * that moves it into a new schedule (`rescheduled`) lowers it.
 */
export const LedgerKind = z.enum(['charge', 'allocation', 'reversal', 'waiver', 'rescheduled'])
export type LedgerKind = z.infer<typeof LedgerKind>

/** The largest repayment the desk takes: a hundred million yuan. */
export const maxRepaymentFen = 10_000_000_000

/** A repayment as the ledger knows it. Of unmatched money it may be unknown whose it is. */
export const RepaymentDetail = Repayment.extend({
  customerId: CustomerId.optional(),
  externalTxnId: z.string().optional(),
  valueDate: BusinessDate,
  unappliedFen: Fen.describe('credit that no bill took: an overpayment, or money that is not matched yet'),
  refundedFen: Fen.describe('sent back to the payer'),
  openingFen: Fen.describe('applied before this ledger began, and so without entries'),
  rev: Rev,
})
export type RepaymentDetail = z.infer<typeof RepaymentDetail>

/** One entry by which money of a repayment went to, or was taken back from, a line of a bill. */
export const LedgerMove = z.object({
  seq: z.number().int().positive(),
  at: Instant,
  businessDate: BusinessDate,
  billId: BillId,
  billNo: z.string(),
  lineNo: z.number().int().positive(),
  component: BillComponent,
  amountFen: Fen.describe('always positive'),
  policyVersion: z.string(),
  reason: z.string().optional(),
})

/** Where every 分 of a repayment is: with bills, before the ledger, unapplied, sent back, or reversed. */
export const RepaymentExplanation = z.object({
  repayment: RepaymentDetail,
  applied: z.array(LedgerMove.extend({ reversedBySeq: z.number().int().positive().optional() })),
  reversals: z.array(LedgerMove.extend({ reversesSeq: z.number().int().positive() })),
  appliedFen: Fen.describe('what bills hold of it now'),
  reversedFen: Fen.describe('the whole amount once the repayment is reversed; otherwise 0'),
})
export type RepaymentExplanation = z.infer<typeof RepaymentExplanation>

/** What is owed in one stage of lateness. */
export const DelinquencyBucket = z.object({ stage: DpdStage, bills: z.number().int(), outstandingFen: Fen })
export type DelinquencyBucket = z.infer<typeof DelinquencyBucket>

/** What a day's roll of the book did: who came into a stage of lateness, what expired, what was broken, what was billed. */
export const DayRoll = z.object({
  businessDate: BusinessDate,
  bills: z.number().int().describe('owing bills that were looked at'),
  entered: z.array(z.object({ stage: DpdStage, bills: z.number().int() })),
  cured: z.number().int(),
  expired: z.number().int().describe('arrangements whose quote ran out'),
  broken: z.number().int().describe('arrangements that were not kept; each has a follow-up ticket'),
  billed: z.number().int().describe('bills issued from schedules that arrangements made'),
  steps: z.number().int().describe('transactions it took; each is short'),
  resumed: z.boolean().describe('it went on where an earlier run had stopped'),
})
export type DayRoll = z.infer<typeof DayRoll>

/** What in a ledger does not hold: where, and why as a code. */
export const LedgerBreak = z.object({
  noun: z.enum(['bill', 'line', 'entry', 'repayment', 'summary', 'loan', 'credit_line', 'schedule']),
  id: z.string(),
  why: z.enum([
    'entries_differ',
    'total_differs',
    'state_differs',
    'orphan_entry',
    'entry_missing',
    'not_an_inverse',
    'money_lost',
    'stamp_differs',
    'repayment_missing',
    'status_differs',
    'untold',
    'summary_differs',
    'outstanding_differs',
    'used_differs',
    'schedule_differs',
  ]),
})
export type LedgerBreak = z.infer<typeof LedgerBreak>
