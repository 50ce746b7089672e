import { refuse } from '@zuoxi/sdk'
import type { Answers } from './answer.ts'

export const outboxAnswers: Answers<'loadOutbox' | 'send'> = {
  loadOutbox: async (_, { outbox }) => ({ kind: 'outboxLoaded', items: await outbox.load() }),
  send: async ({ key, conversationId, body, billId, wording, overrides, found }, { desk, outbox }) => {
    const signal = outbox.signal()
    // On disk before it leaves: a kill in the middle must neither lose it nor let it be written twice.
    await outbox.written()
    if (found && !(await outbox.holds(key))) return { kind: 'outgoingGone', key }
    const about = billId === undefined ? {} : { billId }
    const message = await desk.conversations
      .send(
        { conversationId, body, wording: [...wording], overrides: [...overrides], idempotencyKey: key, ...about },
        { signal },
      )
      .catch((error: unknown) => {
        // Given up: whether it has arrived, nobody knows.
        throw signal.aborted ? refuse({ code: 'UNREACHABLE', url: desk.url }) : error
      })
    return { kind: 'sent', key, message }
  },
}
