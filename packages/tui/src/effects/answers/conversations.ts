import { pagerOf } from '../pager.ts'
import type { Answers } from './answer.ts'

/** More than one agent ever has before them. */
const most = 200

export const conversationAnswers: Answers<
  'loadConversations' | 'loadMessages' | 'loadOlder' | 'take' | 'wrapUp' | 'close' | 'loadDraft'
> = {
  loadConversations: async (_, { desk }) => {
    const page = await desk.conversations.list({ limit: most, status: ['queued', 'active', 'transferring', 'wrap_up'] })
    return { kind: 'conversations', items: page.items }
  },
  loadMessages: async ({ conversationId }, { desk, pagers }) => {
    pagers.messages.delete(conversationId)
    const page = await desk.conversations.messages({ conversationId, limit: most })
    return { kind: 'messages', conversationId, items: page.items, more: page.next !== undefined }
  },
  loadOlder: async ({ conversationId }, { desk, pagers }) => {
    const begun = pagers.messages.get(conversationId)
    const pager = begun ?? pagerOf([desk.conversations.messages({ conversationId, limit: most })])
    // Kept only while it answers: after a refusal the list is begun anew.
    pagers.messages.delete(conversationId)
    // The first page is on the screen already.
    if (!begun) await pager.pull(most)
    const page = await pager.pull(most)
    pagers.messages.set(conversationId, pager)
    return { kind: 'messages', conversationId, ...page }
  },
  take: async ({ conversationId }, { desk, key }) => {
    const conversation = await desk.conversations.take({ conversationId, idempotencyKey: key() })
    return { kind: 'conversation', conversation, after: 'take' }
  },
  wrapUp: async ({ conversationId, expectedRev }, { desk, key }) => {
    const conversation = await desk.conversations.wrapUp({ conversationId, expectedRev, idempotencyKey: key() })
    return { kind: 'conversation', conversation, after: 'wrapUp' }
  },
  close: async ({ conversationId, expectedRev }, { desk, key }) => {
    const conversation = await desk.conversations.close({ conversationId, expectedRev, idempotencyKey: key() })
    return { kind: 'conversation', conversation, after: 'close' }
  },
  loadDraft: async ({ conversationId }, { drafts }) => ({
    kind: 'draftLoaded',
    conversationId,
    saved: await drafts.load(conversationId),
  }),
}
