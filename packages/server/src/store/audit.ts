import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditEvent, Instant } from '@zuoxi/sdk'
import { countOf, genesis, headFor, headName, type LogEnd } from './audit-head.ts'
import { compileOnce } from './compile-once.ts'
import type { AuditRow } from './schema.ts'
import type { Seal } from './seal.ts'
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

/**
 * Append to the hash chain and move its head, inside the transaction of the
 * effect it tells of. A head that does not name the last event is left as it
 * is: whatever was cut off before must go on showing.
 */
export async function appendAudit(trx: Write, seal: Seal, entry: AuditEntry): Promise<void> {
  const [last = await beforeFirst(trx)] = await lastEvent(trx, {})
  const body = {
    seq: last.seq + 1,
    at: entry.at,
    actor_id: entry.actorId,
    actor_name: entry.actorName,
    action: entry.action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    reason: entry.reason ?? null,
    changes: JSON.stringify(entry.changes),
    request_key: entry.requestKey,
    prev_hash: last.hash,
  }
  const hash = chainHash(body)
  await insertEvent(trx, { ...body, hash })
  if (isHash(last.hash) && last.head === headFor(seal, last))
    await moveHead(trx, { value: headFor(seal, { seq: body.seq, hash }) })
}

// Every change of the desk runs these, so they are put together once.
const lastEvent = compileOnce<never, LogEnd & { head: string | null }>((db) =>
  db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .select((qb) => qb.selectFrom('desk_meta').select('value').where('name', '=', headName).as('head'))
    .orderBy('seq', 'desc')
    .limit(1),
)
const moveHead = compileOnce<'value', unknown>((db, hole) =>
  db
    .updateTable('desk_meta')
    .set({ value: hole('value') })
    .where('name', '=', headName),
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

async function beforeFirst(trx: Write): Promise<LogEnd & { head: string | null }> {
  const kept = await trx.selectFrom('desk_meta').select('value').where('name', '=', headName).executeTakeFirst()
  return { ...genesis, head: kept?.value ?? null }
}

/**
 * Each event's hash covers its own fields and the hash before it, so nothing
 * can be changed, dropped or slipped in between. That nothing is cut off the end,
 * nor all of it written anew, is what the head is for.
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

/** How the log is: `brokenAt` is the first event that does not follow, or the first that is missing. */
export interface AuditState {
  readonly ok: boolean
  readonly events: number
  readonly brokenAt?: number
  /** `unguarded`: the chain holds, but the file no longer refuses to edit or remove events. */
  readonly why?: 'chain' | 'end' | 'unguarded'
}

/** Walk the whole chain as it is now, compare its end with the head, and see that the file still guards it. */
export async function verifyAudit(read: Read, seal: Seal): Promise<AuditState> {
  // Head and end in one statement: events go on being written while we walk.
  const { head, end } = await read
    .selectNoFrom((qb) => [
      qb.selectFrom('desk_meta').select('value').where('name', '=', headName).as('head'),
      qb
        .selectFrom('audit_event')
        .select(({ fn }) => fn.max('seq').as('end'))
        .as('end'),
    ])
    .executeTakeFirstOrThrow()
  const walked = await walk(read, end ?? 0)
  if ('brokenAt' in walked) return { ok: false, why: 'chain', ...walked }
  const events = walked.last.seq
  if (head !== headFor(seal, walked.last))
    return { ok: false, why: 'end', events, brokenAt: Math.min(events, countOf(head) ?? 0) + 1 }
  if (!(await isGuarded(read))) return { ok: false, why: 'unguarded', events }
  return { ok: true, events }
}

async function walk(read: Read, end: number): Promise<{ last: LogEnd } | { events: number; brokenAt: number }> {
  let last = genesis
  let after = Number.MIN_SAFE_INTEGER
  while (true) {
    const rows = await read
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', after)
      .where('seq', '<=', end)
      .orderBy('seq')
      .limit(1000)
      .execute()
    if (rows.length === 0) return { last }
    for (const row of rows) {
      if (!follows(row, last)) return { events: last.seq + 1, brokenAt: row.seq }
      last = { seq: row.seq, hash: row.hash }
      after = row.seq
    }
  }
}

/** A column of this file may hold any type that someone wrote into it. */
function follows(row: AuditRow, last: LogEnd): boolean {
  return (
    row.seq === last.seq + 1 &&
    isHash(row.prev_hash) &&
    isHash(row.hash) &&
    row.prev_hash.equals(last.hash) &&
    row.hash.equals(chainHash(row))
  )
}

function isHash(value: unknown): value is Buffer {
  return Buffer.isBuffer(value) && value.length === 32
}

/** The two triggers as the schema makes them; one of the same name that does something else is none. */
async function isGuarded(read: Read): Promise<boolean> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_schema where type = 'trigger' and tbl_name = 'audit_event'`.execute(read)
  return ['update', 'delete'].every((change) =>
    rows.some((row) => row.sql.includes(`before ${change} on audit_event begin select raise(abort,`)),
  )
}

/** Who changed something last, by name, as the log tells it. */
export async function lastActorOn(read: Read, objectKind: string, objectId: string): Promise<string> {
  const last = await read
    .selectFrom('audit_event')
    .select('actor_name')
    .where('object_kind', '=', objectKind)
    .where('object_id', '=', objectId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return last?.actor_name ?? ''
}

/** What was done after an event, oldest first, and which event is the newest. */
export async function eventsAfter(
  read: Read,
  after: number,
  limit: number,
): Promise<{ events: AuditEvent[]; last: number }> {
  const rows = await read
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor_name', 'action', 'object_kind', 'object_id', 'reason'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  const { last } = await read
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  const events = rows.map((row) => ({
    seq: row.seq,
    at: row.at as Instant,
    actorName: row.actor_name,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    ...(row.reason !== null && { reason: row.reason }),
  }))
  return { events, last: last ?? 0 }
}
