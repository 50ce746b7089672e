import type { BillId, Conversation, ConversationStatus, DeskEvent, Instant, Message, WordingUse } from '@zuoxi/sdk'
import { sql } from 'kysely'
import type { Read } from './store.ts'
import type { Write } from './sqlite/group-writer.ts'
import { conversationOf, messageOf } from './rows/conversation.ts'

/** Named queries of conversations and messages. Each is scoped to a tenant: a foreign row is not there. */

/** Promises to the customer that are overdue at a moment; without one they are not counted. */
function promisesOverdue(now: Instant | undefined) {
  if (now === undefined) return sql<number>`0`.as('promises_overdue')
  return sql<number>`(select count(*) from promise p
    where p.customer_id = conversation.customer_id and p.state = 'open' and p.due_at < ${now})`.as('promises_overdue')
}

function shownConversations(read: Read, tenantId: string, now?: Instant) {
  return read
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customer_id')
    .selectAll('conversation')
    .select(['customer.name_masked as customer_name', promisesOverdue(now)])
    .where('conversation.tenant_id', '=', tenantId)
}

function shownMessages(read: Read, tenantId: string) {
  return read
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .leftJoin('agent', 'agent.id', 'message.author_id')
    .selectAll('message')
    .select('agent.display_name as author_name')
    .where('conversation.tenant_id', '=', tenantId)
}

export async function findConversation(
  read: Read,
  tenantId: string,
  id: string,
  now?: Instant,
): Promise<Conversation | undefined> {
  const row = await shownConversations(read, tenantId, now).where('conversation.id', '=', id).executeTakeFirst()
  return row && conversationOf(row)
}

export interface ConversationsAsked {
  readonly status?: readonly ConversationStatus[] | undefined
  readonly agentId?: string | undefined
  /** The `queued_at` and id of the row before. */
  readonly after?: readonly [string, string] | undefined
  /** The moment that promises are overdue at. */
  readonly now?: Instant
  readonly limit: number
}

/** Who has waited longest comes first. */
export async function listConversations(
  read: Read,
  tenantId: string,
  asked: ConversationsAsked,
): Promise<Conversation[]> {
  let query = shownConversations(read, tenantId, asked.now)
  const { status, agentId, after } = asked
  if (status) query = query.where('conversation.status', 'in', status)
  if (agentId !== undefined) query = query.where('conversation.agent_id', '=', agentId)
  if (after) {
    const [queuedAt, id] = after
    query = query.where((place) =>
      place(place.refTuple('conversation.queued_at', 'conversation.id'), '>', place.tuple(queuedAt, id)),
    )
  }
  const rows = await query.orderBy('conversation.queued_at').orderBy('conversation.id').limit(asked.limit).execute()
  return rows.map(conversationOf)
}

/** The newest messages before a seq, oldest first. */
export async function listMessages(
  read: Read,
  tenantId: string,
  asked: { conversationId: string; before?: number | undefined; limit: number },
): Promise<Message[]> {
  const rows = await shownMessages(read, tenantId)
    .where('message.conversation_id', '=', asked.conversationId)
    .where('message.seq', '<', asked.before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('message.seq', 'desc')
    .limit(asked.limit)
    .execute()
  return rows.map(messageOf).toReversed()
}

export async function findMessage(read: Read, tenantId: string, id: string): Promise<Message | undefined> {
  const row = await shownMessages(read, tenantId).where('message.id', '=', id).executeTakeFirst()
  return row && messageOf(row)
}

/** What the ledger said when a message was sent. */
export interface LedgerThen {
  /** Without an id in what was kept before there was one. */
  readonly bill?: { readonly id?: BillId; readonly outstandingFen: number; readonly dpd: number }
  readonly allDueFen?: number
}

/** Nothing of messages from before it was kept. */
export async function ledgerThenOf(read: Read, messageId: string): Promise<LedgerThen | undefined> {
  const row = await read.selectFrom('message').select('facts').where('id', '=', messageId).executeTakeFirst()
  return row === undefined || row.facts === '' ? undefined : (JSON.parse(row.facts) as LedgerThen)
}

export interface NewMessage {
  readonly id: string
  readonly conversationId: string
  readonly role: 'customer' | 'agent'
  readonly body: string
  readonly wording: readonly WordingUse[]
  readonly authorId: string | null
  /** JSON of what the gate said, and of what the ledger said at the moment of sending. */
  readonly gate?: string
  readonly facts?: string
  readonly at: string
}

/** Enough of a message to recognise it by in a list, in characters. */
const lastTextLength = 200

/** Append to a conversation and bring what a list shows of it up to date. */
export async function appendMessage(trx: Write, message: NewMessage): Promise<void> {
  const { conversationId, role, body, at } = message
  const spoken = await trx
    .updateTable('conversation')
    .set(({ eb }) => ({
      last_seq: eb('last_seq', '+', 1),
      unread: role === 'customer' ? eb('unread', '+', 1) : 0,
      rev: eb('rev', '+', 1),
      last_text: [...body].slice(0, lastTextLength).join(''),
      last_role: role,
      last_at: at,
    }))
    .where('id', '=', conversationId)
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('message')
    .values({
      id: message.id,
      conversation_id: conversationId,
      seq: spoken.last_seq,
      role,
      kind: 'text',
      body,
      wording: JSON.stringify(message.wording),
      author_id: message.authorId,
      gate: message.gate ?? '',
      facts: message.facts ?? '',
      at,
    })
    .execute()
}

/** Where the desk's events have got to. */
export async function lastEventSeq(read: Read): Promise<number> {
  const row = await read.selectFrom('desk_event').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.seq ?? 0
}

/**
 * The next events after `seq`, each with what it is about, and how far they
 * reach. Events of other tenants are passed over, so `upTo` may lie behind the
 * last of `events`.
 */
export async function eventsAfter(
  read: Read,
  tenantId: string,
  seq: number,
  limit: number,
  now?: Instant,
): Promise<{ events: DeskEvent[]; upTo: number }> {
  const rows = await read
    .selectFrom('desk_event')
    .select(['seq', 'kind', 'object_id'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  const idsOf = (kind: string): string[] => [
    ...new Set(rows.filter((row) => row.kind === kind).map((row) => row.object_id)),
  ]
  const messages = await messagesByIds(read, tenantId, idsOf('message'))
  const conversations = await conversationsByIds(read, tenantId, idsOf('conversation'), now)
  const tickets = await ticketsByIds(read, tenantId, idsOf('ticket'))
  const payers = await payersByIds(read, tenantId, idsOf('repayment'))
  const arranged = await arrangedByIds(read, tenantId, idsOf('arrangement'))
  const held = await idsOfTenant(read, 'held_message', tenantId, idsOf('held'))
  const promises = await idsOfTenant(read, 'promise', tenantId, idsOf('promise'))
  const customers = await idsOfTenant(read, 'customer', tenantId, idsOf('contact'))
  const events: DeskEvent[] = []
  for (const { seq: at, kind, object_id: id } of rows) {
    const message = messages.get(id)
    const conversation = conversations.get(id)
    if (kind === 'message' && message) events.push({ kind, seq: at, message })
    else if (kind === 'conversation' && conversation) events.push({ kind, seq: at, conversation })
    else if (kind === 'ticket' && tickets.has(id)) events.push({ kind, seq: at, ticketId: id })
    else if (kind === 'repayment' && payers.has(id))
      events.push({ kind, seq: at, repaymentId: id, customerId: payers.get(id) ?? undefined })
    else if (kind === 'arrangement' && arranged.has(id))
      events.push({ kind, seq: at, arrangementId: id, customerId: arranged.get(id) ?? '' })
    else if (kind === 'held' && held.has(id)) events.push({ kind, seq: at, heldMessageId: id })
    else if (kind === 'promise' && promises.has(id)) events.push({ kind, seq: at, promiseId: id })
    else if (kind === 'contact' && customers.has(id)) events.push({ kind, seq: at, customerId: id })
    // Wording and rules are the whole desk's, and a file holds one desk.
    else if (kind === 'wording') events.push({ kind, seq: at, key: id })
    else if (kind === 'rule') events.push({ kind, seq: at, rule: id })
  }
  return { events, upTo: rows.at(-1)?.seq ?? seq }
}

async function arrangedByIds(read: Read, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .selectFrom('arrangement')
    .select(['id', 'customer_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.customer_id]))
}

async function idsOfTenant(
  read: Read,
  table: 'held_message' | 'promise' | 'customer',
  tenantId: string,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await read
    .selectFrom(table)
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function messagesByIds(read: Read, tenantId: string, ids: string[]): Promise<Map<string, Message>> {
  if (ids.length === 0) return new Map()
  const rows = await shownMessages(read, tenantId).where('message.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, messageOf(row)]))
}

async function conversationsByIds(
  read: Read,
  tenantId: string,
  ids: string[],
  now: Instant | undefined,
): Promise<Map<string, Conversation>> {
  if (ids.length === 0) return new Map()
  const rows = await shownConversations(read, tenantId, now).where('conversation.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, conversationOf(row)]))
}

async function ticketsByIds(read: Read, tenantId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await read
    .selectFrom('ticket')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Whose each repayment is; of some nobody knows it yet. */
async function payersByIds(read: Read, tenantId: string, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .selectFrom('repayment')
    .select(['id', 'customer_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.customer_id]))
}
