import type { ConversationId, CustomerId, DeskClient, IdempotencyKey } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '@zuoxi/server'

const customerOf = (at: number): CustomerId => `dm-${String(1 + at).padStart(8, '0')}` as CustomerId

let keys = 0
const nextKey = (): IdempotencyKey => `bench-${String((keys += 1)).padStart(12, '0')}` as IdempotencyKey

/** Customers begin conversations; answers their ids, in the order of the queue. */
export async function crowd(desk: OpenDesk, count: number): Promise<ConversationId[]> {
  const channel = connectLocally(desk, { token: await desk.signInLocally('channel') })
  const ids: ConversationId[] = []
  for (let at = 0; at < count; at += 1) ids.push(await says(channel, at, '您好，我想查一下这期账单。'))
  return ids
}

/** One message of a customer, in the conversation given or in a new one. */
export async function says(
  channel: DeskClient,
  customer: number,
  body: string,
  conversationId?: ConversationId,
): Promise<ConversationId> {
  const { conversation } = await channel.conversations.receive({
    customerId: customerOf(customer),
    channel: 'app_chat',
    body,
    idempotencyKey: nextKey(),
    ...(conversationId === undefined ? {} : { conversationId }),
  })
  return conversation.id
}

/** So many tickets for the list. */
export async function tickets(desk: OpenDesk, count: number): Promise<void> {
  const agent = connectLocally(desk, { token: await desk.signInLocally('agent') })
  const one = (at: number): Promise<unknown> =>
    agent.tickets.create({
      customerId: customerOf(at % 50),
      type: 'PAY.not_credited',
      priority: 'P2',
      refs: [],
      summary: `还款未入账，请核实第 ${at + 1} 笔`,
      idempotencyKey: nextKey(),
    })
  for (let at = 0; at < count; at += 50)
    await Promise.all(Array.from({ length: Math.min(50, count - at) }, (_, i) => one(at + i)))
}
