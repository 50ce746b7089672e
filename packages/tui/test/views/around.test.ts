import type { Conversation, ConversationId, CustomerId, Instant } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../src/state/place.ts'
import type { State } from '../../src/state/state.ts'
import { columnsOf } from '../../src/terminal/width.ts'
import { frameOf } from '../../src/views/frame.ts'
import { headerLine } from '../../src/views/frame-view.ts'
import { whatFits } from '../../src/views/groups.ts'
import { cell, columnsOfLine, fit, type Line, t } from '../../src/views/span.ts'
import { sparkline } from '../../src/views/sparkline.ts'
import { statusLine } from '../../src/views/status-view.ts'
import { stripLine } from '../../src/views/strip-view.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'
import { promise, standing } from '../state/gate-sample.ts'
import { conversation, nowMs, play, serving, waiting } from '../state/sample.ts'
import { draw } from './draw.ts'

const langs = ['zh-CN', 'en'] as const
const textOf = (line: Line): string => line.map(({ text }) => text).join('')
const ago = (seconds: number): Instant => new Date(nowMs - seconds * 1_000).toISOString() as Instant

function mine(n: number, over: Partial<Conversation> = {}): Conversation {
  return conversation({
    id: `one-${n}` as ConversationId,
    customerId: `fx-c${n}` as CustomerId,
    customerNameMasked: `${'赵钱孙李周吴郑王'[n % 8]}*`,
    unread: 0,
    queuedAt: ago(9_000 - n),
    lastAt: ago(10),
    ...over,
  })
}

function withConversations(columns: number, rows: number, ...items: readonly Conversation[]): State {
  return play(serving(columns, rows), { kind: 'conversations', items }).state
}

const served = fc.record({
  customerNameMasked: fc.constantFrom('张*', '欧阳**', 'A*********', '👨‍👩‍👧*', '\u202e*', ''),
  unread: fc.constantFrom(0, 1, 7, 1_000),
  lastAt: fc.integer({ min: 0, max: 9_000_000 }).map(ago),
  promisesOverdue: fc.constantFrom(0, 2),
  status: fc.constantFrom<'active' | 'wrap_up'>('active', 'wrap_up'),
})

describe('the strip of my conversations', () => {
  test('takes exactly its row, however many there are, whatever they are called, at every width', () => {
    fc.assert(
      fc.property(
        fc.array(served, { maxLength: 40 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 80, max: 320 }),
        fc.constantFrom(...langs),
        (list, queued, columns, lang) => {
          const all = [...list.map((over, n) => mine(n, over)), ...Array.from({ length: queued }, (_, n) => waiting(n))]
          const line = stripLine(withConversations(columns, 24, ...all), wordsOf(lang), columns)
          expect(columnsOfLine(line)).toBeLessThanOrEqual(columns)
          expect(columnsOfLine(line)).toBeGreaterThan(columns - 12)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a late one is marked in words, tone and inverse, and is seen even when its tab is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        fc.integer({ min: 80, max: 240 }),
        (count, at, columns) => {
          const list = Array.from({ length: count }, (_, n) =>
            mine(n, n === at % count ? { unread: 1, lastAt: ago(900) } : {}),
          )
          const line = stripLine(withConversations(columns, 24, ...list), wordsOf('zh-CN'), columns)
          const loud = line.filter(({ tone, bold, inverse }) => tone === 'bad' && bold && inverse)
          expect(loud).toHaveLength(1)
          expect(loud[0]?.text).toContain('!')
        },
      ),
      { numRuns: 150 },
    )
  })

  test('no tab moves when a message comes, or somebody joins the queue', () => {
    const list = [mine(1), mine(2), mine(3)]
    const startsOf = (state: State, columns: number): readonly number[] => {
      const text = textOf(stripLine(state, wordsOf('zh-CN'), columns))
      return list.map(({ customerNameMasked }) => columnsOf(text.slice(0, text.indexOf(customerNameMasked))))
    }
    for (const columns of [80, 100, 120, 160, 200]) {
      const before = withConversations(columns, 24, ...list)
      const came = list.map((one, i) => ({ ...one, unread: i, lastAt: ago(i * 200), rev: one.rev + 1 }))
      const after = withConversations(columns, 24, ...came, ...Array.from({ length: 23 }, (_, n) => waiting(n)))
      expect(startsOf(after, columns), `${columns}`).toEqual(startsOf(before, columns))
      expect(startsOf(before, columns).every((at) => at > 0)).toBe(true)
    }
  })

  test('is there in every place and under every panel, at every size', () => {
    for (const [columns, rows] of [
      [80, 24],
      [120, 35],
      [160, 45],
      [200, 60],
    ] as const) {
      for (const [place, state] of Object.entries(everyPlace(columns, rows))) {
        if (place === 'small' || place === 'lock') continue
        const { top } = frameOf(state, wordsOf('zh-CN'))
        expect(textOf(top[1] ?? []), `${place} ${columns}×${rows}`).toMatch(/1[ !+#~]张\*/)
      }
    }
  })

  test('a reply that may not be sent is marked while I am elsewhere', () => {
    const { composer } = everyPlace(80, 24)
    const elsewhere = play(composer, { kind: 'action', action: 'goTickets' }).state
    expect(textOf(stripLine(elsewhere, wordsOf('zh-CN'), 80))).toMatch(/1#张\*/)
    expect(draw(play(elsewhere, { kind: 'action', action: 'goQueue' }).state).join('\n')).toContain('# 被拦截')
  })

  test('a reply that was begun is told wherever it is not on the screen', () => {
    const begun = play(
      withConversations(120, 35, mine(1), mine(2)),
      { kind: 'action', action: 'switchTo', arg: 1 },
      { kind: 'action', action: 'write' },
      { kind: 'typed', text: '您好' },
      { kind: 'action', action: 'switchTo', arg: 2 },
    ).state
    expect(textOf(stripLine(begun, wordsOf('zh-CN'), 120))).toMatch(/1~/)
    expect(draw(play(begun, { kind: 'action', action: 'goQueue' }).state).join('\n')).toContain('~ 草稿')
  })
})

test('in a window that is too small nothing is lost, and who needs me is said', () => {
  const list = [mine(1, { unread: 2, lastAt: ago(900) }), mine(2), waiting(1), waiting(2)]
  const state = withConversations(79, 23, ...list)
  const drawn = draw(state).join('\n')
  for (const said of ['窗口太小', '79×23', '会话和草稿都在', '! 1 位超时', '等待 2', 'Ctrl+Q 退出'])
    expect(drawn).toContain(said)
  const written = play(
    { ...state, size: { columns: 80, rows: 24 } },
    { kind: 'action', action: 'openConversation' },
    { kind: 'action', action: 'write' },
    { kind: 'typed', text: '您好' },
  ).state
  const there = play(
    written,
    { kind: 'resized', size: { columns: 40, rows: 5 } },
    { kind: 'resized', size: { columns: 160, rows: 45 } },
  ).state
  expect(there.drafts).toEqual(written.drafts)
  expect(there.focus).toBe(written.focus)
  for (const rows of [1, 2, 3, 24]) expect(draw({ ...state, size: { columns: 79, rows } }).length).toBe(rows)
})

const sized = fc.record({ columns: fc.integer({ min: 80, max: 260 }), rows: fc.integer({ min: 24, max: 90 }) })
const panes = fc.record({
  queue: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
  customer: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
  zoomed: fc.boolean(),
})
const everywhere = everyPlace(160, 45)

test('nothing overflows: any place, any size, any widths, both languages', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(everywhere) as Place[])),
      sized,
      panes,
      fc.constantFrom(...langs),
      (place, size, wanted, lang) => {
        const at = everywhere[place]
        const state: State = { ...at, size, panes: wanted, session: { ...at.session, lang } }
        const frame = frameOf(state, wordsOf(lang))
        const rows = frame.top.length + frame.bodyHeight + frame.bottom.length
        // A locked screen has only what it says.
        if (place === 'lock') expect(rows).toBeLessThanOrEqual(size.rows)
        else expect(rows).toBe(size.rows)
        for (const line of [...frame.top, ...frame.bottom])
          expect(columnsOfLine(line)).toBeLessThanOrEqual(size.columns)
        expect(frame.columns.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(size.columns)
        for (const { parts } of frame.columns) {
          expect(parts.reduce((sum, part) => sum + part.height, 0)).toBe(frame.bodyHeight)
          for (const part of parts) expect(part.view(part.slice).length).toBeLessThanOrEqual(part.height)
        }
        if (frame.cursor) {
          expect(frame.cursor.x).toBeLessThan(size.columns)
          expect(frame.cursor.y).toBeLessThan(size.rows)
        }
      },
    ),
    { numRuns: 300 },
  )
})

describe('the header', () => {
  test('names every pane where not all fit, says that the people are invented, and cuts no word', () => {
    for (const lang of langs) {
      const words = wordsOf(lang)
      for (let columns = 80; columns <= 200; columns++) {
        const text = textOf(headerLine(serving(columns, 24), words, columns))
        expect(text).not.toContain('..')
        expect(text).toContain(words.demoShort.slice(0, 4))
        if (columns < 150) for (const name of Object.values(words.tabs)) expect(text, `${columns}`).toContain(name)
      }
    }
  })
})

describe('the row above the keys', () => {
  const judged = (columns: number, over = {}): State => play(serving(columns, 24), standing(over)).state

  test('says whether the line is there, the contact clock, promises, and how old the figures are', () => {
    const state = judged(160, { promises: [promise()] })
    expect(textOf(statusLine(state, wordsOf('zh-CN'), 160))).toMatch(/可外呼.*承诺 1 待办.*数据 刚刚 +已连接/)
    const later = play(state, { kind: 'tick', nowMs: nowMs + 6 * 60_000 }).state
    expect(textOf(statusLine(later, wordsOf('zh-CN'), 160))).toContain('数据 6分前')
  })

  test('of what events keep up to date, the age counts from when they stopped', () => {
    const lost = play(serving(160, 24), { kind: 'action', action: 'goTickets' }, { kind: 'line', status: 'lost' }).state
    const row = (minutes: number): string =>
      textOf(statusLine({ ...lost, nowMs: nowMs + minutes * 60_000 }, wordsOf('zh-CN'), 160))
    expect(
      textOf(statusLine({ ...lost, line: { status: 'live', sinceMs: nowMs } }, wordsOf('zh-CN'), 160)),
    ).not.toContain('数据')
    expect(row(7)).toMatch(/数据 7分前.*! 连接中断/)
  })

  test('the connection stands in the same place, whatever else is said', () => {
    for (const columns of [80, 120, 160]) {
      const state = judged(columns)
      const told = play(state, { kind: 'draftNotSaved' }).state
      const at = (one: State): number => textOf(statusLine(one, wordsOf('zh-CN'), columns)).indexOf('已连接')
      expect(textOf(statusLine(told, wordsOf('zh-CN'), columns))).toContain('草稿没能写入磁盘')
      expect(columnsOf(textOf(statusLine(told, wordsOf('zh-CN'), columns)).slice(0, at(told)))).toBe(
        columnsOf(textOf(statusLine(state, wordsOf('zh-CN'), columns)).slice(0, at(state))),
      )
    }
  })

  test('how long the desk takes is told without moving anything, and with a mark once it is felt', () => {
    const rowAt = (latencyMs: number): string =>
      textOf(statusLine({ ...judged(80), line: { status: 'live', sinceMs: nowMs, latencyMs } }, wordsOf('zh-CN'), 80))
    const rows = [0, 9, 40, 480, 640, 2_000, 900_000].map(rowAt)
    expect(new Set(rows.map((row) => columnsOf(row))).size).toBe(1)
    expect(new Set(rows.map((row) => columnsOf(row.slice(0, row.indexOf('已连接'))))).size).toBe(1)
    expect(rows[3]).toContain('  480ms 已连接')
    expect(rows[4]).toContain('! 640ms 已连接')
  })

  test('what does not fit is left out whole, the least pressing first', () => {
    const group = (text: string, rank: number) => ({ rank, line: [t(text)] })
    const all = [group('aaaa', 0), group('bbbb', 2), group('cccc', 1)]
    expect(textOf(whatFits(all, 16))).toBe('aaaa  bbbb  cccc')
    expect(textOf(whatFits(all, 15))).toBe('aaaa  cccc')
    expect(textOf(whatFits(all, 9))).toBe('aaaa')
    expect(textOf(whatFits(all, 3))).toBe('')
  })
})

test('a row that is cut ends where it is cut: nothing behind moves into the place, and spaces are not missed', () => {
  const line = [t('应还金额'), t('12.50'), t('=')]
  expect(textOf(fit(line, 5))).toBe('应..')
  expect(textOf(fit(line, 9))).toBe('应还金额')
  expect(textOf(fit([cell('已结清', 12), t('=')], 8))).toBe('已结清  ')
  const { bills } = everyPlace(120, 30)
  const rows = draw({ ...bills, panes: { queue: undefined, customer: 44, zoomed: false } })
  expect(rows.find((row) => row.includes('2026-11 '))).toMatch(/已结清 *$/)
})

test('a sparkline has its width, grows with what it shows, and has an ASCII form', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.integer({ min: 1, max: 40 }), fc.boolean(), (values, columns, wide) => {
      expect([...sparkline(values, columns, wide)]).toHaveLength(columns)
      if (wide) expect(sparkline(values, columns, wide)).toMatch(/^[\x20-\x7e]+$/)
    }),
  )
  expect(sparkline([0, 1, 4, 8], 4, false)).toBe('▁▁▄█')
})

test('the queue says whether it grows', () => {
  let state = play(serving(160, 45), { kind: 'action', action: 'goQueue' }).state
  for (let minute = 1; minute <= 3; minute++) {
    const items = Array.from({ length: minute * 4 }, (_, n) => waiting(n))
    state = play(state, { kind: 'conversations', items }, { kind: 'tick', nowMs: nowMs + minute * 60_000 }).state
  }
  expect(state.queue.trend).toEqual([4, 8, 12])
  expect(draw(state).join('\n')).toMatch(/等待 +▃▆██/)
})
