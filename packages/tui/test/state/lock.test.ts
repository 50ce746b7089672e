import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import type { Happening } from '../../src/state/happening.ts'
import { initialState } from '../../src/state/initial.ts'
import { asksPassword } from '../../src/state/lock.ts'
import { placeOf } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { update } from '../../src/state/update.ts'
import { frameRows } from '../../src/views/flat-frame.ts'
import { frameOf } from '../../src/views/frame.ts'
import { textOf } from '../../src/screenshot/text.ts'
import { wordsOf } from '../../src/words/index.ts'
import { agent, chatId, conversation, nowMs, waiting } from './sample.ts'

const minute = 60_000

function desk(session: Partial<State['session']> = {}, lockAfterMinutes = 10): State {
  const state = initialState(
    { agent, lang: 'zh-CN', demo: true, run: 'run', ...session },
    { columns: 120, rows: 35 },
    nowMs,
  )
  const settled = { ...state, settings: { ...state.settings, lockAfterMinutes } }
  const items = [conversation(), waiting(1), waiting(2)]
  return after(settled, { kind: 'conversations', items })
}

function after(state: State, ...happenings: readonly Happening[]): State {
  return happenings.reduce((now, happening) => update(now, happening)[0], state)
}

const tick = (minutes: number): Happening => ({ kind: 'tick', nowMs: nowMs + minutes * minute })
const key = (chord: string, state: State): Happening | undefined =>
  happeningFor({ kind: 'key', chord, ...([...chord].length === 1 ? { text: chord } : {}) }, state)
const pressed = (state: State, ...chords: readonly string[]): State =>
  chords.reduce((now, chord) => {
    const happening = key(chord, now)
    return happening ? after(now, happening) : now
  }, state)
const screen = (state: State): string =>
  textOf(frameRows(frameOf(state, wordsOf(state.session.lang)), state.size.columns))

describe('a desk that nobody is at', () => {
  test('locks itself after so many minutes, and no sooner', () => {
    expect(after(desk(), tick(9.9)).lock).toBeUndefined()
    expect(after(desk(), tick(10)).lock).toMatchObject({ by: 'idle', sinceMs: nowMs + 10 * minute })
  })

  test('counts from the last key, whatever the key did', () => {
    const state = after(desk(), tick(8))
    expect(after(pressed(state, 'j'), tick(17)).lock).toBeUndefined()
    expect(after(pressed(state, 'ctrl+space'), tick(17)).lock).toBeUndefined()
    expect(after(pressed(state, 'j'), tick(18)).lock).toBeDefined()
  })

  test('does not lock where the agent has said never', () => {
    expect(after(desk({}, 0), tick(10_000)).lock).toBeUndefined()
  })

  test('counts what happens elsewhere for nobody being there', () => {
    const busy = after(desk(), tick(5), { kind: 'conversations', items: [conversation(), waiting(3)] })
    expect(after(busy, tick(10)).lock).toBeDefined()
  })
})

describe('a locked desk', () => {
  const locked = after(desk(), { kind: 'action', action: 'lock' })

  test('is locked with g l, and Enter opens it as it was', () => {
    const before = desk()
    const shut = pressed(before, 'g', 'l')
    expect(placeOf(shut)).toBe('lock')
    const open = pressed(shut, 'enter')
    expect({ ...open, touchedMs: 0 }).toEqual({ ...before, touchedMs: 0 })
  })

  test.each([
    [120, 35],
    [80, 24],
    [40, 8],
    [12, 3],
  ])('names nobody at %i×%i, and fits', (columns, rows) => {
    const drawn = screen({ ...locked, size: { columns, rows } })
    expect(drawn).not.toMatch(/张|王|林晓|8021|还的钱/)
    expect(drawn.trimEnd().split('\n').length).toBeLessThanOrEqual(rows)
  })

  test('says how many wait, also who came since, and still not who', () => {
    expect(screen(locked)).toMatch(/2 人等待接入/)
    const more = after(locked, { kind: 'conversations', items: [conversation(), waiting(1), waiting(2), waiting(3)] })
    expect(screen(more)).toMatch(/3 人等待接入/)
    expect(screen(more)).not.toContain('王')
  })

  test('lets no key, click or paste through to what is behind', () => {
    const behind = (state: State): object => ({ ...state, lock: undefined, touchedMs: 0 })
    const keys = ['j', 'w', 'enter2', 't', '/', 'f1', '?', 'escape', 'ctrl+p', 'g', 'q', '1', 'ctrl+z', 'tab']
    expect(behind(pressed(locked, ...keys))).toEqual(behind(locked))
    for (const action of ['wrapUp', 'send', 'switchTo', 'quit', 'search'] as const)
      expect(update(locked, { kind: 'action', action, arg: 1 })).toEqual([locked, []])
    expect(behind(after(locked, { kind: 'pasted', text: '转人工' }))).toEqual(behind(locked))
  })

  test('keeps what is behind it: drafts, panels, focus', () => {
    const writing = pressed(after(desk(), { kind: 'action', action: 'switchTo', arg: 1 }), 'i', '你', '好')
    const open = pressed(after(writing, { kind: 'action', action: 'lock' }), 'x', 'enter')
    expect(open.drafts[chatId]?.editor.text).toBe('你好')
    expect(open.focus).toBe(writing.focus)
  })
})

describe('a desk of another machine', () => {
  const locked = after(desk({ opensWith: 'password' }), { kind: 'action', action: 'lock' })
  const refusal = { kind: 'stillLocked', failure: { code: 'BAD_CREDENTIALS' } } as const

  test('asks for the password, shows none of it, and sends it once', () => {
    const typed = pressed(locked, 's', '3', ' ', '密')
    expect(screen(typed)).toContain('****')
    expect(screen(typed)).not.toContain('s3')
    const [checking, effects] = update(typed, { kind: 'action', action: 'unlock' })
    expect(effects).toEqual([{ do: 'checkPassword', password: 's3 密' }])
    expect(JSON.stringify(checking)).not.toContain('s3 密')
    expect(update(checking, { kind: 'action', action: 'unlock' })[1]).toEqual([])
  })

  test('opens when it was right, stays shut and says why when it was not', () => {
    const [checking] = update(pressed(locked, 'x'), { kind: 'action', action: 'unlock' })
    expect(after(checking, { kind: 'unlocked' }).lock).toBeUndefined()
    const refused = after(checking, refusal)
    expect(refused.lock).toMatchObject({ checking: false, password: '' })
    expect(screen(refused)).toMatch(/! /)
    expect(after(refused, { kind: 'action', action: 'unlock' }).lock).toBeDefined()
  })

  test('Backspace takes back a character, Ctrl+U all', () => {
    expect(pressed(locked, 'a', '密', 'backspace').lock?.password).toBe('a')
    expect(pressed(locked, 'a', 'b', 'ctrl+u').lock?.password).toBe('')
  })

  test('what is typed there is never recorded, and everything before and after is', () => {
    expect([desk(), locked, pressed(locked, 'x'), after(locked, { kind: 'unlocked' })].map(asksPassword)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(asksPassword(after(desk(), { kind: 'action', action: 'lock' }))).toBe(false)
  })

  test('an answer that comes late locks nothing', () => {
    expect(after(desk(), refusal).lock).toBeUndefined()
  })
})

test('a locked screen that something has written over is drawn anew, and stays locked', () => {
  const locked = after(desk(), tick(10))
  const [still, effects] = update(locked, key('ctrl+l', locked) as Happening)
  expect([still.lock, effects]).toEqual([locked.lock, [{ do: 'redraw' }]])
})
