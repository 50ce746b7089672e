import { type Conversation, type ConversationId, type Message, redactC3, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { appendMessage, findConversation, findMessage } from '../../store/conversations.ts'
import { saidIn } from '../../store/gate-facts.ts'
import { factCustomer } from '../../store/wording.ts'
import { type Mutation, mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { shownAgain } from './held.ts'

type ReceiveInput = Parameters<Desk['conversations']['receive']>[0]

/**
 * Take in what a customer has written. Passwords and codes in it are taken out before anything is kept (PI-07); all
 * else is kept as it came, and made safe at each sink. A customer who writes into a closed conversation begins a
 * new one: nothing that they write is lost.
 */
export async function receiveMessage(
  room: Room,
  input: ReceiveInput,
): Promise<{ conversation: Conversation; message: Message }> {
  const { tenantId } = callerOf(room)
  const { customerId } = input
  return mutate(groundOf(room), 'conversations.receive', withoutSecrets(input), async (mutation) => {
    const { trx, now, audit, announce } = mutation
    const customer = await factCustomer(trx, tenantId, customerId)
    if (!customer) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
    const conversationId =
      (await continued(mutation, tenantId, input)) ?? (await begun(room, mutation, tenantId, input))
    const id = newId(room)
    const { text, redactions } = redactC3(input.body, await lastSaid(mutation, conversationId))
    await appendMessage(trx, { id, conversationId, role: 'customer', body: text, wording: [], authorId: null, at: now })
    await audit({
      action: 'message.receive',
      objectKind: 'conversation',
      objectId: conversationId,
      changes: [{ field: 'messageId', to: id }, ...redactions.map(({ kind }) => ({ field: 'redacted', to: kind }))],
    })
    await announce('message', id)
    await announce('conversation', conversationId)
    const message = await findMessage(trx, tenantId, id)
    if (!message) throw new Error(`message ${id} is not there after it was written`)
    return { conversation: await shownAgain(trx, tenantId, conversationId), message }
  })
}

/** What stands in the log of keys must hold no secret either; a retry of the same text has the same redacted one. */
function withoutSecrets(input: ReceiveInput): ReceiveInput {
  return { ...input, body: redactC3(input.body).text }
}

/** What was said just before: a code may come alone, after the question for it. */
async function lastSaid({ trx }: Mutation, conversationId: ConversationId): Promise<string | undefined> {
  const [last] = await saidIn(trx, conversationId, 1)
  return last?.body
}

/** The conversation that goes on, unless it has been closed. @throws Refusal NOT_FOUND when it is not this customer's. */
async function continued(
  { trx }: Mutation,
  tenantId: string,
  input: ReceiveInput,
): Promise<ConversationId | undefined> {
  const { conversationId, customerId } = input
  if (conversationId === undefined) return undefined
  const conversation = await findConversation(trx, tenantId, conversationId)
  if (conversation?.customerId !== customerId)
    throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
  return conversation.status === 'closed' ? undefined : conversationId
}

async function begun(
  room: Room,
  { trx, now }: Mutation,
  tenantId: string,
  input: ReceiveInput,
): Promise<ConversationId> {
  const id = newId(room) as ConversationId
  await trx
    .insertInto('conversation')
    .values({
      id,
      tenant_id: tenantId,
      channel: input.channel,
      status: 'queued',
      customer_id: input.customerId,
      agent_id: null,
      intent: input.intent ?? null,
      last_seq: 0,
      last_text: '',
      last_role: 'customer',
      unread: 0,
      queued_at: now,
      last_at: now,
    })
    .execute()
  return id
}
