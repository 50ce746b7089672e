import { z } from 'zod'
import { ScriptVersionId } from './ids.ts'
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

/** A stretch of approved wording: fixed text, text the agent may change, or a slot the ledger fills. */
export const Segment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('locked'), text: z.string() }),
  z.object({ kind: z.literal('editable'), text: z.string() }),
  z.object({ kind: z.literal('slot'), name: z.string() }),
])
export type Segment = z.infer<typeof Segment>

/** How late a customer may be for a wording to fit: not late at all, or the M1…M6 buckets. */
export const DpdStage = z.enum(['current', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6+'])
export type DpdStage = z.infer<typeof DpdStage>

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
  favourite: z.number().int().min(1).max(9).optional(),
  effectiveFrom: Instant,
  effectiveTo: Instant.optional(),
})
export type ScriptVersion = z.infer<typeof ScriptVersion>

/** Why a slot could not be filled; each reason has words in every language. */
export const SlotGap = z.enum([
  'no_customer',
  'no_bill',
  'bill_settled',
  'not_overdue',
  'no_loan',
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
  slots: z.record(z.string(), z.string()),
  missing: z.array(z.object({ slot: z.string(), why: SlotGap })),
})
export type FilledWording = z.infer<typeof FilledWording>

export const WordingHit = z.object({
  wording: ScriptVersion,
  preview: FilledWording,
  fits: z.boolean().describe('its audience covers this customer now'),
})
export type WordingHit = z.infer<typeof WordingHit>

/** The bucket of a number of days past due: 1–30 is M1, and so on; 0 is current. */
export function dpdStage(dpd: number): DpdStage {
  if (dpd <= 0) return 'current'
  const month = Math.ceil(dpd / 30)
  return month >= 6 ? 'M6+' : (`M${month}` as DpdStage)
}
