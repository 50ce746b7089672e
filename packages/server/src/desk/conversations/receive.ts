import { type Conversation, type ConversationId, type Message, redactC3, type RedactedText, refuse } from '@zuoxi/sdk'
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
  return mutate(groundOf(room), 'conversations.receive', withoutSecrets(room, input), async (mutation) => {
    const { trx, now, audit, announce } = mutation
    const customer = await factCustomer(trx, tenantId, customerId)
    if (!customer) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
    const own = await ownConversation(mutation, tenantId, input)
    const { text, redactions } = await redacted(mutation, own, input.body)
    const conversationId = own && own.status !== 'closed' ? own.id : await begun(room, mutation, tenantId, input)
    const id = newId(room)
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
    return { conversation: await shownAgain(mutation, tenantId, conversationId), message }
  })
}

/**
 * What stands in the log of keys must hold no secret either, and the hash of six digits is soon undone: a retry is
 * told from another message by a keyed hash.
 */
function withoutSecrets(room: Room, input: ReceiveInput): ReceiveInput {
  return { ...input, body: room.seal.blind(input.body).toString('hex') }
}

/** A code may come alone after its name, with 稍等 in between: so many messages back the name is looked for. */
const askedBefore = 3

/** Take the secrets out of a message, in the light of what was said before it, back to the last word of ours. */
async function redacted({ trx }: Mutation, own: Conversation | undefined, body: string): Promise<RedactedText> {
  const alone = redactC3(body)
  if (alone.redactions.length > 0 || !own) return alone
  for (const { role, body: before } of (await saidIn(trx, own.id, askedBefore)).toReversed()) {
    const inItsLight = redactC3(body, before)
    if (inItsLight.redactions.length > 0) return inItsLight
    if (role !== 'customer') break
  }
  return alone
}

/** The conversation that is written into. @throws Refusal NOT_FOUND when it is not this customer's. */
async function ownConversation(
  { trx }: Mutation,
  tenantId: string,
  { conversationId, customerId }: ReceiveInput,
): Promise<Conversation | undefined> {
  if (conversationId === undefined) return undefined
  const conversation = await findConversation(trx, tenantId, conversationId)
  if (conversation?.customerId !== customerId)
    throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
  return conversation
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
