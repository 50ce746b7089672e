import { z } from 'zod'
import { Agent, Role } from '../model/agent.ts'
import { ArrangementAsk } from '../model/arrangement.ts'
import { AuditEvent } from '../model/audit-event.ts'
import { Bill, BillDetail, BillStatus } from '../model/bill.ts'
import { Channel } from '../model/channel.ts'
import {
  Conversation,
  ConversationStatus,
  DeskEvent,
  maxMessageLength,
  Message,
  WordingUse,
} from '../model/conversation.ts'
import { ClearField, CreditLine, Customer, CustomerHit, Verification } from '../model/customer.ts'
import { CustomerPromise, Override } from '../model/gate.ts'
import { AgentId, ArrangementId, BillId, ConversationId, CustomerId, LoanId, Rev, TicketId } from '../model/ids.ts'
import { Loan, Repayment } from '../model/loan.ts'
import { pageInput, pageOf } from '../model/page.ts'
import { RecordedFile, RecordedLedger } from '../model/recording.ts'
import { FilledWording, WordingHit } from '../model/script.ts'
import { Ticket, TicketDetail, TicketDraft, TicketPatch, TicketStatus, TicketType } from '../model/ticket.ts'
import { Instant } from '../model/time.ts'
import { writtenText } from '../model/written-text.ts'
import { hold, told } from './gate-shapes.ts'
import { mutation, reason } from './shape-parts.ts'

/** The input and output of every verb the desk answers to, one object for each area. */

/** Some of the statuses there are, each once: a list's length is part of its SQL, so it must not be the caller's to choose. */
function anyOf<Status extends z.ZodEnum>(status: Status) {
  return z
    .array(status)
    .max(status.options.length)
    .transform((wanted) => [...new Set(wanted)])
}

export const session = {
  signIn: {
    input: z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
    output: z.object({ token: z.string(), expiresAt: Instant, agent: Agent }),
  },
  signOut: { output: z.object({ signedOut: z.literal(true) }) },
  me: { output: Agent },
}

export const agents = {
  list: { output: z.array(Agent) },
  create: {
    input: z.strictObject({
      ...mutation,
      name: z.string().regex(/^[a-z0-9._-]{2,32}$/),
      displayName: z.string().trim().min(1).max(32),
      workNo: z.string().regex(/^[A-Za-z0-9]{2,16}$/),
      role: Role,
      password: z.string().min(10).max(256),
    }),
    output: Agent,
  },
}

export const TimelineEntry = z.object({
  at: Instant,
  kind: z.enum(['conversation', 'ticket', 'repayment', 'bill']),
  id: z.string(),
  text: z.string(),
})

export const customers = {
  search: {
    input: z.strictObject({ text: z.string().max(64), limit: z.number().int().min(1).max(20).default(20) }),
    output: z.object({ results: z.array(CustomerHit) }),
  },
  overview: {
    input: z.strictObject({ customerId: CustomerId }),
    output: z.object({
      customer: Customer,
      verification: Verification,
      creditLine: CreditLine.optional(),
      loans: z.array(Loan),
      bills: z.array(Bill).describe('overdue first, then the nearest due; the first 24'),
      billCount: z.number().int(),
      overdueFen: Bill.shape.outstandingFen,
      repayments: z.array(Repayment).describe('the last ten'),
      tickets: z.array(Ticket).describe('open ones, newest first'),
      promises: z.array(CustomerPromise).optional().describe('open ones, soonest due first; the first ten'),
      timeline: z.array(TimelineEntry).describe('the last thirty things that happened, newest first'),
      asOf: Instant,
    }),
  },
  reveal: {
    input: z.strictObject({
      ...mutation,
      customerId: CustomerId,
      field: ClearField,
      reason,
      ticketId: TicketId.optional(),
    }),
    output: z.object({ field: ClearField, value: z.string(), expiresAt: Instant }),
  },
}

export const bills = {
  list: {
    input: z.strictObject({ ...pageInput, customerId: CustomerId, status: anyOf(BillStatus).optional() }),
    output: pageOf(Bill),
  },
  get: { input: z.strictObject({ billId: BillId }), output: BillDetail },
}

export const tickets = {
  draft: { input: z.strictObject({ conversationId: ConversationId }), output: TicketDraft },
  create: { input: TicketDraft.extend(mutation).strict(), output: Ticket },
  update: {
    input: z.strictObject({ ...mutation, ticketId: TicketId, expectedRev: Rev, patch: TicketPatch }),
    output: Ticket,
  },
  comment: {
    input: z.strictObject({ ...mutation, ticketId: TicketId, body: writtenText(4000) }),
    output: TicketDetail,
  },
  list: {
    input: z.strictObject({
      ...pageInput,
      status: anyOf(TicketStatus).optional(),
      assigneeId: AgentId.optional(),
      customerId: CustomerId.optional(),
      code: Ticket.shape.code.max(64).optional().describe('the one that people call by this code'),
    }),
    output: pageOf(Ticket),
  },
  get: { input: z.strictObject({ ticketId: TicketId }), output: TicketDetail },
}

const wordingFor = {
  customerId: CustomerId.optional(),
  arrangementId: ArrangementId.optional().describe('whose quote it tells of; absent: the only one that is open'),
  billId: BillId.optional(),
  conversationId: ConversationId.optional(),
}

export const wording = {
  search: {
    input: z.strictObject({
      ...wordingFor,
      text: z.string().max(64),
      limit: z.number().int().min(1).max(200).default(20),
    }),
    output: z.object({ results: z.array(WordingHit) }),
  },
  fill: {
    input: z.strictObject({
      ...wordingFor,
      key: z.string(),
      wish: z
        .strictObject({ loanId: LoanId.optional(), ask: ArrangementAsk })
        .optional()
        .describe('tell of what this would come to, before any quote is kept'),
    }),
    output: FilledWording,
  },
  insert: {
    input: z.strictObject({ ...mutation, ...wordingFor, key: z.string() }),
    output: FilledWording,
  },
}

export const conversations = {
  list: {
    input: z.strictObject({
      ...pageInput,
      status: anyOf(ConversationStatus).optional(),
      mine: z.boolean().optional(),
    }),
    output: pageOf(Conversation),
  },
  get: { input: z.strictObject({ conversationId: ConversationId }), output: Conversation },
  messages: {
    input: z.strictObject({ ...pageInput, conversationId: ConversationId }),
    output: pageOf(Message).describe('newest page first; inside a page, oldest first'),
  },
  take: { input: z.strictObject({ ...mutation, conversationId: ConversationId }), output: Conversation },
  wrapUp: {
    input: z.strictObject({ ...mutation, conversationId: ConversationId, expectedRev: Rev }),
    output: Conversation,
  },
  close: {
    input: z.strictObject({ ...mutation, conversationId: ConversationId, expectedRev: Rev }),
    output: Conversation,
  },
  send: {
    input: z.strictObject({
      ...mutation,
      conversationId: ConversationId,
      body: writtenText(maxMessageLength),
      billId: BillId.optional(),
      wording: z.array(WordingUse).max(5).default([]),
      overrides: z.array(Override).max(5).default([]).describe('rules that are overridden, each with why'),
    }),
    output: Message,
  },
  hold,
  told,
  receive: {
    input: z.strictObject({
      ...mutation,
      conversationId: ConversationId.optional().describe('absent: a new conversation begins'),
      customerId: CustomerId,
      channel: Channel,
      intent: TicketType.optional(),
      body: z.string().min(1).max(maxMessageLength),
    }),
    output: z.object({ conversation: Conversation, message: Message }),
  },
  record: {
    input: z.strictObject({
      ...mutation,
      conversationId: ConversationId,
      id: z
        .string()
        .max(64)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .optional()
        .describe('what the file is called by; absent: made of the day and of the invented customer'),
      title: z.string().trim().min(2).max(80).optional().describe('absent: the first words'),
      tags: z.array(z.string().trim().min(1).max(20)).max(10).default([]),
      ledger: RecordedLedger.default('touched'),
    }),
    output: RecordedFile,
  },
  watch: {
    input: z.strictObject({
      lastEventId: z
        .string()
        .regex(/^\d{1,15}$/)
        .nullish(),
    }),
    event: DeskEvent,
  },
}

/** A rejected row of an import: its line in the file, the field, and a code with words in every language. */
export const RowReject = z.object({ line: z.number().int(), field: z.string(), reason: z.string(), value: z.string() })
export type RowReject = z.infer<typeof RowReject>

const rawRow = z.object({ line: z.number().int().positive(), fields: z.record(z.string(), z.string().max(2000)) })

export const intake = {
  rows: {
    input: z.strictObject({
      ...mutation,
      noun: z.enum(['customers', 'bills']),
      rows: z.array(rawRow).min(1).max(1000),
    }),
    output: z.object({
      created: z.number().int(),
      updated: z.number().int(),
      unchanged: z.number().int(),
      rejects: z.array(RowReject),
    }),
  },
}

export const audit = {
  list: {
    input: z.strictObject({
      after: z.int().min(0).default(0).describe('only events behind this one'),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      events: z.array(AuditEvent).describe('oldest first'),
      last: z.int().describe('the newest event that the log has, whether or not it is among them'),
    }),
  },
  verify: {
    output: z.object({
      ok: z.boolean(),
      events: z.number().int(),
      brokenAt: z
        .number()
        .int()
        .optional()
        .describe('the first event that does not follow, or the first that is missing'),
      why: z
        .enum(['chain', 'end', 'unguarded'])
        .optional()
        .describe(
          'chain: an event is not what it was; end: the newest are missing, or all was written anew; unguarded: the file no longer refuses to edit events',
        ),
    }),
  },
}

export { contacts, gate, promises, verification } from './gate-shapes.ts'
export { arrangements, loans, orders } from './loan-shapes.ts'
export { ledger, repayments } from './money-shapes.ts'
export { scripts } from './wording-shapes.ts'
