import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { keymapOf } from '../../src/keys/effective.ts'
import { keymap } from '../../src/keys/keymap.ts'
import type { Row } from '../../src/keys/row.ts'
import type { Effect, Happening } from '../../src/state/happening.ts'
import { readCommand } from '../../src/state/command-table.ts'
import { openDraft, placeOf } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { hintOf } from '../../src/state/tour/hint.ts'
import { progressOf, stepHere } from '../../src/state/tour/progress.ts'
import { tourSteps } from '../../src/state/tour/steps.ts'
import { tourFound } from '../../src/state/tour/tour.ts'
import { update } from '../../src/state/update.ts'
import { changesToSay } from '../../src/views/linear-changes.ts'
import { linearOf, linearSize } from '../../src/views/linear.ts'
import { columnsOfLine } from '../../src/views/span.ts'
import { tourView } from '../../src/views/tour-view.ts'
import { langs } from '../../src/words/lang.ts'
import { wordsOf } from '../../src/words/index.ts'
import { draw } from '../views/draw.ts'
import { answerTo } from './desk-answers.ts'
import { everyPlace } from './everywhere.ts'
import { play, serving, started, waiting } from './sample.ts'

/** A desk whose every question is answered at once, under the hands of somebody new. */
class Walker {
  state: State
  readonly effects: Effect[] = []

  constructor(state: State) {
    this.state = state
  }

  hear(happening: Happening): void {
    const [next, effects] = update(this.state, happening)
    this.state = next
    this.effects.push(...effects)
    for (const effect of effects) {
      const answer = answerTo(effect)
      if (answer) this.hear(answer)
    }
  }

  press(...chords: readonly string[]): this {
    for (const chord of chords) {
      const happening = happeningFor(
        { kind: 'key', chord, ...([...chord].length === 1 && { text: chord }) },
        this.state,
      )
      if (happening) this.hear(happening)
    }
    return this
  }

  type(text: string): this {
    return this.press(...text)
  }

  get at(): string {
    return stepHere(this.state)?.id ?? 'end'
  }

  get strip(): string {
    return tourView(this.state, wordsOf(this.state.session.lang), this.state.size.columns)
      .flat()
      .map(({ text }) => text)
      .join('')
  }
}

/** A fresh demo desk with three who wait. */
function fresh(columns = 80, rows = 24): Walker {
  const { state } = play(
    { ...started(columns, rows), tour: tourFound(undefined, true) },
    { kind: 'line', status: 'live' },
    { kind: 'conversations', items: [waiting(1), waiting(2), waiting(3)] },
  )
  return new Walker(state)
}

const walkingAt = (state: State, at: State['tour']['at']): State => ({ ...state, tour: { stage: 'walking', at } })
const rebound = (change: (row: Row) => Row): State => ({
  ...fresh().press('f4').state,
  keymap: keymapOf(keymap.map(change)),
})

describe('the tour', () => {
  test('is walked by doing, each key named where it is pressed', () => {
    const desk = fresh().press('f4')
    expect(desk.strip).toContain('导览 1/11')
    expect(desk.strip).toContain('按 / 查找客户')
    desk.press('/')
    expect(desk.strip).toContain('zw 8899')
    desk.type('zw')
    expect(desk.at).toBe('open')
    expect(desk.strip).toContain('按 Enter 打开')
    desk.press('enter')
    expect(desk.at).toBe('take')
    expect(desk.strip).toContain('按 g q 去队列')
    desk.press('g', 'q')
    expect(desk.strip).toContain('按 Enter 接入')
    desk.press('enter')
    expect(desk.at).toBe('wording')
    expect(desk.strip).toContain('按 Enter 开始回复')
    desk.press('enter')
    expect(desk.strip).toContain('输入 :: 查找话术')
    desk.type('::')
    expect(desk.strip).toContain('按 Enter 插入')
    desk.press('enter')
    expect(desk.at).toBe('send')
    expect(desk.strip).toContain('按 Enter 发送')
    desk.press('enter')
    expect(desk.at).toBe('promise')
    expect(desk.strip).toContain('按 Ctrl+V 粘贴')
    desk.press('ctrl+v')
    expect(openDraft(desk.state).editor.text).toBe('保证给您减免')
    expect(desk.at).toBe('fix')
    expect(desk.strip).toContain('按 Ctrl+F 改成')
    desk.press('enter')
    expect(desk.at).toBe('fix')
    desk.press('ctrl+f')
    expect(desk.at).toBe('ticket')
    expect(desk.strip).toContain('按 Alt+T 登记工单')
    desk.press('escape')
    expect(desk.strip).toContain('按 t 登记工单')
    desk.press('t')
    expect(desk.strip).toContain('按 Enter 确认')
    desk.press('enter')
    expect(desk.strip).toContain('再按一次 Enter 保存')
    desk.press('enter')
    expect(desk.at).toBe('queue')
    desk.press('g', 'q')
    expect(desk.at).toBe('help')
    desk.press('?')
    expect(desk.at).toBe('palette')
    expect(desk.strip).toContain('按 Ctrl+P 列出')
    desk.press('ctrl+p')
    expect(desk.at).toBe('end')
    expect(desk.strip).toContain('走完了')
    desk.press('f4')
    expect(desk.strip).toBe('')
    expect(desk.state.tour).toEqual({ stage: 'left', at: 'search' })
  })

  test.each(tourSteps.map(({ id }) => id))('does not take looking around for having done “%s”', (id) => {
    const looking: Record<string, readonly string[]> = { queue: ['j'], help: ['j'], palette: ['j'] }
    const { state } = id === 'queue' ? { state: serving() } : fresh()
    const desk = new Walker(walkingAt(state, id)).press(
      ...(looking[id] ?? ['j', 'T', 'g', 'q', '?', 'escape', 'ctrl+l']),
    )
    expect(desk.at).toBe(id)
  })

  test('sees two things done at once: Enter that outran the search', () => {
    const desk = fresh().press('f4', '/')
    const [searched, effects] = update(desk.state, { kind: 'typed', text: 'zw' })
    const [eager] = update(searched, { kind: 'action', action: 'openFound' })
    desk.state = eager
    for (const effect of effects) desk.hear(answerTo(effect) ?? { kind: 'tick', nowMs: eager.nowMs })
    expect(placeOf(desk.state)).toBe('customer')
    expect(desk.at).toBe('take')
  })

  test('does not stop when a draft is cleared, a message cannot leave or something else is opened', () => {
    const cleared = fresh().press('f4', 'enter', 'enter')
    cleared.state = walkingAt(cleared.state, 'fix')
    expect(hintOf(cleared.state)).toMatchObject({ say: 'promise' })
    cleared.type('保证给您减免').press('ctrl+u')
    expect(cleared.at).toBe('fix')
    const stopped = new Walker(walkingAt(cleared.type('保证给您减免').state, 'send'))
    expect(hintOf(stopped.state)).toMatchObject({ say: 'stopped', key: 'Ctrl+U' })
    const away = new Walker(walkingAt(stopped.press('escape', 'C').state, 'wording'))
    expect(hintOf(away.state)).toEqual({ say: 'leave', key: 'Esc' })
  })

  test('has nobody to take while nobody waits, and can pass over that', () => {
    const { state } = play(started(), { kind: 'conversations', items: [] })
    const desk = new Walker(walkingAt(state, 'take'))
    expect(hintOf(desk.state)).toMatchObject({ say: 'nobodyWaits' })
    desk.press(':').type('tour next').press('enter')
    expect(desk.at).toBe('wording')
  })
})

describe('one key', () => {
  test('leaves and goes on where it was, and the file knows', () => {
    const desk = fresh().press('f4', '/').type('zw').press('f4')
    expect(desk.strip).toBe('')
    expect(desk.state.toast?.notice).toEqual({ say: 'tourLeft', n: 2, of: 11, key: 'F4' })
    expect(desk.effects).toContainEqual({ do: 'saveTour', saved: { stage: 'left', at: 'open' } })
    expect(desk.press('f4').at).toBe('open')
    expect(tourFound({ stage: 'left', at: 'open' }, true)).toEqual({ stage: 'left', at: 'open' })
    expect(tourFound({ stage: 'walking', at: 'end' }, true)).toEqual({ stage: 'left', at: 'search' })
  })

  test('of the tour changes nothing that is typed, in any place', () => {
    for (const [place, state] of Object.entries(everyPlace(80, 24))) {
      if (place === 'small' || place === 'lock' || place === 'quit') continue
      const [walking] = update(state, happeningFor({ kind: 'key', chord: 'f4' }, state) ?? { kind: 'started' })
      expect(walking.tour.stage, place).toBe('walking')
      expect(placeOf(walking), place).toBe(place)
      expect(walking.drafts, place).toBe(state.drafts)
      expect(walking.overlays, place).toBe(state.overlays)
      for (const chord of ['a', ' ', '/', ':', '?', 'escape', 'enter', 'tab', 'g', '4', '导'])
        expect(
          happeningFor({ kind: 'key', chord, ...([...chord].length === 1 && { text: chord }) }, walking),
          `${place} ${chord}`,
        ).toEqual(happeningFor({ kind: 'key', chord, ...([...chord].length === 1 && { text: chord }) }, state))
    }
  })

  test('and the command line: on, off, next, again, in both languages', () => {
    const today = '2026-11-20' as Parameters<typeof readCommand>[1]
    for (const [text, ask] of [
      ['tour', 'on'],
      ['导览', 'on'],
      ['tour off', 'off'],
      ['导览 关', 'off'],
      ['tour next', 'next'],
      ['导览下一步', 'next'],
      ['tour again', 'again'],
      ['导览 重来', 'again'],
    ] as const)
      expect(readCommand(text, today), text).toEqual({ kind: 'tour', ask })
    expect(readCommand('tour 12', today)).toMatchObject({ say: 'needs', command: 'tour' })
    const desk = fresh().press(':').type('tour').press('enter')
    expect(desk.at).toBe('search')
    desk.press(':').type('tour off').press('enter')
    expect(desk.strip).toBe('')
  })
})

describe('who is new', () => {
  test('is offered it once, where there is room, on a demo desk only', () => {
    const offer = '第一次来？F4'
    for (const [columns, rows] of [
      [80, 24],
      [160, 45],
    ] as const) {
      const desk = fresh(columns, rows)
      expect(draw(desk.state).join('\n').split(offer)).toHaveLength(2)
      desk.press('enter')
      expect(draw(desk.state).join('\n')).not.toContain(offer)
      expect(desk.effects).toContainEqual({ do: 'saveTour', saved: { stage: 'left', at: 'search' } })
    }
    expect(tourFound(undefined, false).stage).toBe('none')
  })

  test('on a desk of real people only looks, and is told so', () => {
    const { state } = fresh()
    const desk = new Walker({ ...state, session: { ...state.session, demo: false } }).press('f4')
    expect(desk.state.toast?.notice).toEqual({ say: 'tourLooks' })
    expect(desk.strip).toContain('导览(只看) 1/5')
    desk.press('/').type('zw').press('enter')
    expect(desk.at).toBe('queue')
    desk.press('g', 'q', '?', 'ctrl+p')
    expect(desk.at).toBe('end')
    expect(desk.effects.map(({ do: does }) => does)).not.toContain('take')
    expect(stepHere(walkingAt(desk.state, 'promise'))?.id).toBe('queue')
    expect(progressOf(walkingAt(desk.state, 'send'))).toEqual({ n: 3, of: 5 })
  })

  test('reads the keys as the agent has bound them, and finds in the palette what has none', () => {
    const moved = rebound((row) => (row.does === 'search' ? { ...row, keys: ['F'] } : row))
    expect(hintOf(moved)).toEqual({ say: 'search', key: 'F' })
    const gone = rebound((row) => (['search', 'goSearch'].includes(row.does) ? { ...row, keys: [] } : row))
    expect(hintOf(gone)).toMatchObject({ say: 'byPalette', key: 'Ctrl+P' })
  })

  test('keeps what they had copied themselves', () => {
    const clip = { passage: { text: 'mine', spans: [] }, from: undefined }
    const desk = new Walker({ ...walkingAt(serving(), 'send'), clip }).press(':').type('tour next').press('enter')
    expect(desk.at).toBe('promise')
    expect(desk.state.clip).toBe(clip)
    expect(hintOf(desk.press('enter').state)).toMatchObject({ say: 'promise' })
  })
})

test.each(langs)('the strip is two whole rows of 80 columns, in %s', (lang) => {
  const words = wordsOf(lang)
  for (const at of [...tourSteps.map(({ id }) => id), 'end'] as const)
    for (const [place, state] of Object.entries(everyPlace(80, 24))) {
      const lines = tourView(walkingAt({ ...state, session: { ...state.session, lang } }, at), words, 80)
      expect(lines).toHaveLength(2)
      for (const line of lines) {
        expect(columnsOfLine(line)).toBeLessThanOrEqual(80)
        expect(line.map(({ text }) => text).join(''), `${at} ${place}`).not.toMatch(/…|undefined/)
      }
    }
  for (const say of Object.values(words.tour.says)) expect(say('Ctrl+V').length).toBeLessThanOrEqual(77)
})

test('a screen reader hears the step, and the next one when it is done', () => {
  const desk = fresh(linearSize.columns, linearSize.rows)
  const words = wordsOf('zh-CN')
  const before = linearOf(desk.state, words)
  const first = linearOf(desk.press('f4').state, words)
  expect(changesToSay(before, first, words).join('\n')).toMatch(/导览 1\/11 找到客户.*\n按 \/ 查找客户/)
  const searching = linearOf(desk.press('/').state, words)
  expect(changesToSay(first, searching, words).join('\n')).toContain('输入 zw 8899')
  const found = linearOf(desk.type('zw').state, words)
  expect(changesToSay(searching, found, words).join('\n')).toMatch(/导览 2\/11 看清客户.*\n按 Enter 打开/)
})
