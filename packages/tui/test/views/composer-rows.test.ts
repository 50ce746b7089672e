import { expect, test } from 'vitest'
import { openDraft } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { frameOf } from '../../src/views/frame.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'
import { play, serving } from '../state/sample.ts'

const cursorOf = (state: State) => frameOf(state, wordsOf('zh-CN')).cursor

/** Every way to fill the last columns, so that a width one off would break a row elsewhere. */
const texts = [0, 1, 2, 3].map((n) => `${'a'.repeat(n)}${'还款'.repeat(200)}`)

test.each([
  [80, 24],
  [120, 30],
  [160, 45],
  [151, 30],
])('up and down in a reply at %i×%i keep to the rows that are drawn', (columns, rows) => {
  for (const text of texts) {
    const written = play(
      serving(columns, rows),
      { kind: 'action', action: 'write' },
      { kind: 'pasted', text },
      { kind: 'action', action: 'editLeft' },
    ).state
    const before = cursorOf(written)
    const up = play(written, { kind: 'action', action: 'editUp' }).state
    expect(cursorOf(up)?.x).toBe(before?.x)
    expect(openDraft(up).editor.cursor).toBeLessThan(openDraft(written).editor.cursor)
    const down = play(up, { kind: 'action', action: 'editDown' }).state
    expect(cursorOf(down)).toEqual(before)
  }
})

test.each([
  [80, 24],
  [160, 45],
])('and so they do in a comment at %i×%i', (columns, rows) => {
  const { comment } = everyPlace(columns, rows)
  for (const text of texts.map((one) => one.slice(0, 120))) {
    const written = play(comment, { kind: 'pasted', text }).state
    const there = play(written, { kind: 'action', action: 'editUp' }, { kind: 'action', action: 'editDown' }).state
    expect(cursorOf(there)).toEqual(cursorOf(written))
  }
})
