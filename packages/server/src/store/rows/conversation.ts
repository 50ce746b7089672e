import type {
  AgentId,
  Channel,
  Conversation,
  ConversationId,
  ConversationStatus,
  CustomerId,
  Instant,
  Message,
  MessageId,
  WordingUse,
} from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { ConversationRow, MessageRow } from '../schema.ts'

/** A stored conversation with the customer's name as it may be shown. */
export type ConversationShown = Omit<ConversationRow, 'rev'> & {
  rev: number
  customer_name: string
  promises_overdue: number
}

/** A stored message with the name of the agent who wrote it. */
export type MessageShown = Omit<Selectable<MessageRow>, 'gate' | 'facts'> & { author_name: string | null }

/** Row → model: `undefined` where the row has null. */
export function conversationOf(row: ConversationShown): Conversation {
  return {
    id: row.id as ConversationId,
    channel: row.channel as Channel,
    status: row.status as ConversationStatus,
    customerId: row.customer_id as CustomerId,
    customerNameMasked: row.customer_name,
    agentId: (row.agent_id ?? undefined) as AgentId | undefined,
    intent: row.intent ?? undefined,
    lastText: row.last_text,
    lastRole: row.last_role as Conversation['lastRole'],
    ...(row.promises_overdue > 0 && { promisesOverdue: row.promises_overdue }),
    unread: row.unread,
    queuedAt: row.queued_at as Instant,
    lastAt: row.last_at as Instant,
    rev: row.rev,
  }
}

export function messageOf(row: MessageShown): Message {
  return {
    id: row.id as MessageId,
    conversationId: row.conversation_id as ConversationId,
    seq: row.seq,
    role: row.role as Message['role'],
    kind: row.kind as Message['kind'],
    body: row.body,
    wording: JSON.parse(row.wording) as WordingUse[],
    authorName: row.author_name ?? undefined,
    at: row.at as Instant,
  }
}
