import { z } from 'zod'
import { AgentId, ConversationId, CustomerId, Rev, TicketId } from './ids.ts'
import { Instant } from './time.ts'
import { writtenText } from './written-text.ts'

export const TicketStatus = z.enum([
  'new',
  'open',
  'pending_customer',
  'pending_internal',
  'snoozed',
  'resolved',
  'closed',
  'merged',
])
export type TicketStatus = z.infer<typeof TicketStatus>

export const Priority = z.enum(['P0', 'P1', 'P2', 'P3', 'P4'])
export type Priority = z.infer<typeof Priority>

/** A type path of the taxonomy, such as `PAY.not_credited`: see `taxonomy.ts`. */
export const TicketType = z.string().regex(/^[A-Z]{3}(\.[a-z_]+)?$/)

export const TicketRef = z.object({
  kind: z.enum(['bill', 'loan', 'order', 'repayment']),
  id: z.string(),
  label: z.string().max(80),
})
export type TicketRef = z.infer<typeof TicketRef>

export const Ticket = z.object({
  id: TicketId,
  code: z.string().describe('short and sayable, T-7K3Q'),
  type: TicketType,
  priority: Priority,
  status: TicketStatus,
  customerId: CustomerId,
  customerNameMasked: z.string(),
  conversationId: ConversationId.optional(),
  refs: z.array(TicketRef),
  summary: z.string(),
  assigneeId: AgentId.optional(),
  assigneeName: z.string().optional(),
  dueAt: Instant.optional().describe('the earliest deadline that binds; absent where no clock runs'),
  createdAt: Instant,
  updatedAt: Instant,
  rev: Rev,
})
export type Ticket = z.infer<typeof Ticket>

export const TicketComment = z.object({
  authorName: z.string(),
  body: z.string(),
  at: Instant,
})
export type TicketComment = z.infer<typeof TicketComment>

/** One line of a ticket's own history: who changed which field from what to what. */
export const TicketChange = z.object({
  at: Instant,
  actorName: z.string(),
  action: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string().optional(), to: z.string().optional() })),
})
export type TicketChange = z.infer<typeof TicketChange>

export const TicketDetail = Ticket.extend({
  comments: z.array(TicketComment),
  history: z.array(TicketChange),
})
export type TicketDetail = z.infer<typeof TicketDetail>

/** What logging a ticket needs; the desk fills all of it from the conversation. */
export const TicketDraft = z.object({
  type: TicketType,
  priority: Priority,
  customerId: CustomerId,
  conversationId: ConversationId.optional(),
  refs: z.array(TicketRef).max(20),
  summary: writtenText(500),
  assigneeId: AgentId.optional(),
})
export type TicketDraft = z.infer<typeof TicketDraft>

/** The fields an agent may change on a ticket that exists. */
export const TicketPatch = z
  .strictObject({
    type: TicketType.optional(),
    priority: Priority.optional(),
    status: TicketStatus.optional(),
    summary: writtenText(500).optional(),
    assigneeId: AgentId.nullable().optional(),
  })
  .refine((patch) => Object.values(patch).some((value) => value !== undefined), 'empty patch')
export type TicketPatch = z.infer<typeof TicketPatch>
