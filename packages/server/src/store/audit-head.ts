import type { Seal } from './seal.ts'

/**
 * The seal on the end of the audit log. The chain alone is made of nothing
 * secret: whoever can write the file could cut its end off, or write it anew,
 * and it would hold. The head names the last event under the desk's key, which
 * lies beside the file, so that an end which the desk did not write shows.
 */
export const headName = 'audit_head'

/** The last event, or seq 0 and no hash where there is none yet. */
export interface LogEnd {
  readonly seq: number
  readonly hash: Buffer
}

export const genesis: LogEnd = { seq: 0, hash: Buffer.alloc(32) }

/** What is kept for a log that ends so. Events are numbered without gaps, so the number is the count as well. */
export function headFor(seal: Pick<Seal, 'blind'>, { seq, hash }: LogEnd): string {
  return `${seq}:${seal.blind(`audit log of ${seq} events ending with ${hash.toString('hex')}`).toString('hex')}`
}

/** How many events the head tells of; `undefined` when there is no head. */
export function countOf(head: string | null | undefined): number | undefined {
  const count = Number.parseInt(head ?? '', 10)
  return Number.isNaN(count) ? undefined : count
}
