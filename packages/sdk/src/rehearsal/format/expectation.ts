import { z } from 'zod'
import { ArrangementState } from '../../model/arrangement.ts'
import { BillStatus } from '../../model/bill.ts'
import { ConversationStatus } from '../../model/conversation.ts'
import { Verification } from '../../model/customer.ts'
import { Failure } from '../../model/failure.ts'
import { Verdict } from '../../model/finding.ts'
import { HeldState, PromiseKind, PromiseState } from '../../model/gate.ts'
import { LoanStatus } from '../../model/loan.ts'
import { Instant } from '../../model/time.ts'
import { Priority, TicketStatus, TicketType } from '../../model/ticket.ts'
import { YuanText } from './values.ts'

const failureCode = z.enum(Failure.options.map((option) => option.shape.code.value) as [string, ...string[]])

const texts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((one) => [one].flat())

const TicketExpectation = z.strictObject({
  type: TicketType.optional(),
  priority: Priority.optional(),
  status: TicketStatus.optional(),
  summary: z.string().optional().describe('the summary contains this'),
  bill: z.string().optional().describe('the ticket refers to this bill number'),
  assignee: z.string().optional().describe('the name of whoever has it'),
  due: Instant.optional().describe('the earliest deadline that binds'),
})

const BillCells = z.strictObject({
  total: YuanText.optional(),
  paid: YuanText.optional(),
  outstanding: YuanText.optional(),
  status: BillStatus.optional(),
  dpd: z.int().min(0).optional(),
})

const LoanCells = z.strictObject({
  outstanding: YuanText.optional(),
  status: LoanStatus.optional(),
  termsPaid: z.int().min(0).optional(),
})

/** Cells of the ledger, by the numbers that people know. */
const LedgerExpectation = z.strictObject({
  bills: z.record(z.string(), BillCells).optional(),
  loans: z.record(z.string(), LoanCells).optional(),
  overdue: YuanText.optional().describe('all that is overdue'),
  creditUsed: YuanText.optional(),
})

const cells = {
  verdict: Verdict.optional().describe('what the gate says of the words before they are sent'),
  findings: texts.optional().describe('rules, or duties, that are among the findings'),
  suggestions: texts.optional().describe('what a finding offers to say instead contains each of these'),
  sent: texts.optional().describe('the text sent contains this'),
  slots: z.record(z.string(), z.string()).optional().describe('slots of the wording were filled with these values'),
  ticket: TicketExpectation.optional(),
  ledger: LedgerExpectation.optional(),
  promise: z
    .strictObject({ kind: PromiseKind.optional(), due: Instant.optional(), state: PromiseState.optional() })
    .optional()
    .describe('the words sent are kept as a promise; with a state: the customer has one in it'),
  quote: z
    .strictObject({ state: ArrangementState.optional(), pay: YuanText.optional(), delta: YuanText.optional() })
    .optional()
    .describe('the arrangement that was quoted, confirmed or decided last'),
  held: HeldState.optional().describe('how the message is that was put before a senior last'),
  conversation: ConversationStatus.optional(),
  audit: texts.optional().describe('actions that the log has of this turn, such as conversation.sent'),
  screen: texts.optional().describe('the screen shows this; only where there is one'),
}

/** What must hold right after a turn. Only what is written is checked. */
export const Expectation = z.strictObject({
  refused: failureCode.optional().describe('the turn is refused, with this code'),
  rule: z.string().optional().describe('the same as `findings`, for one'),
  verified: Verification.shape.state.optional().describe('what the answers led to'),
  messages: z.number().int().nonnegative().optional().describe('how many messages the conversation has now'),
  ...cells,
  not: z.strictObject(cells).optional().describe('the same, none of which may hold'),
})
export type Expectation = z.infer<typeof Expectation>
/** What may be said of a turn both ways: that it holds, and that it does not. */
export type Cells = NonNullable<Expectation['not']>
