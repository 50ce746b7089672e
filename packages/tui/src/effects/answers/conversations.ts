import type { Answers } from './answer.ts'

/** More than one agent ever has before them. */
const most = 200

export const conversationAnswers: Answers<
  'loadConversations' | 'loadMessages' | 'take' | 'wrapUp' | 'close' | 'send' | 'loadDraft'
> = {
  loadConversations: async (_, { desk }) => {
    const page = await desk.conversations.list({ limit: most, status: ['queued', 'active', 'transferring', 'wrap_up'] })
    return { kind: 'conversations', items: page.items }
  },
  loadMessages: async ({ conversationId }, { desk }) => {
    const page = await desk.conversations.messages({ conversationId, limit: most })
    return { kind: 'messages', conversationId, items: page.items }
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
  send: async ({ conversationId, body, billId, wording }, { desk, key }) => {
    const about = billId === undefined ? {} : { billId }
    const message = await desk.conversations.send({
      conversationId,
      body,
      wording: [...wording],
      idempotencyKey: key(),
      ...about,
    })
    return { kind: 'sent', conversationId, message }
  },
  loadDraft: async ({ conversationId }, { drafts }) => ({
    kind: 'draftLoaded',
    conversationId,
    saved: await drafts.load(conversationId),
  }),
}
