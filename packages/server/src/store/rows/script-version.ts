import { Audience } from '@zuoxi/sdk'
import type { DpdStage, Instant, ScriptStatus, ScriptVersion, ScriptVersionId, Segment } from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { ScriptVersionRow } from '../schema.ts'

/** Row → model: `undefined` where the row has null. */
export function scriptVersionOf(row: Selectable<ScriptVersionRow>): ScriptVersion {
  return {
    id: row.id as ScriptVersionId,
    key: row.key,
    version: row.version,
    title: row.title,
    scenario: row.scenario,
    aliases: JSON.parse(row.aliases) as string[],
    stages: JSON.parse(row.stages) as DpdStage[],
    needsBill: row.needs_bill === 1,
    status: row.status as ScriptStatus,
    segments: JSON.parse(row.segments) as Segment[],
    audience: Audience.parse(JSON.parse(row.audience)),
    disclosures: JSON.parse(row.disclosures) as string[],
    favourite: row.favourite ?? undefined,
    // A draft that names no date is effective from when it is activated.
    effectiveFrom: (row.effective_from || row.updated_at) as Instant,
    effectiveTo: (row.effective_to ?? undefined) as Instant | undefined,
  }
}
