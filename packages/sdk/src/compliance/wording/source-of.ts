import type { ScriptDetail, ScriptSource } from '../../model/script.ts'

/** What an officer wrote, back from a version of the desk: writing it again changes nothing. */
export function sourceOf(version: ScriptDetail): ScriptSource {
  const { key, title, scenario, text, aliases, stages, needsBill, disclosures = [], favourite, effectiveTo } = version
  const audience = version.audience ?? { products: [], channels: [], roles: [] }
  const dated = !isWritten(version) || version.effectiveFrom !== version.updatedAt
  return {
    key,
    title,
    scenario,
    text,
    aliases,
    stages,
    needsBill,
    audience,
    disclosures,
    ...(favourite !== undefined && { favourite }),
    // A draft that names no day shows when it was written.
    ...(dated && { effectiveFrom: version.effectiveFrom }),
    ...(effectiveTo !== undefined && { effectiveTo }),
  }
}

/** Written, but not in force yet. */
export function isWritten({ status }: Pick<ScriptDetail, 'status'>): boolean {
  return status === 'draft' || status === 'in_review' || status === 'rejected' || status === 'approved'
}
