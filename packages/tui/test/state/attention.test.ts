import type { Conversation, ConversationId, CustomerId, Instant } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { longestWaitMs, marksOf, needingMe, nextNeedingMe } from '../../src/state/attention.ts'
import { queueOf } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { chatId, conversation, message, nowMs, play, serving, waiting } from './sample.ts'

const at = (secondsAgo: number): Instant => new Date(nowMs - secondsAgo * 1_000).toISOString() as Instant

function mine(n: number, over: Partial<Conversation> = {}): Conversation {
  return conversation({
    id: `chat-${n}` as ConversationId,
    customerId: `fx-c${n}` as CustomerId,
    customerNameMasked: `客${n}*`,
    unread: 0,
    queuedAt: at(3_600 - n),
    lastAt: at(10),
    ...over,
  })
}

function withConversations(...items: readonly Conversation[]): State {
  return play(serving(160, 45), { kind: 'conversations', items }).state
}

const marksAt = (state: State, id: string) => {
  const one = state.queue.all[id as ConversationId]
  if (!one) throw new Error(`there is a conversation ${id}`)
  return marksOf(state, one)
}

describe('how long somebody has waited', () => {
  test('counts from the first message that nobody has answered, and not from the last', () => {
    const asked = withConversations(mine(2, { unread: 1, lastAt: at(200), rev: 3 }))
    const again = play(asked, { kind: 'conversations', items: [mine(2, { unread: 2, lastAt: at(5), rev: 4 })] }).state
    expect(marksAt(again, 'chat-2')).toMatchObject({ due: 'soon', unread: 2 })
  })

  test('begins anew once I have answered', () => {
    const asked = withConversations(mine(2, { unread: 2, lastAt: at(600), rev: 3 }))
    expect(marksAt(asked, 'chat-2').due).toBe('late')
    const answered = play(asked, { kind: 'conversations', items: [mine(2, { unread: 0, rev: 4 })] }).state
    expect(marksAt(answered, 'chat-2')).toMatchObject({ due: undefined, waitedMs: undefined })
    const again = play(answered, {
      kind: 'conversations',
      items: [mine(2, { unread: 1, lastAt: at(20), rev: 5 })],
    }).state
    expect(marksAt(again, 'chat-2').due).toBeUndefined()
  })

  test('is corrected by the thread once that is read', () => {
    const state = serving(160, 45)
    const items = [
      message(4, { role: 'agent', at: at(900) }),
      message(5, { role: 'customer', at: at(500) }),
      message(7, { role: 'customer', at: at(5) }),
    ]
    const read = play(state, { kind: 'messages', conversationId: chatId, items }).state
    expect(marksAt(read, chatId)).toMatchObject({ due: 'late' })
  })

  test('a customer who is being wrapped up waits for nothing', () => {
    expect(
      marksAt(withConversations(mine(2, { unread: 1, status: 'wrap_up', lastAt: at(900) })), 'chat-2').due,
    ).toBeUndefined()
  })

  test('the clock alone makes one late', () => {
    const state = withConversations(mine(2, { unread: 1, lastAt: at(0) }))
    expect(marksAt(state, 'chat-2').due).toBeUndefined()
    const later = play(state, { kind: 'tick', nowMs: nowMs + 250_000 }).state
    expect(marksAt(later, 'chat-2').due).toBe('late')
  })
})

test('a draft that may not be sent is marked wherever I am, and no longer once it is mended', () => {
  const written = play(
    serving(160, 45),
    { kind: 'action', action: 'write' },
    { kind: 'pasted', text: '保证给您通过' },
  ).state
  const elsewhere = play(written, { kind: 'action', action: 'goTickets' }).state
  expect(marksAt(elsewhere, chatId).blocked).toBe(true)
  const mended = play(written, { kind: 'action', action: 'eraseToStart' }, { kind: 'typed', text: '请稍等' }).state
  expect(marksAt(mended, chatId).blocked).toBe(false)
})

test('those who need me come most pressing first, and the key goes round among them', () => {
  const state = withConversations(
    mine(2, { unread: 1, lastAt: at(30) }),
    mine(3, { unread: 1, lastAt: at(900) }),
    mine(4, { promisesOverdue: 1 }),
    mine(5),
    mine(6, { unread: 1, lastAt: at(150) }),
  )
  const ids = needingMe(state).map(({ id }) => id)
  expect(ids.filter((id) => id !== chatId)).toEqual(['chat-3', 'chat-6', 'chat-4', 'chat-2'])
  expect(nextNeedingMe({ ...state, queue: { ...state.queue, open: 'chat-3' as ConversationId } })?.id).toBe(ids[1])
  expect(nextNeedingMe({ ...state, queue: { ...state.queue, open: ids.at(-1) } })?.id).toBe('chat-3')
  expect(nextNeedingMe({ ...state, queue: { ...state.queue, open: 'chat-5' as ConversationId } })?.id).toBe('chat-3')
})

test('of those who wait, whom a promise was broken to comes first, then the longest; mine keep their numbers', () => {
  const broken = { ...waiting(3), promisesOverdue: 1 }
  const state = withConversations(mine(2), mine(3, { unread: 1, lastAt: at(900) }), waiting(1), waiting(2), broken)
  const { mine: served, waiting: queued } = queueOf(state)
  expect(queued.map(({ id }) => id)).toEqual(['wait-3', 'wait-1', 'wait-2'])
  expect(served.map(({ id }) => id).filter((id) => id !== chatId)).toEqual(['chat-2', 'chat-3'])
})

test('of 10,000 who wait the longest is looked for once, and not in every frame', () => {
  let read = 0
  const list = Array.from({ length: 10_000 }, (_, n) => {
    const one = waiting(n)
    return Object.defineProperty({ ...one }, 'queuedAt', { enumerable: true, get: () => (read++, one.queuedAt) })
  })
  expect(longestWaitMs(list, nowMs)).toBe(nowMs - Date.parse('2026-11-20T02:20:00.000Z'))
  const once = read
  expect(longestWaitMs(list, nowMs + 60_000)).toBe(longestWaitMs(list, nowMs) + 60_000)
  expect(read).toBe(once)
  expect(longestWaitMs([], nowMs)).toBe(0)
})
