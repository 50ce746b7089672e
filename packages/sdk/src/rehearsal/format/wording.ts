import { z } from 'zod'
import { DpdStage, ScriptStatus, ScriptVersion } from '../../model/script.ts'
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
  status: ScriptStatus.default('active'),
  from: DayText.default('2026-01-01'),
  to: DayText.optional(),
  text: z.string().min(4),
})
export type FixtureWording = z.infer<typeof FixtureWording>
