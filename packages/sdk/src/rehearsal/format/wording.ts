import { z } from 'zod'
import { Audience, DpdStage, ScriptStatus, ScriptVersion } from '../../model/script.ts'
import { MomentText } from './contact.ts'
import { DayText } from './values.ts'

/**
 * An approved wording as people write it. In `text`, `{{应还金额}}` is a slot the
 * ledger fills, `[[…]]` is text the agent may change, all else is locked.
 */
export const FixtureWording = z.strictObject({
  key: ScriptVersion.shape.key,
  version: z.number().int().positive().default(1),
  title: z.string().min(2),
  scenario: z.string().min(2).describe('开场, 逾期提醒, 费用争议 …'),
  aliases: z.array(z.string()).default([]),
  stages: z.array(DpdStage).default([]),
  needsBill: z.boolean().default(false),
  favourite: z.number().int().min(1).max(9).optional(),
  audience: z.strictObject(Audience.shape).optional().describe('products, channels, roles; empty or absent: everybody'),
  disclosures: z.array(z.string().max(40)).max(10).optional().describe('duties that have to be done with it'),
  status: ScriptStatus.default('active'),
  from: DayText.default('2026-01-01'),
  to: DayText.optional(),
  text: z.string().min(4),
})
export type FixtureWording = z.infer<typeof FixtureWording>

const Day = z.union([DayText, MomentText])

/** The same as officers exchange it with a desk, which gives versions and states itself: `version` and `status` are told, never taken. */
export const WordingSheet = FixtureWording.extend({
  key: ScriptVersion.shape.key.max(64),
  version: z.number().int().positive().optional(),
  status: ScriptStatus.optional(),
  title: z.string().trim().min(2).max(40),
  scenario: z.string().trim().min(2).max(20),
  text: z.string().min(4).max(2_000),
  aliases: z.array(z.string().trim().min(1).max(20)).max(20).default([]),
  audience: z.strictObject(Audience.shape).prefault({}).describe('products, channels, roles; empty: everybody'),
  disclosures: z.array(z.string().max(40)).max(10).default([]),
  from: Day.optional(),
  to: Day.optional().describe('the last day, or a moment'),
})
export type WordingSheet = z.infer<typeof WordingSheet>
