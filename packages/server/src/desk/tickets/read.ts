import { type Instant, type Page, refuse, type Ticket, type TicketDetail, type TicketStatus } from '@zuoxi/sdk'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { FieldChange } from '../../store/audit.ts'
import { keysOf, pageOf } from '../../store/keyset.ts'
import { ticketOf, type TicketShown } from '../../store/rows/ticket.ts'
import type { AuditRow, Tables } from '../../store/schema.ts'
import type { Read } from '../../store/store.ts'
import { callerOf, type Room } from '../room.ts'

type TicketQuery = SelectQueryBuilder<
  Tables & { assignee: Tables['agent'] | null },
  'ticket' | 'customer' | 'assignee',
  TicketShown
>

/** The tickets of the caller's tenant; there is no query of tickets that does not begin here. */
export function ticketsOf(room: Room, db: Read): TicketQuery {
  return db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customer_id')
    .leftJoin('agent as assignee', 'assignee.id', 'ticket.assignee_id')
    .selectAll('ticket')
    .select(['customer.name_masked as customer_name', 'assignee.display_name as assignee_name'])
    .where('ticket.tenant_id', '=', callerOf(room).tenantId)
}

/** @throws Refusal NOT_FOUND, also for another tenant's ticket. */
export async function ticketRow(room: Room, db: Read, id: string): Promise<TicketShown> {
  const row = await ticketsOf(room, db).where('ticket.id', '=', id).executeTakeFirst()
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'ticket', id })
  return row
}

interface ListInput {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly status?: readonly TicketStatus[] | undefined
  readonly assigneeId?: string | undefined
  readonly customerId?: string | undefined
  readonly code?: string | undefined
}

/** Newest first, by keyset: a page begins right after the last row of the one before, whatever has come since. */
export async function ticketPage(room: Room, input: ListInput): Promise<Page<Ticket>> {
  let query = ticketsOf(room, room.store.read)
  if (input.status?.length) query = query.where('ticket.status', 'in', input.status)
  if (input.assigneeId !== undefined) query = query.where('ticket.assignee_id', '=', input.assigneeId)
  if (input.customerId !== undefined) query = query.where('ticket.customer_id', '=', input.customerId)
  if (input.code !== undefined) query = query.where('ticket.code', '=', input.code)
  if (input.cursor !== undefined) {
    const [createdAt, id] = keysOf(input.cursor, 2)
    query = query.where(sql<boolean>`(ticket.created_at, ticket.id) < (${createdAt}, ${id})`)
  }
  // One more than asked for tells whether there is a next page.
  const rows = await query
    .orderBy('ticket.created_at', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(input.limit + 1)
    .execute()
  return pageOf(rows.map(ticketOf), input.limit, (last) => [last.createdAt, last.id])
}

/** A ticket with what was said about it, and its history as the audit log tells it. */
export async function ticketDetail(room: Room, db: Read, id: string): Promise<TicketDetail> {
  const ticket = ticketOf(await ticketRow(room, db, id))
  const comments = await db
    .selectFrom('ticket_comment')
    .leftJoin('agent', 'agent.id', 'ticket_comment.author_id')
    .select(['ticket_comment.body', 'ticket_comment.at', 'agent.display_name'])
    .where('ticket_id', '=', id)
    .orderBy('no')
    .execute()
  const events = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('object_kind', '=', 'ticket')
    .where('object_id', '=', id)
    .orderBy('seq')
    .execute()
  const names = await agentNames(room, db)
  return {
    ...ticket,
    comments: comments.map((row) => ({ authorName: row.display_name ?? '', body: row.body, at: row.at as Instant })),
    history: events.map((event) => changeOf(event, names)),
  }
}

/** The log keeps ids, which stay true when people are renamed; readers see names. */
function changeOf(event: AuditRow, names: ReadonlyMap<string, string>): TicketDetail['history'][number] {
  const named = (value: string | undefined) => (value === undefined ? undefined : (names.get(value) ?? value))
  const changes = (JSON.parse(event.changes) as FieldChange[]).map((change) =>
    change.field === 'assigneeId' ? { ...change, from: named(change.from), to: named(change.to) } : change,
  )
  return { at: event.at as Instant, actorName: event.actor_name, action: event.action, changes }
}

async function agentNames(room: Room, db: Read): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('agent')
    .select(['id', 'display_name'])
    .where('tenant_id', '=', callerOf(room).tenantId)
    .execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
