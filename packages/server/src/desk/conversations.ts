import { instantOf, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { findConversation, listConversations, listMessages } from '../store/conversations.ts'
import { cursorAfter, keysOf, pageOf } from '../store/keyset.ts'
import { moveVerbs } from './conversations/move.ts'
import { recordedConversation } from './conversations/record.ts'
import { receiveMessage } from './conversations/receive.ts'
import { sendMessage } from './conversations/send.ts'
import { whatWasTold } from './conversations/told.ts'
import { watchEvents } from './conversations/watch.ts'
import { holdMessage } from './gate/held.ts'
import { callerOf, type Room } from './room.ts'

type Verbs = Desk['conversations']

export function conversationVerbs(room: Room): Verbs {
  const { read } = room.store
  return {
    list: async ({ status, mine, cursor, limit }) => {
      const caller = callerOf(room)
      const now = instantOf(room.clock.nowMs())
      const after = cursor === undefined ? undefined : queuePlaceOf(cursor)
      const agentId = mine === true ? caller.agentId : undefined
      const found = await listConversations(read, caller.tenantId, { status, agentId, after, now, limit: limit + 1 })
      return pageOf(found, limit, (last) => [last.queuedAt, last.id])
    },
    get: async ({ conversationId }) => {
      const now = instantOf(room.clock.nowMs())
      const conversation = await findConversation(read, callerOf(room).tenantId, conversationId, now)
      if (!conversation) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
      return conversation
    },
    messages: (input) => messagesPage(room, input),
    ...moveVerbs(room),
    send: (input) => sendMessage(room, input),
    hold: (input) => holdMessage(room, input),
    told: (input) => whatWasTold(room, input.messageId),
    receive: (input) => receiveMessage(room, input),
    record: (input) => recordedConversation(room, input),
    watch: (input, signal) => watchEvents(room, input.lastEventId ?? undefined, signal),
  }
}

async function messagesPage(room: Room, input: Parameters<Verbs['messages']>[0]): ReturnType<Verbs['messages']> {
  const { conversationId, cursor, limit } = input
  const { tenantId } = callerOf(room)
  const before = cursor === undefined ? undefined : seqOf(cursor)
  const conversation = await findConversation(room.store.read, tenantId, conversationId)
  if (!conversation) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
  const found = await listMessages(room.store.read, tenantId, { conversationId, before, limit: limit + 1 })
  // One more than asked for was read from the far end, to know whether there is more.
  const items = found.slice(-limit)
  const [oldest] = items
  return found.length > limit && oldest ? { items, next: cursorAfter(String(oldest.seq)) } : { items }
}

function queuePlaceOf(cursor: string): [string, string] {
  const [queuedAt, id] = keysOf(cursor, 2)
  return [queuedAt, id]
}

function seqOf(cursor: string): number {
  const [text] = keysOf(cursor, 1)
  const seq = Number(text)
  if (!Number.isSafeInteger(seq))
    throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'cursor', problem: 'not_a_cursor' }] })
  return seq
}
