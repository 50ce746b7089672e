import { z } from 'zod'
import { Role } from './agent.ts'
import { Channel } from './channel.ts'
import { Finding } from './finding.ts'
import { AgentId, Rev, ScriptVersionId } from './ids.ts'
import { Instant } from './time.ts'

export const ScriptStatus = z.enum([
  'draft',
  'in_review',
  'rejected',
  'approved',
  'scheduled',
  'active',
  'suspended',
  'superseded',
  'retired',
])
export type ScriptStatus = z.infer<typeof ScriptStatus>

const plain = [
  z.object({ kind: z.literal('locked'), text: z.string() }),
  z.object({ kind: z.literal('editable'), text: z.string() }),
  z.object({ kind: z.literal('slot'), name: z.string(), filter: z.string().optional() }),
] as const

/** A stretch that is said: fixed text, text the agent may change, or a slot the ledger fills. */
export const PlainSegment = z.discriminatedUnion('kind', plain)
export type PlainSegment = z.infer<typeof PlainSegment>

/** A stretch of approved wording. `when` says one of two things, as the ledger stands. */
export const Segment = z.discriminatedUnion('kind', [
  ...plain,
  z.object({
    kind: z.literal('when'),
    condition: z.string(),
    say: z.array(PlainSegment),
    otherwise: z.array(PlainSegment),
  }),
])
export type Segment = z.infer<typeof Segment>

/** How late a customer may be for a wording to fit: not late at all, or the M1…M6 buckets. */
export const DpdStage = z.enum(['current', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6+'])
export type DpdStage = z.infer<typeof DpdStage>

/** Whom a wording is for; an empty list means any. */
export const Audience = z.object({
  products: z.array(z.string().max(32)).max(32).default([]),
  channels: z.array(Channel).max(8).default([]),
  roles: z.array(Role).max(8).default([]),
})
export type Audience = z.infer<typeof Audience>

/** One immutable version of an approved wording (话术). */
export const ScriptVersion = z.object({
  id: ScriptVersionId,
  key: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/),
  version: z.number().int().positive(),
  title: z.string(),
  scenario: z.string(),
  aliases: z.array(z.string()),
  stages: z.array(DpdStage).describe('empty: fits every stage'),
  needsBill: z.boolean(),
  status: ScriptStatus,
  segments: z.array(Segment).min(1),
  audience: Audience.optional().describe('absent: for everybody'),
  disclosures: z.array(z.string()).optional().describe('duties that have to be done with it'),
  favourite: z.number().int().min(1).max(9).optional(),
  effectiveFrom: Instant,
  effectiveTo: Instant.optional(),
})
export type ScriptVersion = z.infer<typeof ScriptVersion>

/** What an officer writes. `text` is a template: `{{应还金额 | 金额}}` a slot, `[[…]]` editable, all else locked. */
export const ScriptSource = z.strictObject({
  key: ScriptVersion.shape.key.max(64),
  title: z.string().trim().min(2).max(40),
  scenario: z.string().trim().min(2).max(20),
  text: z.string().min(4).max(2_000),
  aliases: z.array(z.string().trim().min(1).max(20)).max(20).default([]),
  stages: z.array(DpdStage).max(7).default([]),
  needsBill: z.boolean().default(false),
  audience: Audience.prefault({}),
  disclosures: z.array(z.string().max(40)).max(10).default([]),
  favourite: z.number().int().min(1).max(9).optional(),
  effectiveFrom: Instant.optional().describe('absent: from when it is activated'),
  effectiveTo: Instant.optional(),
})
export type ScriptSource = z.infer<typeof ScriptSource>

/** What somebody decided about a version, bound to the text they saw. */
export const ScriptApproval = z.object({
  byId: AgentId,
  byName: z.string(),
  decision: z.enum(['approve', 'reject']),
  contentHash: z.string(),
  reason: z.string(),
  at: Instant,
})
export type ScriptApproval = z.infer<typeof ScriptApproval>

/** A version as officers see it. */
export const ScriptDetail = ScriptVersion.extend({
  text: z.string().describe('the template as it was written'),
  contentHash: z.string(),
  authorId: AgentId.optional(),
  authorName: z.string(),
  approvals: z.array(ScriptApproval),
  suspendedWhy: z.string().optional(),
  uses: z.number().int().describe('how often agents inserted its key'),
  updatedAt: Instant,
  rev: Rev,
})
export type ScriptDetail = z.infer<typeof ScriptDetail>

/** What is wrong with a template, where, and what to write instead. */
export const ScriptProblem = z.object({
  code: z.enum([
    'syntax',
    'unknown_variable',
    'unknown_filter',
    'unknown_tag',
    'bad_condition',
    'empty',
    'taken_favourite',
  ]),
  line: z.number().int(),
  column: z.number().int(),
  found: z.string(),
  write: z.string().optional().describe('what may stand there'),
})
export type ScriptProblem = z.infer<typeof ScriptProblem>

/** What publishing a text would mean, before anybody approves it. */
export const ScriptCheck = z.object({
  ok: z.boolean(),
  contentHash: z.string(),
  problems: z.array(ScriptProblem),
  variables: z.array(z.string()),
  samples: z.array(z.object({ name: z.string(), text: z.string(), missing: z.array(z.string()) })),
  findings: z.array(Finding).describe('what the gate says of the rendered text'),
})
export type ScriptCheck = z.infer<typeof ScriptCheck>

/** Why a slot could not be filled; each reason has words in every language. */
export const SlotGap = z.enum([
  'no_customer',
  'no_bill',
  'bill_settled',
  'not_overdue',
  'no_loan',
  'no_quote',
  'no_ticket',
  'no_deadline',
  'unknown_slot',
])
export type SlotGap = z.infer<typeof SlotGap>

/** A wording with its slots filled for one customer and bill. */
export const FilledWording = z.object({
  scriptVersionId: ScriptVersionId,
  key: z.string(),
  version: z.number().int().positive(),
  title: z.string(),
  text: z.string().describe('as it would be sent; an unfilled slot stands as 【name】'),
  editable: z
    .array(z.tuple([z.number().int(), z.number().int()]))
    .optional()
    .describe('stretches of `text` that the agent may change; all else is locked'),
  slots: z.record(z.string(), z.string()),
  missing: z.array(z.object({ slot: z.string(), why: SlotGap })),
})
export type FilledWording = z.infer<typeof FilledWording>

export const WordingHit = z.object({
  wording: ScriptVersion,
  preview: FilledWording,
  fits: z.boolean().describe('its audience covers this customer now'),
  place: z.number().int().min(1).max(9).optional().describe("one of the caller's own favourite places"),
})
export type WordingHit = z.infer<typeof WordingHit>

/** The bucket of a number of days past due: 1–30 is M1, and so on; 0 is current. */
export function dpdStage(dpd: number): DpdStage {
  if (dpd <= 0) return 'current'
  const month = Math.ceil(dpd / 30)
  return month >= 6 ? 'M6+' : (`M${month}` as DpdStage)
}
