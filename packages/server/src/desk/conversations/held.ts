import { type Conversation, type ConversationId, type Instant, refuse } from '@zuoxi/sdk'
import type { Held } from '../../rules/conversation-change.ts'
import { findConversation } from '../../store/conversations.ts'
import type { Read } from '../../store/store.ts'
import type { Mutation } from '../mutate.ts'

/** A conversation with who holds it. @throws Refusal NOT_FOUND */
export async function readHeld(
  read: Read,
  tenantId: string,
  conversationId: ConversationId,
  now?: Instant,
): Promise<Held & { readonly conversation: Conversation }> {
  const conversation = await findConversation(read, tenantId, conversationId, now)
  if (!conversation) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
  const heldBy = conversation.agentId === undefined ? undefined : await nameOf(read, conversation.agentId)
  const changedBy = conversation.lastRole === 'agent' ? (heldBy ?? '') : conversation.customerNameMasked
  return { conversation, heldBy, changedBy }
}

/** What a change has just written, as everybody will see it. */
export async function shownAgain(
  { trx, now }: Pick<Mutation, 'trx' | 'now'>,
  tenantId: string,
  conversationId: ConversationId,
): Promise<Conversation> {
  return (await readHeld(trx, tenantId, conversationId, now)).conversation
}

async function nameOf(read: Read, agentId: string): Promise<string | undefined> {
  const row = await read.selectFrom('agent').select('display_name').where('id', '=', agentId).executeTakeFirst()
  return row?.display_name
}
