import type { Conversation, ConversationId, DeskEvent } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { draw } from '../views/draw.ts'
import { mayNotWrapUp, mayNotWrapUpHere, mayNotWrite } from '../../src/keys/barred.ts'
import { bindingFor } from '../../src/keys/effective.ts'
import { deskKeymap } from '../../src/keys/keymap.ts'
import { keysHere } from '../../src/keys/here.ts'
import { openThread, queueOf, queueRows } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import {
  chatId,
  conversation,
  message,
  nowMs,
  overview,
  play,
  serving,
  started,
  waiting,
  zhangId,
  sendOf,
} from './sample.ts'

const listed = { kind: 'conversations', items: [waiting(2), conversation(), waiting(1)] } as const

describe('the queue', () => {
  test('is read at the start', () => {
    expect(play(started(), { kind: 'started' }).effects).toContainEqual({ do: 'loadConversations' })
  })

  test('comes before all that the first frame does not list', () => {
    const asked = (kind: 'started' | 'shown') => play(started(), { kind }).effects.map((effect) => effect.do)
    expect(asked('started')).toEqual(['loadConversations', 'loadOutbox', 'loadFinding'])
    expect(asked('shown')).toEqual(['loadTickets', 'loadHeld'])
  })

  test('shows mine first, then those who wait, the oldest first', () => {
    const { state } = play(started(), listed)
    expect(queueRows(state).map(({ id }) => id)).toEqual([chatId, 'wait-1', 'wait-2'])
  })

  test('Enter on one who waits asks to take them; the answer opens thread, customer, favourites and draft', () => {
    const asked = play(
      started(),
      { kind: 'conversations', items: [waiting(1)] },
      { kind: 'action', action: 'openConversation' },
    )
    expect(asked.effects).toEqual([{ do: 'take', conversationId: 'wait-1' }])
    const taken = conversation({ id: 'wait-1' as ConversationId, rev: 1 })
    const { state, effects } = play(asked.state, { kind: 'conversation', conversation: taken, after: 'take' })
    expect(state.queue.open).toBe('wait-1')
    expect(state.focus).toBe('thread')
    expect(effects.map((effect) => effect.do)).toEqual(
      expect.arrayContaining(['loadMessages', 'loadDraft', 'loadOverview', 'loadFavourites']),
    )
    expect(state.toast?.notice).toMatchObject({ say: 'taken' })
  })

  test('a take that is answered late closes nothing that was opened since', () => {
    const asked = play(
      started(),
      { kind: 'conversations', items: [waiting(1)] },
      { kind: 'action', action: 'openConversation' },
      { kind: 'action', action: 'search' },
      { kind: 'typed', text: 'z' },
    )
    const taken = conversation({ id: 'wait-1' as ConversationId, rev: 1 })
    const { state } = play(asked.state, { kind: 'conversation', conversation: taken, after: 'take' })
    expect(state.overlays.map(({ kind }) => kind)).toEqual(['search'])
    expect(state.toast?.notice).toMatchObject({ say: 'takenAside' })
    expect(state.queue.seats).toEqual(['wait-1'])
  })

  test('an older revision never overwrites a newer one', () => {
    const { state } = play(started(), listed, {
      kind: 'event',
      event: { kind: 'conversation', seq: 9, conversation: conversation({ rev: 1, lastText: 'old' }) },
    })
    expect(state.queue.all[chatId]?.rev).toBe(2)
  })

  test('the digits open my conversations in their order', () => {
    const second = conversation({ id: 'chat-2' as ConversationId, queuedAt: '2026-11-20T02:25:00.000Z' as never })
    const { state } = play(
      started(),
      { kind: 'conversations', items: [second, conversation()] },
      { kind: 'action', action: 'switchTo', arg: 2 },
    )
    expect(state.queue.open).toBe('chat-2')
    expect(play(state, { kind: 'action', action: 'switchTo', arg: 5 }).state.toast?.notice).toEqual({
      say: 'noConversationAt',
      n: 5,
    })
  })

  test('a number stays with its conversation, whoever else is taken or closed', () => {
    const served = (id: string, minute: number, over: Partial<Conversation> = {}) =>
      conversation({
        id: id as ConversationId,
        queuedAt: `2026-11-20T02:${minute}:00.000Z` as Conversation['queuedAt'],
        ...over,
      })
    const take = (one: Conversation) => ({ kind: 'conversation', conversation: one, after: 'take' }) as const
    const { state } = play(started(), take(served('late', 30)), take(served('later', 31)), take(served('early', 10)))
    const at = (from: State, n: number) => play(from, { kind: 'action', action: 'switchTo', arg: n }).state.queue.open
    expect([1, 2, 3].map((n) => at(state, n))).toEqual(['late', 'later', 'early'])
    expect(queueRows(state).map(({ id }) => id)).toEqual(['late', 'later', 'early'])
    const over = play(state, {
      kind: 'conversation',
      conversation: served('late', 30, { status: 'closed', rev: 9 }),
      after: 'close',
    }).state
    expect([2, 3].map((n) => at(over, n))).toEqual(['later', 'early'])
    expect(play(over, { kind: 'action', action: 'switchTo', arg: 1 }).state.toast?.notice).toEqual({
      say: 'noConversationAt',
      n: 1,
    })
    expect(at(play(over, take(served('next', 40))).state, 1)).toBe('next')
    const read = play(over, { kind: 'conversations', items: [served('early', 10), served('later', 31)] }).state
    expect([2, 3].map((n) => at(read, n))).toEqual(['later', 'early'])
  })

  test('wrapping up and closing are two presses of one key', () => {
    const answered = play(serving(), {
      kind: 'event',
      event: { kind: 'conversation', seq: 9, conversation: conversation({ unread: 0, lastRole: 'agent' }) },
    })
    const first = play(answered.state, { kind: 'action', action: 'wrapUp' })
    expect(first.effects).toEqual([{ do: 'wrapUp', conversationId: chatId, expectedRev: 2 }])
    const wrapping = play(first.state, {
      kind: 'conversation',
      conversation: conversation({ status: 'wrap_up', unread: 0, rev: 3 }),
      after: 'wrapUp',
    })
    const second = play(wrapping.state, { kind: 'action', action: 'wrapUp' })
    expect(second.effects).toEqual([{ do: 'close', conversationId: chatId, expectedRev: 3 }])
    const over = play(second.state, {
      kind: 'conversation',
      conversation: conversation({ status: 'closed', rev: 4 }),
      after: 'close',
    })
    expect(over.state.queue.open).toBeUndefined()
    expect(over.state.focus).toBe('queue')
    expect(queueOf(over.state).mine).toEqual([])
  })
})

describe('a customer who has not been answered', () => {
  const wrapUp = { kind: 'action', action: 'wrapUp' } as const
  const anyway = { kind: 'action', action: 'wrapUpAnyway' } as const
  const wrapping = (unread: number, rev: number) =>
    ({ kind: 'conversation', conversation: conversation({ status: 'wrap_up', unread, rev }), after: 'wrapUp' }) as const

  test('is not let go by one key, and w once more does it', () => {
    const asked = play(serving(), wrapUp)
    expect(asked.effects).toEqual([])
    expect(asked.state.overlays).toEqual([{ kind: 'unanswered' }])
    expect(bindingFor(deskKeymap, 'unanswered', 'w')?.does).toBe('wrapUpAnyway')
    const sure = play(asked.state, anyway)
    expect(sure.effects).toEqual([{ do: 'wrapUp', conversationId: chatId, expectedRev: 2 }])
    expect(sure.state.overlays).toEqual([])
    // Asked once for what is there; what the customer writes after that asks again.
    const over = play(sure.state, wrapping(1, 3))
    expect(play(over.state, wrapUp).effects).toEqual([{ do: 'close', conversationId: chatId, expectedRev: 3 }])
    const more = play(over.state, wrapping(2, 4), wrapUp)
    expect(more.state.overlays).toEqual([{ kind: 'unanswered' }])
  })

  test('nor one who is not under the cursor of the queue', () => {
    const there = play(serving(), { kind: 'action', action: 'goQueue' })
    expect(mayNotWrapUpHere(there.state)).toBeUndefined()
    const below = play(there.state, { kind: 'action', action: 'down' })
    expect(mayNotWrapUpHere(below.state)).toEqual({ say: 'noConversation' })
  })

  test('nor is a reply that is written and not sent', () => {
    const { state, effects } = play(
      play(serving(), wrapping(0, 3)).state,
      { kind: 'draftLoaded', conversationId: chatId, saved: { text: '未发', spans: [], billId: undefined } },
      wrapUp,
    )
    expect(effects.map((effect) => effect.do)).not.toContain('close')
    expect(state.overlays).toEqual([{ kind: 'unanswered' }])
    expect(play(state, anyway).effects).toEqual([{ do: 'close', conversationId: chatId, expectedRev: 3 }])
    // What becomes of it is said whole, in the narrowest window.
    expect(draw(state).join('').replaceAll(/\s/g, '')).toContain('草稿还没有发出，会话结束时会丢弃')
  })

  test('in wrap-up nothing can be written or sent any more, and the desk says so', () => {
    const { state } = play(serving(), wrapping(0, 3))
    expect(mayNotWrite(state)).toEqual({ say: 'wrappingUp' })
    expect(mayNotWrapUp(state)).toBeUndefined()
    expect(keysHere(state).map((row) => row.does)).not.toContain('write')
    const typing = play(serving(), { kind: 'action', action: 'write' }, { kind: 'typed', text: '您' }, wrapping(0, 3))
    expect(keysHere(typing.state).map((row) => row.does)).not.toContain('send')
  })
})

describe('live messages', () => {
  const event = (seq: number): DeskEvent => ({ kind: 'message', seq: 100 + seq, message: message(seq) })

  test('join the thread once, in order, however they come', () => {
    const { state } = play(
      serving(),
      { kind: 'event', event: event(5) },
      { kind: 'event', event: event(4) },
      { kind: 'event', event: event(5) },
    )
    expect(openThread(state).messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  test('of a thread that was never opened wait for it to be read', () => {
    const other = message(1, { conversationId: 'wait-1' as ConversationId })
    const { state } = play(serving(), { kind: 'event', event: { kind: 'message', seq: 1, message: other } })
    expect(state.threads['wait-1' as ConversationId]).toBeUndefined()
  })
})

describe('the line', () => {
  test('lost says since when; back, what may have been missed is read again', () => {
    const lost = play(serving(), { kind: 'tick', nowMs: nowMs + 1_000 }, { kind: 'line', status: 'lost' })
    expect(lost.state.line).toEqual({ status: 'lost', sinceMs: nowMs + 1_000 })
    expect(play(lost.state, { kind: 'line', status: 'live' }).effects).toEqual([
      { do: 'loadConversations' },
      { do: 'loadMessages', conversationId: chatId },
      { do: 'loadHeld', scope: 'waiting' },
      { do: 'loadRules' },
      { do: 'loadStanding', about: { conversationId: chatId, customerId: zhangId } },
      { do: 'loadOverview', customerId: zhangId },
    ])
  })

  test('back, a message that got no answer goes out again under its key', () => {
    const effect = sendOf('一')
    const lost = play(
      serving(),
      { kind: 'action', action: 'write' },
      { kind: 'typed', text: '一' },
      { kind: 'action', action: 'send' },
      { kind: 'line', status: 'lost' },
      { kind: 'refused', effect, failure: { code: 'UNREACHABLE', url: 'x' } },
    )
    expect(lost.state.outbox.items).toMatchObject([{ body: '一', stage: 'waiting' }])
    expect(lost.effects).toContainEqual({ do: 'giveUpSends' })
    expect(play(lost.state, { kind: 'line', status: 'live' }).effects).toContainEqual(effect)
  })
})

test('an overview that comes late for another customer is not shown', () => {
  const other = overview()
  const { state } = play(serving(), {
    kind: 'overview',
    overview: { ...other, customer: { ...other.customer, id: 'someone' as never, nameMasked: '李*' } },
  })
  expect(state.customer?.overview?.customer.nameMasked).toBe('张*')
})
