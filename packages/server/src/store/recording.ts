import { type Selectable, sql } from 'kysely'
import type { AuditRow, ConversationRow, Tables } from './schema.ts'
import type { Read } from './store.ts'

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

export type RecordedEvent = Pick<
  AuditRow,
  'seq' | 'at' | 'actor_id' | 'action' | 'object_kind' | 'object_id' | 'reason' | 'changes' | 'request_key'
>
/** An entry of the ledger that was made since the conversation began. */
export type RecordedEntry = Pick<
  Selectable<Tables['ledger_entry']>,
  'at' | 'bill_id' | 'line_no' | 'component' | 'kind' | 'amount_fen' | 'repayment_id'
> & { readonly moves: 0 | 1 }

interface ServiceRows {
  readonly messages: readonly Row<'message'>[]
  readonly held: readonly Row<'held_message'>[]
  readonly promises: readonly Row<'promise'>[]
  /** Of this conversation. */
  readonly tickets: readonly Row<'ticket'>[]
  readonly otherTickets: readonly Row<'ticket'>[]
  readonly comments: readonly Row<'ticket_comment'>[]
  readonly arrangements: readonly Row<'arrangement'>[]
  readonly customer: Row<'customer'>
  readonly preference: Row<'contact_preference'> | undefined
  readonly attempts: readonly Row<'contact_attempt'>[]
}

interface MoneyRows {
  readonly creditLine: Row<'credit_line'> | undefined
  readonly loans: readonly Row<'loan'>[]
  readonly bills: readonly Row<'bill'>[]
  readonly lines: readonly Row<'bill_line'>[]
  readonly repayments: readonly Row<'repayment'>[]
  /** Since the conversation began. */
  readonly entries: readonly RecordedEntry[]
}

interface GoodsRows {
  readonly orders: readonly Row<'purchase'>[]
  readonly logistics: readonly Row<'logistics_event'>[]
  readonly coupons: readonly Row<'coupon'>[]
}

export type RecordedAgent = Pick<Row<'agent'>, 'id' | 'display_name' | 'work_no' | 'role'>

/** Everything that a conversation consists of, as rows. Personal fields are still sealed in it. */
export interface RecordedRows extends ServiceRows, MoneyRows, GoodsRows {
  readonly conversation: Row<'conversation'>
  readonly startedAt: string
  /** What was done since the customer began to write, in the order of the log. */
  readonly events: readonly RecordedEvent[]
  readonly before: readonly RecordedEvent[]
  readonly agents: readonly RecordedAgent[]
  readonly versions: readonly Row<'script_version'>[]
}

/** Read a conversation with all that it stood on; nothing when this tenant has none, or nobody has written in it. */
export async function readRecordedRows(
  read: Read,
  tenantId: string,
  conversationId: string,
): Promise<RecordedRows | undefined> {
  const conversation = await read
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', conversationId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  const first = conversation && (await firstWords(read, conversationId))
  if (!conversation || !first) return undefined
  const { customer_id: customerId } = conversation
  const [service, money, goods] = [
    await serviceRows(read, conversation),
    await moneyRows(read, customerId, first.at),
    await goodsRows(read, customerId),
  ]
  const until = await nextBegins(read, conversation)
  const objects: readonly (readonly [kind: string, ids: readonly string[]])[] = [
    ['conversation', [conversationId]],
    ['customer', [customerId]],
    ['ticket', service.tickets.map(({ id }) => id)],
    ['held_message', service.held.map(({ id }) => id)],
    ['promise', service.promises.map(({ id }) => id)],
    ['arrangement', service.arrangements.map(({ id }) => id)],
    ['repayment', money.repayments.map(({ id }) => id)],
    ['loan', money.loans.map(({ id }) => id)],
  ]
  const all = await Promise.all(objects.map(([kind, ids]) => eventsOf(read, kind, ids)))
  const events = all.flat().toSorted((a, b) => a.seq - b.seq)
  const since = events.filter(({ seq }) => seq >= first.seq && seq < until)
  return {
    conversation,
    startedAt: first.at,
    ...service,
    ...money,
    ...goods,
    events: since,
    before: events.filter(({ seq }) => seq < first.seq),
    agents: await staffOf(read, [...since.map(({ actor_id }) => actor_id), conversation.agent_id ?? '']),
    versions: await versionsOf(
      read,
      service.messages.flatMap(({ wording }) => wording),
    ),
  }
}

function firstWords(read: Read, conversationId: string) {
  return eventsQuery(read, 'conversation', [conversationId])
    .where('action', '=', 'message.receive')
    .limit(1)
    .executeTakeFirst()
}

function eventsQuery(read: Read, kind: string, ids: readonly string[]) {
  return read
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor_id', 'action', 'object_kind', 'object_id', 'reason', 'changes', 'request_key'])
    .where('object_kind', '=', kind)
    .where('object_id', 'in', [...ids])
    .orderBy('seq')
}

async function eventsOf(read: Read, kind: string, ids: readonly string[]): Promise<RecordedEvent[]> {
  return ids.length === 0 ? [] : eventsQuery(read, kind, ids).execute()
}

/** What happens to a customer after they have begun another conversation belongs to that one. */
async function nextBegins(read: Read, conversation: Pick<ConversationRow, 'id' | 'customer_id' | 'status'>) {
  const closed = await eventsQuery(read, 'conversation', [conversation.id])
    .where('action', '=', 'conversation.close')
    .executeTakeFirst()
  if (!closed) return Number.MAX_SAFE_INTEGER
  const next = await read
    .selectFrom('audit_event')
    .innerJoin('conversation', 'conversation.id', 'audit_event.object_id')
    .select(({ fn }) => fn.min('audit_event.seq').as('seq'))
    .where('audit_event.object_kind', '=', 'conversation')
    .where('audit_event.seq', '>', closed.seq)
    .where('conversation.customer_id', '=', conversation.customer_id)
    .where('conversation.id', '<>', conversation.id)
    .executeTakeFirst()
  return next?.seq ?? Number.MAX_SAFE_INTEGER
}

async function serviceRows(
  read: Read,
  { id, customer_id }: Pick<ConversationRow, 'id' | 'customer_id'>,
): Promise<ServiceRows> {
  const tickets = await read.selectFrom('ticket').selectAll().where('customer_id', '=', customer_id).execute()
  const own = tickets.filter((ticket) => ticket.conversation_id === id)
  return {
    messages: await read.selectFrom('message').selectAll().where('conversation_id', '=', id).orderBy('seq').execute(),
    held: await read.selectFrom('held_message').selectAll().where('conversation_id', '=', id).execute(),
    promises: await read.selectFrom('promise').selectAll().where('conversation_id', '=', id).orderBy('id').execute(),
    tickets: own,
    otherTickets: tickets.filter((ticket) => ticket.conversation_id !== id),
    comments: await read
      .selectFrom('ticket_comment')
      .selectAll()
      .where(
        'ticket_id',
        'in',
        own.map((ticket) => ticket.id),
      )
      .orderBy('no')
      .execute(),
    arrangements: await read.selectFrom('arrangement').selectAll().where('customer_id', '=', customer_id).execute(),
    customer: await read.selectFrom('customer').selectAll().where('id', '=', customer_id).executeTakeFirstOrThrow(),
    preference: await read
      .selectFrom('contact_preference')
      .selectAll()
      .where('customer_id', '=', customer_id)
      .executeTakeFirst(),
    attempts: await read
      .selectFrom('contact_attempt')
      .selectAll()
      .where('customer_id', '=', customer_id)
      .orderBy('at')
      .execute(),
  }
}

async function moneyRows(read: Read, customerId: string, startedAt: string): Promise<MoneyRows> {
  const entries = await read
    .selectFrom('ledger_entry as e')
    .leftJoin('ledger_entry as o', 'o.seq', 'e.reverses_seq')
    .innerJoin('bill', 'bill.id', 'e.bill_id')
    .select(['e.at', 'e.bill_id', 'e.line_no', 'e.component', 'e.kind', 'e.amount_fen', 'e.repayment_id'])
    .select(sql<0 | 1>`coalesce(o.kind, e.kind) = 'rescheduled'`.as('moves'))
    .where('bill.customer_id', '=', customerId)
    .where('e.at', '>=', startedAt)
    .where('e.policy_version', '<>', 'opening')
    .orderBy('e.seq')
    .execute()
  return {
    creditLine: await read
      .selectFrom('credit_line')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirst(),
    loans: await read.selectFrom('loan').selectAll().where('customer_id', '=', customerId).orderBy('loan_no').execute(),
    bills: await read
      .selectFrom('bill')
      .selectAll()
      .where('customer_id', '=', customerId)
      .orderBy('due_date')
      .execute(),
    lines: await read
      .selectFrom('bill_line')
      .innerJoin('bill', 'bill.id', 'bill_line.bill_id')
      .selectAll('bill_line')
      .where('bill.customer_id', '=', customerId)
      .orderBy('bill_line.bill_id')
      .orderBy('bill_line.no')
      .execute(),
    repayments: await read.selectFrom('repayment').selectAll().where('customer_id', '=', customerId).execute(),
    entries,
  }
}

async function goodsRows(read: Read, customerId: string): Promise<GoodsRows> {
  return {
    orders: await read.selectFrom('purchase').selectAll().where('customer_id', '=', customerId).execute(),
    logistics: await read
      .selectFrom('logistics_event')
      .innerJoin('purchase', 'purchase.id', 'logistics_event.order_id')
      .selectAll('logistics_event')
      .where('purchase.customer_id', '=', customerId)
      .orderBy('logistics_event.no')
      .execute(),
    coupons: await read.selectFrom('coupon').selectAll().where('customer_id', '=', customerId).execute(),
  }
}

function staffOf(read: Read, ids: readonly string[]) {
  return read
    .selectFrom('agent')
    .select(['id', 'display_name', 'work_no', 'role'])
    .where('id', 'in', [...new Set(ids)])
    .where('role', '<>', 'channel')
    .execute()
}

function versionsOf(read: Read, uses: readonly string[]) {
  const ids = uses.flatMap((wording) =>
    (JSON.parse(wording) as { scriptVersionId: string }[]).map(({ scriptVersionId }) => scriptVersionId),
  )
  return read
    .selectFrom('script_version')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
}
