import { type Arrangement, type Instant, instantOf, type Page, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { findArrangement, readArrangements } from '../../store/arrangements/arrangements.ts'
import { arrangementOf, type ArrangementShown } from '../../store/arrangements/row.ts'
import { keysOf, pageOf } from '../../store/keyset.ts'
import type { Read } from '../../store/store.ts'
import { callerOf, type Room } from '../room.ts'

type Verbs = Desk['arrangements']

/** @throws Refusal NOT_FOUND, also for another tenant's. */
export async function arrangementRow(room: Room, read: Read, id: string): Promise<ArrangementShown> {
  const row = await findArrangement(read, callerOf(room).tenantId, id)
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'arrangement', id })
  return row
}

export async function arrangementById(room: Room, read: Read, id: string, now: Instant): Promise<Arrangement> {
  return arrangementOf(await arrangementRow(room, read, id), now)
}

/** Newest first, by keyset. */
export async function arrangementPage(room: Room, input: Parameters<Verbs['list']>[0]): Promise<Page<Arrangement>> {
  const { customerId, loanId, state, limit, cursor } = input
  const now = instantOf(room.clock.nowMs())
  const [createdAt, id] = cursor === undefined ? [] : keysOf(cursor, 2)
  const after = createdAt === undefined || id === undefined ? undefined : { createdAt, id }
  const { tenantId } = callerOf(room)
  // One more than asked for tells whether there is a next page.
  const wanted = { tenantId, customerId, loanId, state, now, after, limit: limit + 1 }
  const rows = await readArrangements(room.store.read, wanted)
  return pageOf(
    rows.map((row) => arrangementOf(row, now)),
    limit,
    (last) => [last.createdAt, last.id],
  )
}
