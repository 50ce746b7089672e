import type { ConversationId } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { openDraft, placeOf } from '../../src/state/select.ts'
import type { Happening } from '../../src/state/happening.ts'
import type { State } from '../../src/state/state.ts'
import { draw } from '../views/draw.ts'
import { conversation, play, serving, started, waiting, zhangId } from './sample.ts'

const act = (action: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action })
const unreachable = { code: 'UNREACHABLE', url: 'http://127.0.0.1:7313' } as const
const take = { do: 'take', conversationId: 'wait-1' as ConversationId } as const

function queueing(): State {
  return play(
    started(),
    { kind: 'line', status: 'live' },
    { kind: 'conversations', items: [waiting(1), waiting(2), waiting(3)] },
  ).state
}

const press = (state: State, text: string): Happening | undefined =>
  happeningFor({ kind: 'key', chord: text, text }, state)

describe('Escape from the wordings', () => {
  test('leads back to reading whoever was reading, and to the reply whoever was writing', () => {
    const reading = play(serving(), act('pickWording')).state
    expect(placeOf(reading)).toBe('picker')
    expect(placeOf(play(reading, act('back')).state)).toBe('thread')
    const writing = play(serving(), act('write'), act('pickWording'), act('back')).state
    expect(placeOf(writing)).toBe('composer')
  })
})

describe('a taking that gets no answer', () => {
  test('is told as not known, and once it turns out to be done that is told, too', () => {
    const { state } = play(queueing(), act('openConversation'), { kind: 'refused', effect: take, failure: unreachable })
    expect(state.toast?.notice.say).toBe('notKnownDone')
    const mine = conversation({ id: 'wait-1' as ConversationId, rev: 1 })
    const done = play(state, { kind: 'conversations', items: [mine, waiting(2), waiting(3)] }).state
    expect(done.toast?.notice).toEqual({ say: 'takenAfterAll', name: '张*' })
    expect(done.queue.doubted).toEqual([])
  })

  test('that is refused with an answer leaves no doubt', () => {
    const failure = { code: 'ILLEGAL_TRANSITION', from: 'active', to: 'active' } as never
    const { state } = play(queueing(), act('openConversation'), { kind: 'refused', effect: take, failure })
    expect(state.toast?.notice.say).toBe('failure')
    expect(state.queue).toMatchObject({ doubted: [], taking: undefined })
  })

  test('taken again and answered is not told twice', () => {
    const { state } = play(
      queueing(),
      act('openConversation'),
      { kind: 'refused', effect: take, failure: unreachable },
      act('openConversation'),
      { kind: 'conversation', conversation: conversation({ id: take.conversationId, rev: 1 }), after: 'take' },
    )
    expect(state.toast?.notice.say).toBe('taken')
    expect(state.queue.doubted).toEqual([])
  })
})

describe('a row that somebody else was faster with', () => {
  test.each<[string, Happening]>([
    ['told by an event', { kind: 'event', event: { kind: 'conversation', conversation: theirs() } } as never],
    ['gone from the list', { kind: 'conversations', items: [waiting(1), waiting(3)] }],
  ])('%s leaves the cursor on the next one', (_, happening) => {
    const on2 = play(queueing(), act('down')).state
    expect(on2.queue.cursor).toBe('wait-2')
    expect(play(on2, happening).state.queue.cursor).toBe('wait-3')
  })
})

function theirs(): ReturnType<typeof conversation> {
  return conversation({ id: 'wait-2' as ConversationId, agentId: 'agent-zhou' as never, rev: 1 })
}

describe('letters typed where they are no text', () => {
  const hands = (state: State, ...keys: string[]): State =>
    keys.reduce((now, key) => {
      const text = [...key].length === 1 ? { text: key } : {}
      const happening = happeningFor({ kind: 'key', chord: key, ...text }, now)
      return happening ? play(now, happening).state : now
    }, state)
  const taken: Happening = {
    kind: 'conversation',
    conversation: conversation({ id: 'wait-1' as ConversationId, rev: 1 }),
    after: 'take',
  }
  const taking = play(queueing(), act('openConversation')).state

  test.each([
    ['letters', [...'nin hao'], 'nin hao'],
    ['Chinese', [...'您好，3 天'], '您好，3 天'],
    ['the key that writes, and letters', ['i', ...'nin hao'], 'nin hao'],
    ['Enter, and letters', ['enter', ...'wt'], 'wt'],
    ['a letter too many, taken back', [...'nin', 'backspace'], 'ni'],
  ])('right after Enter on a waiting row, %s wait and go into the reply', (_, keys, text) => {
    const held = hands(taking, ...keys)
    expect([held.focus, held.toast?.notice.say]).toEqual(['queue', 'takingNow'])
    const open = play(held, taken).state
    expect([placeOf(open), openDraft(open).editor.text]).toEqual(['composer', text])
    expect(open.queue.ahead).toBeUndefined()
  })

  test('a key alone does what it does in the conversation, unless there is no way back from it', () => {
    expect(placeOf(play(hands(taking, 't'), taken).state)).toBe('form')
    const wrapped = play(hands(taking, 'w'), taken)
    expect([placeOf(wrapped.state), wrapped.effects.map((effect) => effect.do)]).toEqual([
      'thread',
      expect.not.arrayContaining(['wrapUp']),
    ])
  })

  test('what waited is dropped, and that is said with why, where the taking is refused or one has gone on', () => {
    const refused = play(hands(taking, ...'nin'), { kind: 'refused', effect: take, failure: unreachable }).state
    expect(refused.toast?.notice).toMatchObject({ say: 'aheadDropped', keys: 3, why: { say: 'notKnownDone' } })
    const elsewhere = play(hands(taking, ...'nin'), act('search'), taken).state
    expect(elsewhere.toast?.notice).toMatchObject({ say: 'aheadDropped', keys: 3, why: undefined })
    const given = hands(taking, ...'nin', 'escape')
    expect(given.toast?.notice).toMatchObject({ say: 'aheadDropped' })
    expect(openDraft(play(given, taken).state).editor.text).toBe('')
  })

  test('in Chinese, where no key comes before, are told the one that writes', () => {
    expect(press(serving(), '您')).toEqual({ kind: 'barred', notice: { say: 'writeWith', keys: 'Enter' } })
    expect(press(serving(), '：')).toMatchObject({ kind: 'action', action: 'command' })
  })
})

describe('the figures of the customer in front', () => {
  const later = (state: State, seconds: number): Happening => ({ kind: 'tick', nowMs: state.nowMs + seconds * 1_000 })
  const read = { do: 'loadOverview', customerId: zhangId }

  test('are read anew when one goes there by key, once they are not of just now', () => {
    const here = serving()
    expect(play(here, act('goCustomer')).effects).not.toContainEqual(read)
    expect(play(here, later(here, 20), act('goThread'), act('goCustomer')).effects).toContainEqual(read)
  })

  test('are read by the minute while one serves, and not while the line is lost', () => {
    const here = serving()
    expect(play(here, later(here, 61)).effects).toContainEqual(read)
    expect(play(here, { kind: 'line', status: 'lost' }, later(here, 61)).effects).not.toContainEqual(read)
  })
})

describe('while the line is lost', () => {
  const lost: Happening = { kind: 'line', status: 'lost' }
  const screen = (state: State): string => draw(state).join('\n')

  test('nothing is told to be being read, or to be of just now', () => {
    const bills = play(serving(), act('bills')).state
    expect(screen(bills)).toContain('读取中')
    const cut = screen(play(bills, lost).state)
    expect(cut).toContain('连接中断，连上后读取')
    expect(cut).not.toContain('读取中')
    expect(screen(play(serving(), act('goCustomer'), lost).state)).not.toContain('数据 刚刚')
  })

  test('a search offers no row to open, and is asked once more when the line is back', () => {
    const asked = play(serving(), act('search'), { kind: 'typed', text: 'z' }, lost)
    expect(happeningFor({ kind: 'key', chord: 'enter' }, asked.state)).toEqual({
      kind: 'barred',
      notice: { say: 'lineLost' },
    })
    expect(play(asked.state, { kind: 'line', status: 'live' }).effects).toContainEqual({ do: 'search', text: 'z' })
  })
})

test('a zoomed pane says which key leads back', () => {
  expect(draw(play(serving(160, 45), act('zoomPane')).state).join('\n')).toContain('放大 Z')
})

test('an empty list teaches no key that can do nothing now', () => {
  const tickets: Happening = { kind: 'tickets', filter: 'open', fresh: true, items: [], more: false }
  const nobody = draw(play(started(160, 45), act('goTickets'), tickets).state).join('\n')
  expect(nobody).toContain('没有')
  expect(nobody).not.toContain('t 登记工单')
  const beside = draw(play(serving(160, 45), act('goTickets'), tickets).state).join('\n')
  expect(beside).toContain('没有')
})
