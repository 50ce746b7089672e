import { type Page, refuse, type ScriptDetail, type ScriptStatus } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import type { ScriptStanding } from '../../rules/script-change.ts'
import { keysOf, pageOf } from '../../store/keyset.ts'
import { scriptDetailOf, type ScriptShown } from '../../store/rows/script-detail.ts'
import { findScript, listScripts } from '../../store/scripts.ts'
import type { Read } from '../../store/store.ts'
import type { Room } from '../room.ts'

export async function listVersions(
  { store }: Room,
  { key, status, cursor, limit }: Parameters<Desk['scripts']['list']>[0],
): Promise<Page<ScriptDetail>> {
  const place = cursor === undefined ? undefined : keysOf(cursor, 2)
  const after = place && { key: place[0] ?? '', version: Number(place[1]) }
  const rows = await listScripts(store.read, { key, status, after, limit: limit + 1 })
  return pageOf(rows.map(scriptDetailOf), limit, (last) => [last.key, String(last.version)])
}

/** @throws Refusal NOT_FOUND */
export async function scriptRow(read: Read, id: string): Promise<ScriptShown> {
  const row = await findScript(read, id)
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'wording', id })
  return row
}

export function standingOfScript(row: ScriptShown): ScriptStanding {
  return {
    id: row.id,
    key: row.key,
    version: row.version,
    status: row.status as ScriptStatus,
    authorId: row.author_id,
    contentHash: row.content_hash,
  }
}
