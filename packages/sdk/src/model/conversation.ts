import { z } from 'zod'
import { Channel } from './channel.ts'
import { AgentId, ConversationId, CustomerId, MessageId, Rev, ScriptVersionId } from './ids.ts'
import { Instant } from './time.ts'
import { TicketType } from './ticket.ts'

export const ConversationStatus = z.enum(['bot', 'queued', 'active', 'transferring', 'wrap_up', 'closed'])
export type ConversationStatus = z.infer<typeof ConversationStatus>

export const Conversation = z.object({
  id: ConversationId,
  channel: Channel,
  status: ConversationStatus,
  customerId: CustomerId,
  customerNameMasked: z.string(),
  agentId: AgentId.optional(),
  intent: TicketType.optional().describe('what the bot believes this is about; a ticket is pre-filled from it'),
  lastText: z.string(),
  lastRole: z.enum(['customer', 'agent', 'bot', 'system']),
  promisesOverdue: z
    .number()
    .int()
    .nonnegative()
    .optional()
    .describe('promises to this customer whose time has passed; absent: none'),
  unread: z.number().int().nonnegative().describe('customer messages since the agent last spoke'),
  queuedAt: Instant,
  lastAt: Instant,
  rev: Rev,
})
export type Conversation = z.infer<typeof Conversation>

/** A wording used in a message: which version, and the values its slots were filled with. */
export const WordingUse = z.object({
  scriptVersionId: ScriptVersionId,
  key: z.string(),
  version: z.number().int().positive(),
  slots: z.record(z.string(), z.string()),
})
export type WordingUse = z.infer<typeof WordingUse>

export const Message = z.object({
  id: MessageId,
  conversationId: ConversationId,
  seq: z.number().int().positive(),
  role: z.enum(['customer', 'agent', 'bot', 'system']),
  kind: z.enum(['text', 'note', 'card', 'voice_transcript']),
  body: z.string(),
  wording: z.array(WordingUse),
  authorName: z.string().optional(),
  at: Instant,
})
export type Message = z.infer<typeof Message>

/** What `watch` tells: enough to redraw, in one order, each under its own tracked id. */
export const DeskEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), seq: z.number().int(), message: Message }),
  z.object({ kind: z.literal('conversation'), seq: z.number().int(), conversation: Conversation }),
  z.object({ kind: z.literal('ticket'), seq: z.number().int(), ticketId: z.string() }),
  z.object({
    kind: z.literal('repayment'),
    seq: z.number().int(),
    repaymentId: z.string(),
    customerId: z.string().optional().describe('whose bills may have moved'),
  }),
  z.object({
    kind: z.literal('arrangement'),
    seq: z.number().int(),
    arrangementId: z.string(),
    customerId: z.string(),
  }),
  z.object({ kind: z.literal('wording'), seq: z.number().int(), key: z.string().describe('of which a version moved') }),
  z.object({ kind: z.literal('rule'), seq: z.number().int(), rule: z.string() }),
  z.object({ kind: z.literal('held'), seq: z.number().int(), heldMessageId: z.string() }),
  z.object({ kind: z.literal('promise'), seq: z.number().int(), promiseId: z.string() }),
  z.object({
    kind: z.literal('contact'),
    seq: z.number().int(),
    customerId: z.string().describe('of whom it moved what may be said: a contact, a wish, who they are'),
  }),
])
export type DeskEvent = z.infer<typeof DeskEvent>

/**
 * What a watch sends: first where it begins, so that a line which breaks before
 * anything has happened still has an id to go on from; then events.
 */
export type WatchEvent = { kind: 'started'; seq: number } | DeskEvent

export const maxMessageLength = 2000
