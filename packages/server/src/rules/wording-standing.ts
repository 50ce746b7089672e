import type { Failure, Instant, ScriptStatus, ScriptVersion } from '@zuoxi/sdk'
import { isFor, type Listener } from './wording-audience.ts'

/** What a version counts as at a moment: an active one is only in force between its dates, a scheduled one from its day on. */
export function standingAt(
  version: Pick<ScriptVersion, 'status' | 'effectiveFrom' | 'effectiveTo'>,
  now: Instant,
): ScriptStatus {
  if (version.status !== 'active' && version.status !== 'scheduled') return version.status
  if (now < version.effectiveFrom) return 'scheduled'
  if (version.effectiveTo !== undefined && version.effectiveTo <= now) return 'retired'
  return 'active'
}

/**
 * Of all versions of a key, newest first, the one in force for a listener; where none is meant for them, the newest in
 * force: whoever asks for a key by its name knows what they want.
 *
 * @returns the refusal where there is none: WORDING_UNKNOWN, or WORDING_NOT_ACTIVE of the newest.
 */
export function versionInForce(
  versions: readonly ScriptVersion[],
  key: string,
  now: Instant,
  listener: Listener,
): { version: ScriptVersion } | { failure: Failure } {
  const inForce = versions.filter((candidate) => standingAt(candidate, now) === 'active')
  const version = inForce.find((candidate) => isFor(candidate, listener)) ?? inForce[0]
  if (version) return { version }
  const [newest] = versions
  if (!newest) return { failure: { code: 'WORDING_UNKNOWN', id: key } }
  return { failure: { code: 'WORDING_NOT_ACTIVE', key, version: newest.version, status: standingAt(newest, now) } }
}
