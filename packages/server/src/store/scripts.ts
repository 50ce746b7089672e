import { sql } from 'kysely'
import type { ScriptStatus } from '@zuoxi/sdk'
import type { ScriptShown } from './rows/script-detail.ts'
import type { Write } from './sqlite/group-writer.ts'
import type { Read } from './store.ts'

const approvals = sql<string>`(
  select coalesce(json_group_array(json_object('byId', a.by_id, 'byName', coalesce(g.display_name, ''), 'decision', a.decision,
    'contentHash', a.content_hash, 'reason', a.reason, 'at', a.at) order by a.seq), '[]')
  from script_approval a left join agent g on g.id = a.by_id where a.version_id = script_version.id)`
const uses = sql<number>`(select coalesce(sum(u.uses), 0) from script_use u where u.key = script_version.key)`

function shown(read: Read) {
  return read
    .selectFrom('script_version')
    .leftJoin('agent', 'agent.id', 'script_version.author_id')
    .selectAll('script_version')
    .select(['agent.display_name as author_name', approvals.as('approvals'), uses.as('uses')])
}

export function findScript(read: Read, id: string): Promise<ScriptShown | undefined> {
  return shown(read).where('script_version.id', '=', id).executeTakeFirst()
}

/** A place in the list: by key, the newest version first. */
export interface ScriptPlace {
  readonly key: string
  readonly version: number
}

export interface ScriptsWanted {
  readonly key: string | undefined
  readonly status: ScriptStatus | undefined
  readonly after: ScriptPlace | undefined
  readonly limit: number
}

export function listScripts(read: Read, { key, status, after, limit }: ScriptsWanted): Promise<ScriptShown[]> {
  return shown(read)
    .$if(key !== undefined, (query) => query.where('script_version.key', '=', key ?? ''))
    .$if(status !== undefined, (query) => query.where('script_version.status', '=', status ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(script_version.key > ${after?.key} or (script_version.key = ${after?.key} and script_version.version < ${after?.version}))`,
      ),
    )
    .orderBy('script_version.key')
    .orderBy('script_version.version', 'desc')
    .limit(limit)
    .execute()
}

export async function newestVersion(read: Read, key: string): Promise<number> {
  const row = await read
    .selectFrom('script_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Change a version's columns; its revision moves with them. */
export async function updateScript(
  trx: Write,
  id: string,
  values: Record<string, string | number | null>,
): Promise<void> {
  await trx
    .updateTable('script_version')
    .set(({ eb }) => ({ ...values, rev: eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Of a key and audience one version is active: the one before makes room. */
export async function supersedeActive(trx: Write, key: string, audience: string, now: string): Promise<string[]> {
  const before = await trx
    .updateTable('script_version')
    .set(({ eb }) => ({ status: 'superseded', updated_at: now, rev: eb('rev', '+', 1) }))
    .where('key', '=', key)
    .where('audience', '=', audience)
    .where('status', '=', 'active')
    .returning('id')
    .execute()
  return before.map(({ id }) => id)
}

/** A version whose next moment has come: a scheduled one begins, an active one ends. */
export interface DueVersion {
  readonly id: string
  readonly key: string
  readonly audience: string
  readonly status: string
}

/** Versions that begin or end by themselves and whose moment has come, what ends first, then the oldest beginning. */
export function dueVersions(read: Read, now: string): Promise<DueVersion[]> {
  return read
    .selectFrom('script_version')
    .select(['id', 'key', 'audience', 'status'])
    .where((version) =>
      version.or([
        version('status', '=', 'scheduled').and('effective_from', '<=', now),
        version('status', '=', 'active').and('effective_to', '<=', now),
      ]),
    )
    .orderBy('status')
    .orderBy('effective_from')
    .execute()
}
