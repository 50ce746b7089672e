import { type ConflictField, type Instant, refuse, type Ticket, type TicketPatch, type TicketStatus } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../../rules/mask-numbers.ts'
import {
  conflictFields,
  requireTicketMove,
  requireTicketType,
  ticketChanges,
  type TicketFieldChange,
  type TicketFields,
} from '../../rules/ticket-change.ts'
import { ticketDueAt } from '../../rules/ticket-deadline.ts'
import type { FieldChange } from '../../store/audit.ts'
import { ticketOf, type TicketShown } from '../../store/rows/ticket.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'
import { requireAssignee } from './create.ts'
import { ticketRow } from './read.ts'

type UpdateInput = Parameters<Desk['tickets']['update']>[0]

/** Change a ticket one has seen; what somebody changed meanwhile is refused with both values, never overwritten. */
export function updateTicket(room: Room, input: UpdateInput): Promise<Ticket> {
  const { patch } = input
  if (patch.type !== undefined) requireTicketType(patch.type, 'patch.type')
  const { agentId, tenantId } = callerOf(room)
  return mutate(groundOf(room), 'tickets.update', input, async ({ trx, now, audit, announce }) => {
    const row = await ticketRow(room, trx, input.ticketId)
    const fields = fieldsOf(row)
    if (row.rev !== input.expectedRev) throw await conflict(trx, row, fields, input.expectedRev, patch)
    if (patch.status !== undefined) requireTicketMove(fields.status, patch.status)
    if (patch.assigneeId) await requireAssignee(trx, tenantId, patch.assigneeId)
    const changes = ticketChanges(fields, patch)
    const object = { objectKind: 'ticket', objectId: row.id }
    if (changes.length === 0) {
      await audit({ action: 'ticket.unchanged', ...object })
      return ticketOf(row)
    }
    const dueAt = ticketDueAt(patch.type ?? row.type, row.created_at as Instant)
    await trx
      .updateTable('ticket')
      .set({
        ...columnsOf(patch),
        due_at: dueAt ?? null,
        rev: row.rev + 1,
        updated_at: now,
        updated_by: agentId,
      })
      .where('id', '=', row.id)
      .execute()
    await audit({ action: 'ticket.updated', ...object, changes: toldChanges(changes, row.due_at ?? undefined, dueAt) })
    await announce('ticket', row.id)
    return ticketOf(await ticketRow(room, trx, row.id))
  })
}

function fieldsOf(row: TicketShown): TicketFields {
  return {
    type: row.type,
    priority: row.priority,
    status: row.status as TicketStatus,
    summary: row.summary,
    assigneeId: row.assignee_id ?? undefined,
  }
}

function columnsOf({ type, priority, status, summary, assigneeId }: TicketPatch) {
  return {
    ...(type !== undefined && { type }),
    ...(priority !== undefined && { priority }),
    ...(status !== undefined && { status }),
    ...(summary !== undefined && { summary }),
    ...(assigneeId !== undefined && { assignee_id: assigneeId }),
  }
}

/** The log outlives every erasure, so people's numbers do not enter it with a summary. */
function toldChanges(
  changes: readonly TicketFieldChange[],
  dueFrom: string | undefined,
  dueTo: string | undefined,
): FieldChange[] {
  const masked = (text: string | undefined) => (text === undefined ? undefined : maskNumbers(text))
  const told: FieldChange[] = changes.map((change) =>
    change.field === 'summary' ? { ...change, from: masked(change.from), to: masked(change.to) } : change,
  )
  return dueFrom === dueTo ? told : [...told, { field: 'dueAt', from: dueFrom, to: dueTo }]
}

/** What happened since `expectedRev`: each revision after it left one `ticket.updated` in the log. */
async function conflict(
  trx: Write,
  row: TicketShown,
  fields: TicketFields,
  expectedRev: number,
  patch: TicketPatch,
): Promise<Error> {
  const since = await trx
    .selectFrom('audit_event')
    .select(['actor_name', 'changes'])
    .where('object_kind', '=', 'ticket')
    .where('object_id', '=', row.id)
    .where('action', '=', 'ticket.updated')
    .orderBy('seq', 'desc')
    .limit(Math.max(0, row.rev - expectedRev))
    .execute()
  const changed = new Set(
    since.flatMap((event) => (JSON.parse(event.changes) as FieldChange[]).map((change) => change.field)),
  )
  return refuse({
    code: 'CONFLICT',
    noun: 'ticket',
    id: row.id,
    rev: row.rev,
    by: since[0]?.actor_name ?? '',
    fields: await withNames(trx, conflictFields(fields, patch, changed)),
  })
}

/** People are shown by name, so that "yours" and "theirs" can be read. */
async function withNames(trx: Write, fields: ConflictField[]): Promise<ConflictField[]> {
  const ids = fields.filter(({ field }) => field === 'assigneeId').flatMap(({ yours, theirs }) => [yours, theirs])
  if (ids.length === 0) return fields
  const rows = await trx.selectFrom('agent').select(['id', 'display_name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map((row) => [row.id, row.display_name]))
  const named = (id: string) => names.get(id) ?? id
  return fields.map((field) =>
    field.field === 'assigneeId' ? { ...field, yours: named(field.yours), theirs: named(field.theirs) } : field,
  )
}
