import { refuse, type Ticket, type TicketDraft } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../../rules/mask-numbers.ts'
import { requireTicketType } from '../../rules/ticket-change.ts'
import { codeLength, ticketCode } from '../../rules/ticket-code.ts'
import { ticketDueAt } from '../../rules/ticket-deadline.ts'
import { ticketOf, type TicketShown } from '../../store/rows/ticket.ts'
import { compileOnce } from '../../store/compile-once.ts'
import type { TicketRow } from '../../store/schema.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import { mutate, type Mutation } from '../mutate.ts'
import { callerOf, groundOf, newId, type RandomBytes, type Room } from '../room.ts'
import { ownRefs } from './refs.ts'

type CreateInput = Parameters<Desk['tickets']['create']>[0]

/** Log a ticket: its customer, conversation, assignee and refs must all be this tenant's and belong together. */
export function createTicket(room: Room, input: CreateInput): Promise<Ticket> {
  requireTicketType(input.type, 'type')
  const { agentId, tenantId } = callerOf(room)
  return mutate(groundOf(room), 'tickets.create', input, async (mutation) => {
    const { trx } = mutation
    const customerName = await requireCustomer(trx, tenantId, input.customerId)
    if (input.conversationId !== undefined)
      await requireConversation(trx, tenantId, input.conversationId, input.customerId)
    const assigneeName = input.assigneeId === undefined ? null : await requireAssignee(trx, tenantId, input.assigneeId)
    const row = await logTicket(room, mutation, { ...input, tenantId, by: agentId })
    return ticketOf({ ...row, customer_name: customerName, assignee_name: assigneeName })
  })
}

type NewTicket = TicketDraft & { readonly tenantId: string; readonly by: string }

/** Put a ticket into the book, as part of a change that may be about something else. Who it names must be checked. */
export async function logTicket(
  room: Pick<Room, 'clock' | 'randomBytes'>,
  { trx, now, audit, announce }: Mutation,
  ticket: NewTicket,
): Promise<Omit<TicketShown, 'customer_name' | 'assignee_name'>> {
  const row = {
    id: newId(room),
    tenant_id: ticket.tenantId,
    code: await freeCode(trx, room.randomBytes),
    type: ticket.type,
    priority: ticket.priority,
    status: 'new',
    customer_id: ticket.customerId,
    conversation_id: ticket.conversationId ?? null,
    refs: JSON.stringify(await ownRefs(trx, ticket.customerId, ticket.refs)),
    summary: ticket.summary,
    assignee_id: ticket.assigneeId ?? null,
    due_at: ticketDueAt(ticket.type, now) ?? null,
    rev: 0,
    created_at: now,
    created_by: ticket.by,
    updated_at: now,
    updated_by: ticket.by,
  }
  await insertTicket(trx, row)
  await audit({
    action: 'ticket.created',
    objectKind: 'ticket',
    objectId: row.id,
    changes: [
      { field: 'code', to: row.code },
      { field: 'type', to: row.type },
      { field: 'priority', to: row.priority },
      { field: 'status', to: row.status },
      { field: 'summary', to: maskNumbers(row.summary) },
      ...(row.assignee_id === null ? [] : [{ field: 'assigneeId', to: row.assignee_id }]),
      ...(row.due_at === null ? [] : [{ field: 'dueAt', to: row.due_at }]),
    ],
  })
  await announce('ticket', row.id)
  return row
}

async function requireCustomer(trx: Write, tenantId: string, id: string): Promise<string> {
  const [row] = await customerName(trx, { id, tenant_id: tenantId })
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id })
  return row.name_masked
}

/** A conversation of another customer is refused: the ticket would show one customer's words to another's reader. */
async function requireConversation(trx: Write, tenantId: string, id: string, customerId: string): Promise<void> {
  const row = await trx
    .selectFrom('conversation')
    .select('customer_id')
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id })
  if (row.customer_id !== customerId) {
    throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'conversationId', problem: 'of_another_customer' }] })
  }
}

/** @throws Refusal NOT_FOUND unless it is someone of this tenant who works here now. Answers the name to show. */
export async function requireAssignee(trx: Write, tenantId: string, id: string): Promise<string> {
  const row = await trx
    .selectFrom('agent')
    .select('display_name')
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'agent', id })
  return row.display_name
}

/** A code no ticket has. There is one writer, so nobody takes it between the look and the insert. */
async function freeCode(trx: Write, randomBytes: RandomBytes): Promise<string> {
  for (let collisions = 0; ; collisions += 1) {
    const code = ticketCode(randomBytes(codeLength(collisions)))
    const [taken] = await ticketByCode(trx, { code })
    if (!taken) return code
  }
}

// Logging a ticket is what agents do most; these are put together once.
const customerName = compileOnce<'id' | 'tenant_id', { name_masked: string }>((db, hole) =>
  db
    .selectFrom('customer')
    .select('name_masked')
    .where('id', '=', hole('id'))
    .where('tenant_id', '=', hole('tenant_id')),
)
const ticketByCode = compileOnce<'code', { id: string }>((db, hole) =>
  db.selectFrom('ticket').select('id').where('code', '=', hole('code')),
)
const insertTicket = compileOnce<keyof TicketRow, unknown>((db, hole) =>
  db.insertInto('ticket').values({
    id: hole('id'),
    tenant_id: hole('tenant_id'),
    code: hole('code'),
    type: hole('type'),
    priority: hole('priority'),
    status: hole('status'),
    customer_id: hole('customer_id'),
    conversation_id: hole('conversation_id'),
    refs: hole('refs'),
    summary: hole('summary'),
    assignee_id: hole('assignee_id'),
    due_at: hole('due_at'),
    rev: hole<number>('rev'),
    created_at: hole('created_at'),
    created_by: hole('created_by'),
    updated_at: hole('updated_at'),
    updated_by: hole('updated_by'),
  }),
)
