import { type Conversation, type ConversationId, type Message, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { appendMessage, findConversation, findMessage } from '../../store/conversations.ts'
import { factCustomer } from '../../store/wording.ts'
import { type Mutation, mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { shownAgain } from './held.ts'

type ReceiveInput = Parameters<Desk['conversations']['receive']>[0]

/**
 * Take in what a customer has written. The text is kept as it came; it is made
 * safe at each sink. A customer who writes into a closed conversation begins a
 * new one: nothing that they write is lost.
 */
export async function receiveMessage(
  room: Room,
  input: ReceiveInput,
): Promise<{ conversation: Conversation; message: Message }> {
  const { tenantId } = callerOf(room)
  const { customerId, body } = input
  return mutate(groundOf(room), 'conversations.receive', input, async (mutation) => {
    const { trx, now, audit, announce } = mutation
    const customer = await factCustomer(trx, tenantId, customerId)
    if (!customer) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
    const conversationId =
      (await continued(mutation, tenantId, input)) ?? (await begun(room, mutation, tenantId, input))
    const id = newId(room)
    await appendMessage(trx, { id, conversationId, role: 'customer', body, wording: [], authorId: null, at: now })
    await audit({
      action: 'message.receive',
      objectKind: 'conversation',
      objectId: conversationId,
      changes: [{ field: 'messageId', to: id }],
    })
    await announce('message', id)
    await announce('conversation', conversationId)
    const message = await findMessage(trx, tenantId, id)
    if (!message) throw new Error(`message ${id} is not there after it was written`)
    return { conversation: await shownAgain(trx, tenantId, conversationId), message }
  })
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
