import { expect, test } from 'vitest'
import { helpSections } from '../../src/keys/help-rows.ts'
import { pageRows } from '../../src/state/layout.ts'
import type { State } from '../../src/state/state.ts'
import { billsView } from '../../src/views/bills-view.ts'
import { windowOf } from '../../src/views/window.ts'
import { deskKeymap } from '../../src/keys/keymap.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'
import { bill, chatId, message, play, serving, ticketDetail, zhangId } from '../state/sample.ts'
import { draw } from './draw.ts'

test('of 10,000 bills only those on the screen are looked at', () => {
  const read = new Set<string>()
  const items = new Proxy(
    Array.from({ length: 10_000 }, (_, i) => bill(i)),
    {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) read.add(key)
        return Reflect.get(target, key, receiver) as unknown
      },
    },
  )
  const { customer } = serving()
  if (!customer) throw new Error('the sample shows a customer')
  const look = {
    words: wordsOf('zh-CN'),
    lang: 'zh-CN',
    width: 80,
    height: 20,
    focused: true,
    keymap: deskKeymap,
  } as const
  const lines = billsView({ ...look, customer: { ...customer, bills: { ...customer.bills, items, selected: 5_000 } } })
  expect(lines.length).toBe(20)
  expect(read.size).toBeLessThanOrEqual(20)
})

test.each([
  [0, 0, 10],
  [5, 4, 10],
  [100, 0, 10],
  [100, 99, 10],
  [100, 50, 10],
  [3, 2, 1],
])(
  'a window on %i rows with %i selected, %i high, holds the selected one and nothing outside',
  (count, selected, rows) => {
    const { start, end } = windowOf(count, selected, rows)
    expect(end - start).toBe(Math.min(count, rows))
    if (count > 0) expect(selected >= start && selected < end).toBe(true)
  },
)

function scrolled(
  state: State,
  ...actions: readonly ('pageUp' | 'pageDown' | 'first' | 'last' | 'up' | 'down')[]
): string {
  return draw(play(state, ...actions.map((action) => ({ kind: 'action', action }) as const)).state).join('\n')
}

test('a long thread is read back to its beginning, and one key leads to the newest again', () => {
  const items = Array.from({ length: 200 }, (_, i) => message(i + 1, { body: `第${i + 1}条 ${'很长的话'.repeat(30)}` }))
  const { state } = play(serving(), { kind: 'messages', conversationId: chatId, items })
  expect(scrolled(state)).toContain('第200条')
  const up = scrolled(state, 'pageUp')
  expect(up).not.toContain('第200条')
  expect(up).toContain(`下方还有 ${pageRows(state)} 行较新的消息`)
  expect(scrolled(state, 'first')).toContain('第1条')
  expect(scrolled(state, 'first', 'up', 'up', 'last')).toContain('第200条')
  // Going past the beginning must not make the way back longer.
  expect(scrolled(state, 'first', 'pageUp', 'pageUp', 'pageDown')).toBe(scrolled(state, 'first', 'pageDown'))
})

test('reading back near the beginning of what is loaded fetches what is older, and stays where one reads', () => {
  const page = (from: number, more: boolean) =>
    ({
      kind: 'messages',
      conversationId: chatId,
      items: Array.from({ length: 200 }, (_, i) => message(from + i, { body: `第${from + i}条` })),
      more,
    }) as const
  const { state } = play(serving(), page(401, true))
  expect(play(state, { kind: 'action', action: 'pageUp' }).effects).toEqual([])
  const top = play(state, { kind: 'action', action: 'first' })
  expect(top.effects).toEqual([{ do: 'loadOlder', conversationId: chatId }])
  expect(play(top.state, { kind: 'action', action: 'up' }).effects).toEqual([])
  const older = play(top.state, page(201, true))
  expect(draw(older.state).join('\n')).toContain('第401条')
  expect(older.state.threads[chatId]?.messages.length).toBe(403)
  const refused = play(top.state, {
    kind: 'refused',
    effect: { do: 'loadOlder', conversationId: chatId },
    failure: { code: 'UNREACHABLE', url: 'x' },
  })
  expect(play(refused.state, { kind: 'action', action: 'up' }).effects).toContainEqual({
    do: 'loadOlder',
    conversationId: chatId,
  })
  // After the line was lost the list begins anew: a page that is known leads on to the next.
  const again = play(older.state, { kind: 'action', action: 'first' }, page(201, true))
  expect(again.effects.filter((effect) => effect.do === 'loadOlder').length).toBe(2)
  const whole = play(again.state, page(1, false), { kind: 'action', action: 'first' })
  expect(whole.effects.map((effect) => effect.do)).not.toContain('loadOlder')
  expect(scrolled(whole.state, 'first')).toContain('第1条')
})

test('help and a ticket end where their last row is shown, so that the way back begins at once', () => {
  for (const [columns, rows] of [
    [80, 24],
    [160, 45],
  ] as const) {
    const { help, ticket } = everyPlace(columns, rows)
    const comments = Array.from({ length: 30 }, (_, i) => ({
      authorName: '周敏（演示）',
      body: `第${i}条\n${'已核对流水'.repeat(i * 3)}`,
      at: '2026-11-20T02:15:00.000Z',
    }))
    const long = play(ticket, {
      kind: 'ticket',
      ticket: ticketDetail({ comments: comments as never, refs: columns === 80 ? [] : ticketDetail().refs }),
    }).state
    for (const state of [help, long]) {
      const at = (...actions: Parameters<typeof scrolled>[1][]) => scrolled(state, ...actions)
      expect(at('last')).not.toBe(at('first'))
      expect(at('last', 'pageDown', 'pageDown')).toBe(at('last'))
      expect(at('last', 'down', 'up')).toBe(at('last', 'up'))
      expect(at('last', 'up')).not.toBe(at('last'))
    }
  }
})

test('no name of a key is cut in help', () => {
  for (const lang of ['zh-CN', 'en'] as const)
    for (const columns of [80, 160]) {
      const { composer } = everyPlace(columns, 400)
      const asked = play(composer, { kind: 'action', action: 'help' }).state
      const drawn = draw({ ...asked, session: { ...asked.session, lang } }).join('\n')
      for (const section of helpSections(asked))
        for (const { names } of section.rows) expect(drawn, names).toContain(names)
    }
})

test('a page of the list after the first keeps the cursor where it is', () => {
  const page = (from: number, fresh: boolean) =>
    ({
      kind: 'bills',
      customerId: zhangId,
      overdueFirst: false,
      fresh,
      items: Array.from({ length: 60 }, (_, i) => bill(from + i)),
      more: true,
    }) as const
  const { state } = play(
    serving(),
    { kind: 'action', action: 'bills' },
    page(0, true),
    { kind: 'action', action: 'last' },
    page(60, false),
  )
  expect(state.customer?.bills.selected).toBe(59)
  expect(draw(state).join('\n')).toContain('60/120+')
})
