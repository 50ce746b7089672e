import { type Instant, instantOf, msOf } from '@zuoxi/sdk'

/** How many wrong passwords a name bears, and for how long it is then shut. House default (H). */
export const signInLimits: { id: string; effectiveFrom: string; fails: number; lockMs: number } = {
  id: 'sign-in-limits',
  effectiveFrom: '2026-01-01',
  fails: 5,
  lockMs: 15 * 60_000,
}

/** What is remembered of a name's failed sign-ins since its last success. */
export interface SignInRecord {
  readonly fails: number
  readonly lockedUntil: Instant | undefined
}

export const cleanRecord: SignInRecord = { fails: 0, lockedUntil: undefined }

/** Until when a name is shut, or `undefined` when it may try. The moment the lock ends is already free. */
export function lockedUntil(record: SignInRecord, now: Instant): Instant | undefined {
  return record.lockedUntil !== undefined && msOf(record.lockedUntil) > msOf(now) ? record.lockedUntil : undefined
}

/** The record after one more wrong password. A lock that has ended starts the count anew. */
export function afterFail(record: SignInRecord, now: Instant): SignInRecord {
  const fails = record.lockedUntil === undefined ? record.fails + 1 : 1
  return { fails, lockedUntil: fails >= signInLimits.fails ? instantOf(msOf(now) + signInLimits.lockMs) : undefined }
}
