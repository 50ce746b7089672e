import type { Failure, TicketId } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import type { Happening } from '../../src/state/happening.ts'
import { openDraft } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { bannerLine } from '../../src/views/banner.ts'
import { wordsOf } from '../../src/words/index.ts'
import { arrangement } from './credit-sample.ts'
import {
  chatId,
  conversation,
  message,
  nowMs,
  play,
  sendOf,
  serving,
  ticket,
  ticketDetail,
  withWindow,
} from './sample.ts'

const act = (action: Extract<Happening, { kind: 'action' }>['action'], arg?: number): Happening => ({
  kind: 'action',
  action,
  arg,
})
const type = (text: string): Happening => ({ kind: 'pasted', text })
const undo = act('undoLast')
const sent = (text: string): readonly Happening[] => [act('write'), type(text), act('send')]

/** A ticket open, and its priority changed from P2 to P0. */
function changed(): State {
  return play(
    serving(),
    act('goTickets'),
    { kind: 'tickets', filter: 'open', fresh: true, items: [ticket()], more: false },
    act('openTicket'),
    { kind: 'ticket', ticket: ticketDetail() },
    act('ticketPriority'),
    type('P0'),
    act('choose'),
    { kind: 'ticketUpdated', ticket: ticket({ priority: 'P0', rev: 9 }) },
  ).state
}

describe('a message in its window', () => {
  const held = (): State => play(withWindow(serving()), ...sent('您好，我在。')).state

  test('is on disk and not at the desk', () => {
    const { state, effects } = play(withWindow(serving()), ...sent('您好，我在。'))
    expect(state.outbox.items).toMatchObject([{ stage: 'window', secondsLeft: 3, tried: false }])
    expect(effects.map((effect) => effect.do)).not.toContain('send')
    expect(effects).toContainEqual(expect.objectContaining({ do: 'keepOutgoing' }))
  })

  test('leaves when its seconds have passed, counted one by one, or at once where nothing may move', () => {
    const { key = '' as never } = held().outbox.items[0] ?? {}
    const second: Happening = { kind: 'windowPassed', key, seconds: 1 }
    const counted = play(held(), second, second)
    expect(counted.state.outbox.items).toMatchObject([{ stage: 'window', secondsLeft: 1 }])
    expect(play(counted.state, second).effects.at(-1)).toMatchObject({ do: 'send', key })
    const still = withWindow(serving())
    const calm = { ...still, settings: { ...still.settings, reducedMotion: true } }
    expect(play(calm, ...sent('您好，我在。')).effects).toContainEqual(
      expect.objectContaining({ do: 'waitWindow', seconds: 3 }),
    )
  })

  test('comes back with z in the thread, and with Ctrl+Z in an empty reply, before what was typed since', () => {
    const thread = play(held(), type('还有'), act('back'), undo)
    expect(openDraft(thread.state).editor.text).toBe('您好，我在。\n还有')
    expect(thread.state.outbox.items).toEqual([])
    expect(thread.effects).toContainEqual(expect.objectContaining({ do: 'dropOutgoing' }))
    expect(openDraft(play(held(), act('undo')).state).editor.text).toBe('您好，我在。')
  })

  test('is not taken back while something is typed: Ctrl+Z is then about that', () => {
    const { state } = play(held(), type('还有'), act('undo'))
    expect(state.outbox.items).toHaveLength(1)
    expect(openDraft(state).editor.text).toBe('')
  })

  test('cannot be taken back once it may have arrived', () => {
    const { state } = play(serving(), ...sent('您好，我在。'), act('back'), undo)
    expect(state.outbox.items).toHaveLength(1)
    expect(state.toast?.notice).toEqual({ say: 'sendInDoubt' })
  })

  test('keeps its conversation from being ended', () => {
    const state = play(held(), act('back')).state
    expect(happeningFor({ kind: 'key', chord: 'w', text: 'w' }, state)).toEqual({
      kind: 'barred',
      notice: { say: 'sendsPending', count: 1 },
    })
  })
})

describe('a message refused late', () => {
  const failure: Failure = { code: 'GATE_BLOCKED', findings: [] }

  test('brings back what was to follow it, and says so wherever the agent is', () => {
    const away = play(serving(), ...sent('一'), type('二'), act('send'), act('goTickets')).state
    expect(away.outbox.items.map(({ stage }) => stage)).toEqual(['sending', 'ready'])
    const { state } = play(away, { kind: 'refused', effect: sendOf('一'), failure })
    expect(state.outbox.items).toEqual([])
    expect(state.drafts[chatId]).toMatchObject({ editor: { text: '一\n二' }, refusal: failure })
    expect(state.toast?.notice).toMatchObject({ say: 'sendReturned', name: '张*' })
    const text = bannerLine(state, wordsOf('zh-CN'), 80)
      ?.map((span) => span.text)
      .join('')
    expect(text).toContain('张* 的消息未能发出，已退回草稿，按 1 查看')
    const back = play(state, act('switchTo', 1)).state
    expect(bannerLine(back, wordsOf('zh-CN'), 80)).toBeUndefined()
  })
})

test('a lost desk is told of in words, with what waits for it', () => {
  const lost = play(serving(), { kind: 'line', status: 'lost' }, ...sent('一'), { kind: 'tick', nowMs: nowMs + 12_000 })
  expect(lost.state.outbox.items).toMatchObject([{ stage: 'waiting', tried: false }])
  const text = bannerLine(lost.state, wordsOf('zh-CN'), 120)
    ?.map((span) => span.text)
    .join('')
  expect(text).toContain('连接已断开 12 秒')
  expect(text).toContain('1 条消息待连接后发送')
  const english = bannerLine(lost.state, wordsOf('en'), 120)
    ?.map((span) => span.text)
    .join('')
  expect(english).toContain('no connection for 12 s')
})

describe('what was done on the desk', () => {
  test('to a ticket is undone by changing it back, from the revision that the change made', () => {
    const { state, effects } = play(changed(), undo)
    expect(effects).toContainEqual({
      do: 'updateTicket',
      ticketId: 'ticket-1' as TicketId,
      expectedRev: 9,
      patch: { priority: 'P2' },
    })
    const done = play(state, { kind: 'ticketUpdated', ticket: ticket({ priority: 'P2', rev: 10 }) }).state
    expect(done.undo).toEqual({ done: [], asked: {} })
    expect(play(done, undo).state.toast?.notice).toEqual({ say: 'nothingToUndo' })
  })

  test('twice to one ticket is undone twice, each from what the ticket is by then', () => {
    const again = play(changed(), act('ticketPriority'), type('P1'), act('choose'), {
      kind: 'ticketUpdated',
      ticket: ticket({ priority: 'P1', rev: 10 }),
    }).state
    const once = play(again, undo)
    expect(once.effects).toContainEqual(expect.objectContaining({ expectedRev: 10, patch: { priority: 'P0' } }))
    const back = play(once.state, { kind: 'ticketUpdated', ticket: ticket({ priority: 'P0', rev: 11 }) }).state
    expect(play(back, undo).effects).toContainEqual(
      expect.objectContaining({ expectedRev: 11, patch: { priority: 'P2' } }),
    )
  })

  test('and is not allowed back is told of, and passed over', () => {
    const state = changed()
    const resolved: State = {
      ...state,
      undo: {
        asked: {},
        done: [
          ...state.undo.done,
          {
            of: 'ticket',
            ticketId: 'ticket-1' as TicketId,
            code: 'T-7K3Q',
            rev: 9,
            status: 'resolved',
            patch: { status: 'new' },
          },
        ],
      },
    }
    const told = play(resolved, undo).state
    expect(told.toast?.notice).toEqual({ say: 'noWayBack', code: 'T-7K3Q', from: 'resolved', to: 'new' })
    expect(play(told, undo).effects).toContainEqual(expect.objectContaining({ do: 'updateTicket' }))
  })

  test('and lasts says why it lasts, and the next z reaches what was before it', () => {
    const { state } = play(changed(), { kind: 'commented', ticket: ticketDetail() }, undo)
    expect(state.toast?.notice).toEqual({ say: 'lasting', what: 'comment' })
    expect(play(state, undo).effects).toContainEqual(expect.objectContaining({ do: 'updateTicket' }))
  })

  test('with an arrangement is undone by withdrawing it, and the agent says why', () => {
    const { state } = play(serving(), { kind: 'arrangement', arrangement: arrangement(), after: 'confirm' }, undo)
    expect(state.overlays.map(({ kind }) => kind)).toEqual(['arrangement', 'reason'])
    expect(state.overlays.at(-1)).toMatchObject({ step: 'withdraw' })
  })

  test('by taking a customer or sending a message cannot be undone', () => {
    const taken = play(serving(), { kind: 'conversation', conversation: conversation({ rev: 4 }), after: 'take' }).state
    expect(play(taken, undo).state.toast?.notice).toEqual({ say: 'lasting', what: 'take' })
    const { key } = sendOf('一')
    const out = play(serving(), ...sent('一'), { kind: 'sent', key, message: message(4) }, act('back'), undo)
    expect(out.state.toast?.notice).toEqual({ say: 'lasting', what: 'sent' })
  })
})
