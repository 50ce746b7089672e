import { z } from 'zod'
import { Channel } from '../../model/channel.ts'
import { Fen } from '../../model/money.ts'
import { BusinessDate, Instant } from '../../model/time.ts'

/**
 * Everything a judgement may depend on, beside the text: the moment, the contact, what the ledger says, and what has
 * been said before. The composer, the server and quality inspection fill it; the judgement itself is pure.
 */

/** Why somebody is spoken to. The strictest rules hold for `collection` (催收 / 贷后提醒). */
export const ContactPurpose = z.enum(['service', 'collection', 'marketing', 'verification'])
export type ContactPurpose = z.infer<typeof ContactPurpose>

/** What a bill says, so that figures in a draft can be held against it. */
export const GateBill = z.object({
  billNo: z.string().optional(),
  period: z.string().optional().describe('YYYY-MM'),
  issuedOn: BusinessDate.optional(),
  dueDate: BusinessDate,
  totalFen: Fen,
  paidFen: Fen,
  outstandingFen: Fen,
  dpd: z.number().int().nonnegative().default(0),
  lines: z
    .array(
      z.object({
        component: z.string(),
        amountFen: Fen,
        paidFen: Fen,
        instalmentNo: z.number().int().optional(),
        loanNo: z.string().optional(),
      }),
    )
    .default([]),
})
export type GateBill = z.infer<typeof GateBill>

export const GateLoan = z.object({
  loanNo: z.string().optional(),
  product: z.string().optional(),
  principalFen: Fen,
  outstandingFen: Fen,
  terms: z.number().int().positive(),
  termsPaid: z.number().int().nonnegative().default(0),
  aprPpm: z.number().int().nonnegative().describe('simple annual rate (单利) in parts per million'),
  disbursedOn: BusinessDate.optional(),
  instalments: z.array(z.object({ no: z.number().int(), dueDate: BusinessDate, amountFen: Fen })).default([]),
})
export type GateLoan = z.infer<typeof GateLoan>

/** An arrangement that was quoted to this customer and has not expired: its figures may be said. */
export const GateQuote = z.object({
  kind: z.string(),
  totalFen: Fen,
  payBy: BusinessDate.optional(),
  terms: z.number().int().optional(),
  aprPpm: z.number().int().optional(),
  instalments: z.array(z.object({ no: z.number().int(), dueDate: BusinessDate, amountFen: Fen })).default([]),
})
export type GateQuote = z.infer<typeof GateQuote>

/** Contacts of this customer on the present business day, and of this number. */
export const ContactCounters = z.object({
  connectedToday: z.number().int().nonnegative().default(0).describe('COL-02: 拨通, across agencies'),
  unansweredToday: z.number().int().nonnegative().default(0).describe('COL-03: of this number'),
  lostContactAttempts: z.number().int().nonnegative().default(0).describe('COL-06: in a row without an answer'),
  collectionMessagesToday: z.number().int().nonnegative().default(0),
})
export type ContactCounters = z.infer<typeof ContactCounters>

export const GateContext = z.object({
  now: Instant,
  channel: Channel.default('app_chat'),
  purpose: ContactPurpose.default('service'),
  direction: z.enum(['inbound', 'outbound']).default('inbound').describe('who began this contact'),
  target: z.enum(['self', 'third_party']).default('self'),
  /** Whether the person in this contact has proven who they are (核身). */
  verified: z.boolean().default(true),
  customer: z
    .object({
      surname: z.string().optional(),
      names: z.array(z.string()).default([]).describe('own names, clear only where the caller may see them'),
      specialCare: z.boolean().default(false),
      optOuts: z.array(z.string()).default([]),
      /** They asked not to be contacted about debts any more. */
      stopRequested: z.boolean().default(false),
      /** Stored consent to be contacted at night, with when it was given. */
      nightConsentOn: BusinessDate.optional(),
      numberValid: z.boolean().default(true),
    })
    .optional(),
  bills: z.array(GateBill).default([]),
  loans: z.array(GateLoan).default([]),
  quotes: z.array(GateQuote).default([]),
  repayments: z.array(z.object({ amountFen: Fen, valueDate: BusinessDate })).default([]),
  tickets: z.array(z.object({ code: z.string(), type: z.string().optional(), dueAt: Instant.optional() })).default([]),
  creditLine: z.object({ limitFen: Fen, usedFen: Fen, availableFen: Fen }).optional(),
  counters: ContactCounters.prefault({}),
  /** What has been said in this conversation, oldest first, before this draft. */
  said: z.array(z.object({ role: z.enum(['agent', 'customer']), text: z.string() })).default([]),
  /** The text that approved wording brought into the draft: its own figures are the ledger's. */
  wordingKeys: z.array(z.string()).default([]),
})
export type GateContext = z.infer<typeof GateContext>
