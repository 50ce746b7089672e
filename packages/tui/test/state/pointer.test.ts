import { describe, expect, test } from 'vitest'
import { byHand } from '../../src/by-hand.ts'
import type { Happening } from '../../src/state/happening.ts'
import { initialState } from '../../src/state/initial.ts'
import { placeOf } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { update } from '../../src/state/update.ts'
import type { InputEvent } from '../../src/state/input.ts'
import { columnsOf } from '../../src/terminal/width.ts'
import { frameRows } from '../../src/views/flat-frame.ts'
import { frameOf } from '../../src/views/frame.ts'
import { rowText } from '../../src/screenshot/text.ts'
import { wordsOf } from '../../src/words/index.ts'
import { agent, conversation, nowMs, waiting } from './sample.ts'

function desk(columns = 160, rows = 45): State {
  const empty = initialState({ agent, lang: 'zh-CN', demo: true, run: 'run' }, { columns, rows }, nowMs)
  const loaded = after(empty, {
    kind: 'conversations',
    items: [conversation({ unread: 0 }), ...[1, 2, 3, 4].map(waiting)],
  })
  return after(loaded, { kind: 'action', action: 'switchTo', arg: 1 })
}

function after(state: State, ...happenings: readonly Happening[]): State {
  return happenings.reduce((now, happening) => update(now, happening)[0], state)
}

const rowsOf = (state: State): readonly string[] =>
  frameRows(frameOf(state, wordsOf(state.session.lang)), state.size.columns).map(rowText)

/** The first cell of a text, or of its nth showing. */
function cellOf(state: State, text: string, nth = 0): { column: number; row: number } {
  const found = rowsOf(state).flatMap((line, row) => {
    const at = line.indexOf(text)
    return at < 0 ? [] : [{ column: columnsOf(line.slice(0, at)), row }]
  })
  const cell = found[nth]
  if (!cell) throw new Error(`no ${text} on\n${rowsOf(state).join('\n')}`)
  return cell
}

function mouse(
  state: State,
  at: { column: number; row: number },
  over: Partial<InputEvent & { kind: 'mouse' }> = {},
): State {
  const event = { kind: 'mouse', action: 'press', button: 'left', ...at, ...over } as InputEvent
  const happening = byHand(event, state)
  return happening ? after(state, happening) : state
}

const click = (state: State, text: string, nth = 0): State => mouse(state, cellOf(state, text, nth))
const wheel = (state: State, text: string, action: 'wheelup' | 'wheeldown'): State =>
  mouse(state, cellOf(state, text), { action, button: 'none' })

describe('a click', () => {
  test('goes to the pane that it is in', () => {
    const queue = after(desk(), { kind: 'action', action: 'goQueue' })
    expect(click(queue, '会话 张').focus).toBe('thread')
    expect(click(click(queue, '会话 张'), '队列').focus).toBe('queue')
  })

  test('in the reply begins to write, as Enter does', () => {
    const queue = after(desk(), { kind: 'action', action: 'goQueue' })
    expect(placeOf(click(queue, '回复'))).toBe('composer')
  })

  test('puts the cursor into the reply where it is, at whole characters', () => {
    const written = ['一二三四', '五六七八'].join('\n')
    const writing = after(desk(), { kind: 'action', action: 'write' }, { kind: 'pasted', text: written })
    const caret = (state: State): number | undefined => state.drafts['chat-1' as never]?.editor.cursor
    expect(caret(writing)).toBe(9)
    const { column, row } = cellOf(writing, '一二')
    expect(caret(mouse(writing, { column: column + 4, row }))).toBe(2)
    expect(caret(mouse(writing, { column, row: row + 1 }))).toBe(5)
    expect(caret(mouse(writing, { column: column + 60, row }))).toBe(4)
    // Its title, and what the rules say below it, are no places in it.
    expect(caret(mouse(writing, { column, row: row - 1 }))).toBe(9)
    expect(caret(mouse(writing, { column, row: row + 2 }))).toBe(9)
  })

  test('chooses a row, on either of its lines, and a second one opens it', () => {
    const queue = after(desk(), { kind: 'action', action: 'goQueue' })
    const { column, row } = cellOf(queue, '王**', 1)
    const chosen = mouse(queue, { column, row })
    expect(chosen.queue.cursor).toBe('wait-3')
    expect(mouse(queue, { column, row: row + 1 }).queue.cursor).toBe('wait-3')
    const enter = byHand({ kind: 'mouse', action: 'press', button: 'left', column, row }, chosen)
    expect(enter).toMatchObject({ kind: 'action', action: 'openConversation' })
  })

  test('from another pane only chooses, so that nobody is taken by a click that meant the pane', () => {
    const { column, row } = cellOf(desk(), '王*', 0)
    const there = mouse(after(desk(), { kind: 'action', action: 'goThread' }), { column, row })
    expect([there.focus, there.queue.cursor]).toEqual(['queue', 'wait-1'])
  })

  test('on a tab opens its conversation, also while one writes', () => {
    const two = after(
      desk(),
      {
        kind: 'conversations',
        items: [conversation(), conversation({ id: 'chat-2' as never, customerNameMasked: '赵*' })],
      },
      { kind: 'action', action: 'write' },
    )
    expect(two.focus).toBe('composer')
    expect(click(two, '赵*').queue.open).toBe('chat-2')
  })

  test('on the name of a pane goes there, where not all of them fit', () => {
    const queue = after(desk(80, 24), { kind: 'action', action: 'goQueue' })
    expect(placeOf(click(queue, ' 客户 '))).toBe('customer')
    expect(placeOf(click(queue, ' 工单 '))).toBe('tickets')
    expect(placeOf(click(queue, ' 会话 '))).toBe('thread')
  })

  test('on a key of the footer presses it, or says why it does nothing', () => {
    const queue = after(desk(), { kind: 'action', action: 'goQueue' })
    expect(placeOf(click(queue, '找客户'))).toBe('search')
    expect(placeOf(click(queue, '? 帮助'))).toBe('help')
  })

  test('beside everything does nothing', () => {
    const queue = after(desk(), { kind: 'action', action: 'goQueue' })
    expect(mouse(queue, { column: 0, row: 0 })).toBe(queue)
    expect(mouse(queue, { column: 900, row: 900 })).toBe(queue)
  })

  test('behind a panel that waits for an answer says so, and moves nothing', () => {
    const asked = { ...desk(), overlays: [{ kind: 'unanswered' as const }] }
    const clicked = click(asked, '王*')
    expect(clicked.queue).toBe(asked.queue)
    expect(clicked.toast?.notice).toEqual({ say: 'panelFirst' })
  })

  test.each(['release', 'move'] as const)('is the pressing of the left button, not %s', (action) => {
    const queue = after(desk(), { kind: 'action', action: 'goQueue' })
    expect(mouse(queue, cellOf(queue, '王*'), { action })).toBe(queue)
    expect(mouse(queue, cellOf(queue, '王*'), { button: 'right' })).toBe(queue)
  })
})

describe('the wheel', () => {
  test('moves the list under the pointer, and leaves the keys where they are', () => {
    const thread = after(desk(), { kind: 'action', action: 'goThread' })
    const turned = wheel(thread, '队列', 'wheeldown')
    expect([turned.focus, turned.queue.cursor]).toEqual(['thread', 'wait-1'])
    expect(wheel(turned, '队列', 'wheelup').queue.cursor).toBe('chat-1')
  })

  test('moves the panel that is open', () => {
    const help = after(desk(), { kind: 'action', action: 'help' })
    const turned = mouse(help, { column: 3, row: 10 }, { action: 'wheeldown', button: 'none' })
    expect(turned.overlays[0]).toMatchObject({ kind: 'help', scroll: 3 })
  })
})

test('the mouse can be switched off', () => {
  const state = after(desk(), { kind: 'action', action: 'goQueue' })
  const off = { ...state, settings: { ...state.settings, mouse: false } }
  expect(click(off, '会话 张')).toBe(off)
  expect(wheel(off, '队列', 'wheeldown')).toBe(off)
})

test.each([
  [80, 24],
  [120, 35],
  [160, 45],
])('at %i×%i every row of the queue that is seen can be chosen by its name', (columns, rows) => {
  const state = after(desk(columns, rows), { kind: 'action', action: 'goQueue' })
  for (const [i, line] of rowsOf(state).entries()) {
    if (!/王\*/.test(line) || i < 2) continue
    const at = { row: i, column: columnsOf(line.slice(0, line.search(/王\*/))) }
    const chosen = mouse(state, at)
    const now = rowsOf(chosen)[i] ?? ''
    expect(now.slice(0, now.search(/王\*/))).toContain('>')
  }
})
