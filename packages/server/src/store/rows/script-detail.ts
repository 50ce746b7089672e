import {
  type AgentId,
  Audience,
  type DpdStage,
  type Instant,
  type ScriptApproval,
  type ScriptDetail,
  type ScriptSource,
  type Segment,
  templateOf,
} from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { ScriptVersionRow } from '../schema.ts'
import { scriptVersionOf } from './script-version.ts'

/** A version with the names and counts that officers see beside it. */
export type ScriptShown = Selectable<ScriptVersionRow> & {
  readonly author_name: string | null
  readonly uses: number
  /** JSON of its approvals, oldest first. */
  readonly approvals: string
}

/** Row → model. A version that came with the desk has no author among its agents. */
export function scriptDetailOf(row: ScriptShown): ScriptDetail {
  return {
    ...scriptVersionOf(row),
    text: templateOf(JSON.parse(row.segments) as Segment[]),
    contentHash: row.content_hash,
    ...(row.author_id !== '' && { authorId: row.author_id as AgentId }),
    authorName: row.author_name ?? '',
    approvals: JSON.parse(row.approvals) as ScriptApproval[],
    ...(row.suspended_why !== null && { suspendedWhy: row.suspended_why }),
    uses: row.uses,
    updatedAt: row.updated_at as Instant,
    rev: row.rev,
  }
}

/** The columns that what an officer wrote goes into. */
type WrittenColumn =
  | 'title'
  | 'scenario'
  | 'aliases'
  | 'stages'
  | 'needs_bill'
  | 'segments'
  | 'favourite'
  | 'audience'
  | 'disclosures'
  | 'effective_from'
  | 'effective_to'
  | 'content_hash'

export function columnsOf(
  source: ScriptSource,
  segments: readonly Segment[],
  contentHash: string,
): Pick<Selectable<ScriptVersionRow>, WrittenColumn> {
  return {
    title: source.title,
    scenario: source.scenario,
    aliases: JSON.stringify(source.aliases),
    stages: JSON.stringify(source.stages),
    needs_bill: source.needsBill ? 1 : 0,
    segments: JSON.stringify(segments),
    favourite: source.favourite ?? null,
    audience: JSON.stringify(source.audience),
    disclosures: JSON.stringify(source.disclosures),
    effective_from: source.effectiveFrom ?? '',
    effective_to: source.effectiveTo ?? null,
    content_hash: contentHash,
  }
}

/** What an officer wrote, back from its row. */
export function sourceOf(row: Selectable<ScriptVersionRow>): ScriptSource {
  return {
    key: row.key,
    title: row.title,
    scenario: row.scenario,
    text: templateOf(JSON.parse(row.segments) as Segment[]),
    aliases: JSON.parse(row.aliases) as string[],
    stages: JSON.parse(row.stages) as DpdStage[],
    needsBill: row.needs_bill === 1,
    audience: Audience.parse(JSON.parse(row.audience)),
    disclosures: JSON.parse(row.disclosures) as string[],
    favourite: row.favourite ?? undefined,
    effectiveFrom: (row.effective_from || undefined) as Instant | undefined,
    effectiveTo: (row.effective_to ?? undefined) as Instant | undefined,
  }
}
