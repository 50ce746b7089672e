import { z } from 'zod'
import { BilingualText, Certainty, Finding, Severity, Verdict } from './finding.ts'
import { AgentId, ConversationId, CustomerId, HeldMessageId, MessageId, PromiseId, Rev } from './ids.ts'
import { Instant } from './time.ts'
import { visibleLength, writtenText } from './written-text.ts'

/** A rule that was overridden for one message, where it allows that. */
export const Override = z.strictObject({
  rule: z.string().max(64),
  reason: writtenText(200).refine((text) => visibleLength(text) >= 4, { params: { problem: 'too_small' } }),
})
export type Override = z.infer<typeof Override>

/** What the gate said of a message when it was sent; kept with it. */
export const MessageGate = z.object({
  verdict: Verdict,
  findings: z.array(z.object({ rule: z.string(), severity: Severity, span: z.tuple([z.number(), z.number()]) })),
  overrides: z.array(Override),
  releasedByName: z.string().optional().describe('the senior who released it, where it was held'),
})
export type MessageGate = z.infer<typeof MessageGate>

export const HeldState = z.enum(['held', 'released', 'returned'])
export type HeldState = z.infer<typeof HeldState>

/** A message that a senior has to release before it leaves. */
export const HeldMessage = z.object({
  id: HeldMessageId,
  conversationId: ConversationId,
  customerId: CustomerId,
  customerNameMasked: z.string(),
  body: z.string(),
  findings: z.array(Finding),
  reason: z.string().describe('why its author wants it sent'),
  authorId: AgentId,
  authorName: z.string(),
  state: HeldState,
  decidedByName: z.string().optional(),
  decisionReason: z.string().optional(),
  messageId: MessageId.optional(),
  at: Instant,
  rev: Rev,
})
export type HeldMessage = z.infer<typeof HeldMessage>

export const ContactOutcome = z.enum(['connected', 'no_answer', 'busy', 'invalid_number', 'refused', 'message_sent'])
export type ContactOutcome = z.infer<typeof ContactOutcome>

/** Whether somebody may be contacted now, and what has been counted today. */
export const ContactStanding = z.object({
  allowed: z.boolean(),
  reasons: z.array(Finding),
  nextAt: Instant.optional().describe('when it is allowed again'),
  until: Instant.optional().describe('how long it stays as it is'),
  connectedToday: z.number().int(),
  unansweredToday: z.number().int(),
})
export type ContactStanding = z.infer<typeof ContactStanding>

/**
 * What a person may be asked to prove who they are: the full name, characters 14 to 17 of the resident id, digits 4 to 7
 * of the phone. Just what the masks hide: a digit that stands on the screen proves nothing, whoever reads it out.
 */
export const VerificationFactor = z.enum(['name', 'residentIdDigits', 'phoneDigits'])
export type VerificationFactor = z.infer<typeof VerificationFactor>

/** Something that has to be said before a conversation may be wrapped up. */
export const DutyItem = z.object({
  id: z.string(),
  title: BilingualText,
  source: z.string(),
  certainty: Certainty,
  done: z.boolean(),
  blocks: z.enum(['wrap_up', 'none']),
})
export type DutyItem = z.infer<typeof DutyItem>

export const PromiseKind = z.enum(['reply', 'handle', 'callback', 'other'])
export type PromiseKind = z.infer<typeof PromiseKind>

export const PromiseState = z.enum(['open', 'kept', 'broken', 'released'])
export type PromiseState = z.infer<typeof PromiseState>

/** Something an agent promised a customer, with when it is due on the business calendar. */
export const CustomerPromise = z.object({
  id: PromiseId,
  messageId: MessageId,
  conversationId: ConversationId,
  customerId: CustomerId,
  customerNameMasked: z.string(),
  text: z.string(),
  kind: PromiseKind,
  dueAt: Instant,
  state: PromiseState,
  overdue: z.boolean(),
  madeByName: z.string(),
  rev: Rev,
})
export type CustomerPromise = z.infer<typeof CustomerPromise>

/** A rule as the desk applies it now, with how certain we are of it. */
export const RuleStanding = z.object({
  id: z.string(),
  title: BilingualText,
  why: BilingualText,
  severity: Severity,
  status: z.enum(['draft', 'in_review', 'approved', 'shadow', 'active', 'suspended', 'retired']),
  source: z.string(),
  clause: z.string(),
  certainty: Certainty,
  override: z.boolean(),
  house: z.boolean().describe('written by officers of this desk'),
  pendingSuspension: z
    .object({ byId: AgentId, byName: z.string(), reason: z.string(), at: Instant })
    .optional()
    .describe('one person has asked for it; a second has to agree'),
  overrides30d: z.number().int(),
  rev: Rev,
})
export type RuleStanding = z.infer<typeof RuleStanding>

/** One thing that a changed text or rule would do to what has been said before. */
export const ReplayChange = z.object({
  where: z.enum(['fixture', 'message']),
  id: z.string(),
  text: z.string(),
  before: Verdict,
  after: Verdict,
  rules: z.array(z.string()),
})
export type ReplayChange = z.infer<typeof ReplayChange>
