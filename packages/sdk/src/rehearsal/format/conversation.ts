import { z } from 'zod'
import { Channel } from '../../model/channel.ts'
import { Verification } from '../../model/customer.ts'
import { Failure } from '../../model/failure.ts'
import { Verdict } from '../../model/finding.ts'
import { PromiseKind, VerificationFactor } from '../../model/gate.ts'
import { Instant } from '../../model/time.ts'
import { TicketDraft, TicketStatus, TicketType } from '../../model/ticket.ts'

const seconds = z.string().regex(/^\d{1,4}(\.\d)?s$/, 'not a delay such as 2s')
const failureCode = z.enum(Failure.options.map((option) => option.shape.code.value) as [string, ...string[]])

/** What must hold right after a turn. Only what is written is checked. */
export const Expectation = z.strictObject({
  refused: failureCode.optional().describe('the turn is refused, with this code'),
  rule: z.string().optional().describe('a gate finding of this rule, or a duty of this id, is among the reasons'),
  verdict: Verdict.optional().describe('what the gate says of the words before they are sent'),
  promise: z
    .strictObject({ kind: PromiseKind.optional(), due: Instant.optional() })
    .optional()
    .describe('the words sent are kept as a promise, due at this moment'),
  sent: z.string().optional().describe('the text sent contains this'),
  slots: z.record(z.string(), z.string()).optional().describe('slots of the wording were filled with these values'),
  ticket: z
    .strictObject({
      type: TicketType.optional(),
      priority: TicketDraft.shape.priority.optional(),
      status: TicketStatus.optional(),
      summary: z.string().optional().describe('the summary contains this'),
      bill: z.string().optional().describe('the ticket refers to this bill number'),
    })
    .optional(),
  verified: Verification.shape.state.optional().describe('what the answers led to'),
  messages: z.number().int().nonnegative().optional().describe('how many messages the conversation has now'),
})
export type Expectation = z.infer<typeof Expectation>

const expect = { expect: Expectation.optional() }
const bill = z
  .string()
  .optional()
  .describe('a bill number of this customer; absent: the oldest overdue, else the next due')

export const FixtureTurn = z.union([
  z.strictObject({ customer: z.string().min(1), after: seconds.default('3s'), ...expect }),
  z.strictObject({ say: z.string().min(1), ...expect }),
  z.strictObject({
    insert: z.string().min(1).describe('a wording key: filled, then sent as it stands'),
    bill,
    ...expect,
  }),
  z.strictObject({
    ticket: z
      .strictObject({ type: TicketType.optional(), summary: z.string().optional() })
      .describe('log the pre-filled ticket, with these changes'),
    ...expect,
  }),
  z.strictObject({
    verify: z
      .partialRecord(VerificationFactor, z.string().min(1))
      .describe('the agent asks who they are; this is what the customer answers'),
    ...expect,
  }),
  z.strictObject({
    fix: z
      .literal(true)
      .describe('the agent takes the fixes offered for the words just refused, and sends what that makes'),
    ...expect,
  }),
  z.strictObject({
    hold: z.string().min(1).describe('the agent puts these words before a senior'),
    reason: z.string().default('客户主动提出，请准予发出'),
    ...expect,
  }),
  z.strictObject({ wrapUp: z.literal(true).describe('the agent wraps the conversation up'), ...expect }),
  z.strictObject({ move: TicketStatus.describe('move the ticket just logged to this status'), ...expect }),
  z.strictObject({ comment: z.string().min(1).describe('comment on the ticket just logged'), ...expect }),
])
export type FixtureTurn = z.infer<typeof FixtureTurn>

/** One conversation a file: who writes, what is said and done, and what must come of it. */
export const FixtureConversation = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not an id such as repayment-not-credited'),
  title: z.string().min(2),
  tags: z.array(z.string()).default([]),
  now: z.iso.datetime({ offset: true }).default('2026-11-20T10:00:00+08:00'),
  customer: z.string().describe('the id of a person in people/'),
  channel: Channel.default('app_chat'),
  intent: TicketType.optional(),
  demo: z.boolean().optional().describe('false: for rehearsals only, and never in the queue of the demo desk'),
  queue: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('its place in the queue of the demo desk; absent: after those that have one'),
  turns: z.array(FixtureTurn).min(1),
})
export type FixtureConversation = z.infer<typeof FixtureConversation>
