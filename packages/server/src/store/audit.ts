import { createHash } from 'node:crypto'
import { compileOnce } from './compile-once.ts'
import type { AuditRow } from './schema.ts'
import type { Read } from './store.ts'
import type { Write } from './sqlite/group-writer.ts'

/** One field that an action changed. Never clear personal data: the log outlives every erasure. */
export interface FieldChange {
  readonly field: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What is written of an action; the chain adds the place in the order. */
export interface AuditEntry {
  readonly at: string
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  readonly reason?: string | undefined
  readonly changes: readonly FieldChange[]
  readonly requestKey: string
}

const genesis = Buffer.alloc(32)

/** Append to the hash chain, inside the transaction of the effect it tells of. */
export async function appendAudit(trx: Write, entry: AuditEntry): Promise<void> {
  const [last] = await lastEvent(trx, {})
  const body = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actor_id: entry.actorId,
    actor_name: entry.actorName,
    action: entry.action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    reason: entry.reason ?? null,
    changes: JSON.stringify(entry.changes),
    request_key: entry.requestKey,
    prev_hash: last?.hash ?? genesis,
  }
  await insertEvent(trx, { ...body, hash: chainHash(body) })
}

// Every change of the desk runs these two, so they are put together once.
const lastEvent = compileOnce<never, Pick<AuditRow, 'seq' | 'hash'>>((db) =>
  db.selectFrom('audit_event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1),
)
const insertEvent = compileOnce<keyof AuditRow, unknown>((db, hole) =>
  db.insertInto('audit_event').values({
    seq: hole<number>('seq'),
    at: hole('at'),
    actor_id: hole('actor_id'),
    actor_name: hole('actor_name'),
    action: hole('action'),
    object_kind: hole('object_kind'),
    object_id: hole('object_id'),
    reason: hole('reason'),
    changes: hole('changes'),
    request_key: hole('request_key'),
    prev_hash: hole<Buffer>('prev_hash'),
    hash: hole<Buffer>('hash'),
  }),
)

/**
 * Each event's hash covers its own fields and the hash before it, so nothing
 * can be changed, dropped or slipped in between. Cutting off the newest events
 * leaves a shorter chain that holds: compare the count with an earlier one.
 */
function chainHash(event: Omit<AuditRow, 'hash'>): Buffer {
  const fields = [
    event.seq,
    event.at,
    event.actor_id,
    event.actor_name,
    event.action,
    event.object_kind,
    event.object_id,
    event.reason,
    event.changes,
    event.request_key,
  ]
  return createHash('sha256').update(event.prev_hash).update(JSON.stringify(fields)).digest()
}

/** Walk the whole chain. `brokenAt` is the first event that does not follow from the one before. */
export async function verifyAudit(read: Read): Promise<{ ok: boolean; events: number; brokenAt?: number }> {
  let events = 0
  let previous: Buffer = genesis
  let after = 0
  while (true) {
    const rows = await read
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1000)
      .execute()
    if (rows.length === 0) return { ok: true, events }
    for (const row of rows) {
      events += 1
      const follows = row.seq === events && row.prev_hash.equals(previous) && row.hash.equals(chainHash(row))
      if (!follows) return { ok: false, events, brokenAt: row.seq }
      previous = row.hash
      after = row.seq
    }
  }
}
