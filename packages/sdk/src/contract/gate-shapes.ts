import { z } from 'zod'
import { GateContext } from '../compliance/gate/context.ts'
import { Message, WordingUse, maxMessageLength } from '../model/conversation.ts'
import { Verification } from '../model/customer.ts'
import { Finding, Verdict } from '../model/finding.ts'
import {
  ContactOutcome,
  ContactStanding,
  CustomerPromise,
  DutyItem,
  HeldMessage,
  HeldState,
  PromiseState,
  ReplayChange,
  RuleStanding,
  VerificationFactor,
} from '../model/gate.ts'
import {
  BillId,
  ConversationId,
  CustomerId,
  HeldMessageId,
  MessageId,
  PromiseId,
  Rev,
  ScriptVersionId,
} from '../model/ids.ts'
import { pageInput, pageOf } from '../model/page.ts'
import { BusinessDate, Instant } from '../model/time.ts'
import { writtenText } from '../model/written-text.ts'
import { mutation, reason } from './shape-parts.ts'

/** The gate: what is judged, by which rules, and what follows from it. */

const about = { conversationId: ConversationId, billId: BillId.optional() }
const ruleChange = { ...mutation, rule: z.string().max(64), expectedRev: Rev, reason }

export const gate = {
  context: {
    input: z
      .strictObject({
        conversationId: ConversationId.optional(),
        customerId: CustomerId.optional().describe('for a draft outside of any conversation'),
        billId: BillId.optional(),
      })
      .refine(({ conversationId, customerId }) => (conversationId === undefined) !== (customerId === undefined), {
        path: ['conversationId'],
        error: 'a conversation or a customer, and not both',
      }),
    output: z.object({
      context: GateContext.describe('what the composer judges with at every keystroke'),
      contact: ContactStanding,
      duties: z.array(DutyItem),
      rules: z.string().describe('changes whenever a rule does: ask for the rules again'),
      asOf: Instant,
    }),
  },
  judge: {
    input: z.strictObject({
      ...about,
      body: z.string().max(maxMessageLength),
      wording: z.array(WordingUse).max(5).default([]),
    }),
    output: z.object({ verdict: Verdict, findings: z.array(Finding) }),
  },
  rules: {
    output: z.object({
      stamp: z.string(),
      rules: z.array(RuleStanding),
      house: z.string().describe("the desk's own rules as YAML, as the SDK's loader reads them; empty: none"),
    }),
  },
  importRules: {
    input: z.strictObject({ ...mutation, yaml: z.string().max(500_000) }),
    output: z.object({ added: z.array(z.string()), changed: z.array(z.string()), unchanged: z.number().int() }),
  },
  moveRule: {
    input: z.strictObject({ ...ruleChange, to: z.enum(['in_review', 'approved', 'shadow', 'active', 'retired']) }),
    output: RuleStanding,
  },
  suspendRule: {
    input: z.strictObject(ruleChange),
    output: RuleStanding.describe('asked once it waits; asked by a second person it is suspended'),
  },
  resumeRule: { input: z.strictObject(ruleChange), output: RuleStanding },
  replay: {
    input: z.strictObject({
      subject: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('wording'), scriptVersionId: ScriptVersionId }),
        z.strictObject({ kind: z.literal('rules'), yaml: z.string().max(500_000) }),
        z.strictObject({ kind: z.literal('rule'), rule: z.string().max(64), status: z.enum(['active', 'suspended']) }),
      ]),
      days: z.number().int().min(1).max(365).default(30),
      cursor: z.string().max(256).nullish(),
    }),
    output: z.object({
      done: z.number().int(),
      total: z.number().int(),
      changes: z.array(ReplayChange).describe('of this step only'),
      cursor: z.string().optional().describe('ask again with it; absent: that was all'),
    }),
  },
  held: {
    input: z.strictObject({ ...pageInput, state: HeldState.optional() }),
    output: pageOf(HeldMessage).describe('oldest first'),
  },
  release: {
    input: z.strictObject({
      ...mutation,
      heldMessageId: HeldMessageId,
      expectedRev: Rev,
      decision: z.enum(['release', 'return']),
      reason,
    }),
    output: HeldMessage,
  },
}

/** What a message told its customer: the wording's text, the ledger then, and the ledger now. */
export const told = {
  input: z.strictObject({ messageId: MessageId }),
  output: z.object({
    message: Message,
    wordings: z.array(
      z.object({
        scriptVersionId: ScriptVersionId,
        key: z.string(),
        version: z.number().int(),
        title: z.string(),
        status: z.string(),
        template: z.string(),
        slots: z.array(z.object({ slot: z.string(), was: z.string(), now: z.string().optional() })),
      }),
    ),
    edits: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    billThen: z.object({ outstanding: z.string(), dpd: z.number().int() }).optional(),
    billNow: z.object({ outstanding: z.string(), dpd: z.number().int() }).optional(),
    asOf: Instant,
  }),
}

/** A message that a senior should release; the text is judged again when it is released. */
export const hold = {
  input: z.strictObject({
    ...mutation,
    ...about,
    body: writtenText(maxMessageLength),
    wording: z.array(WordingUse).max(5).default([]),
    reason,
  }),
  output: HeldMessage,
}

/** What somebody wishes of contacts about debts, as it is on record. */
const ContactWishes = z.object({
  stopRequestedAt: Instant.optional().describe('since when they are not to be contacted about debts'),
  nightConsentOn: BusinessDate.optional().describe('when they agreed to be contacted at night'),
  numberValid: z.boolean(),
})

export const contacts = {
  standing: {
    input: z.strictObject({ customerId: CustomerId, conversationId: ConversationId.optional() }),
    output: ContactStanding,
  },
  record: {
    input: z.strictObject({
      ...mutation,
      customerId: CustomerId,
      conversationId: ConversationId.optional(),
      channel: GateContext.shape.channel.unwrap(),
      purpose: GateContext.shape.purpose.unwrap(),
      target: GateContext.shape.target.unwrap(),
      outcome: ContactOutcome,
      note: writtenText(200).optional(),
    }),
    output: ContactStanding,
  },
  wish: {
    input: z
      .strictObject({
        ...mutation,
        customerId: CustomerId,
        stop: z.boolean().optional().describe('they ask not to be contacted about debts, or take that back'),
        night: z.boolean().optional().describe('they agree to be contacted at night, or take that back'),
        numberValid: z.boolean().optional().describe('whether their number reaches them'),
        reason: reason.describe('how it was said: the log keeps it'),
      })
      .refine(({ stop, night, numberValid }) => [stop, night, numberValid].some((wish) => wish !== undefined), {
        path: ['stop'],
        error: 'at least one of stop, night and numberValid',
      }),
    output: z.object({ wishes: ContactWishes, standing: ContactStanding }),
  },
}

export const verification = {
  ask: {
    input: z.strictObject({ customerId: CustomerId }),
    output: z.object({
      verification: Verification,
      factors: z.array(VerificationFactor).describe('what may be asked of this customer'),
      needed: z.number().int().describe('how many of them'),
      triesLeft: z.number().int(),
    }),
  },
  answer: {
    input: z.strictObject({
      ...mutation,
      customerId: CustomerId,
      answers: z
        .partialRecord(VerificationFactor, z.string().trim().min(1).max(64))
        .describe('as the customer said them: compared here, kept nowhere'),
    }),
    output: z.object({ verification: Verification, triesLeft: z.number().int() }),
  },
}

export const promises = {
  list: {
    input: z.strictObject({
      ...pageInput,
      customerId: CustomerId.optional(),
      state: PromiseState.optional(),
      overdue: z.boolean().optional(),
    }),
    output: pageOf(CustomerPromise).describe('soonest due first'),
  },
  end: {
    input: z.strictObject({
      ...mutation,
      promiseId: PromiseId,
      expectedRev: Rev,
      to: z.enum(['kept', 'released']),
      reason,
    }),
    output: CustomerPromise,
  },
}
