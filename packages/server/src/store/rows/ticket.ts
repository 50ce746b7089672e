import type {
  AgentId,
  ConversationId,
  CustomerId,
  Instant,
  Priority,
  Ticket,
  TicketId,
  TicketRef,
  TicketStatus,
} from '@zuoxi/sdk'
import type { TicketRow } from '../schema.ts'

/** A stored ticket with the two names it is shown with. */
export type TicketShown = Omit<TicketRow, 'rev'> & { rev: number; customer_name: string; assignee_name: string | null }

/** Row → model: `undefined` where the row has null. */
export function ticketOf(row: TicketShown): Ticket {
  return {
    id: row.id as TicketId,
    code: row.code,
    type: row.type,
    priority: row.priority as Priority,
    status: row.status as TicketStatus,
    customerId: row.customer_id as CustomerId,
    customerNameMasked: row.customer_name,
    conversationId: (row.conversation_id ?? undefined) as ConversationId | undefined,
    refs: JSON.parse(row.refs) as TicketRef[],
    summary: row.summary,
    assigneeId: (row.assignee_id ?? undefined) as AgentId | undefined,
    assigneeName: row.assignee_name ?? undefined,
    dueAt: (row.due_at ?? undefined) as Instant | undefined,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
    rev: row.rev,
  }
}
