import { expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { keymap } from '../../src/keys/keymap.ts'
import type { State } from '../../src/state/state.ts'
import { update } from '../../src/state/update.ts'
import { columnsOf } from '../../src/terminal/width.ts'
import { frameOf } from '../../src/views/frame.ts'
import { columnsOfLine } from '../../src/views/span.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'
import { draw } from './draw.ts'

const chords = [
  ...new Set([
    ...keymap.flatMap((row) => row.keys.flatMap((keys) => keys.split(' '))),
    'x',
    'Z',
    'f12',
    'ctrl+x',
    'space',
  ]),
]
const sizes = [
  [80, 24],
  [120, 30],
  [160, 45],
  [300, 24],
  [80, 100],
] as const

/** What Ink would be given, counted instead of drawn: thousands of screens. */
function checkFrame(state: State, name: string): void {
  const frame = frameOf(state, wordsOf(state.session.lang))
  const { columns, rows } = state.size
  expect(frame.top.length + frame.bodyHeight + frame.bottom.length, name).toBeLessThanOrEqual(rows)
  expect(
    frame.columns.reduce((sum, column) => sum + column.width, 0),
    name,
  ).toBeLessThanOrEqual(columns)
  for (const column of frame.columns) {
    expect(
      column.parts.reduce((sum, part) => sum + part.height, 0),
      name,
    ).toBe(frame.bodyHeight)
    for (const part of column.parts) expect(part.view(part.slice).length, name).toBeLessThanOrEqual(part.height)
  }
  for (const line of [...frame.top, ...frame.bottom]) expect(columnsOfLine(line), name).toBeLessThanOrEqual(columns)
  if (frame.cursor) {
    expect(frame.cursor.y, name).toBeLessThan(rows)
    expect(frame.cursor.x, name).toBeLessThan(columns)
  }
}

test.each(sizes)('every key in every place at %i×%i is answered and keeps to the screen', (columns, rows) => {
  for (const [place, before] of Object.entries(everyPlace(columns, rows))) {
    for (const chord of chords) {
      const text = [...chord].length === 1 ? { text: chord } : {}
      const happening = happeningFor({ kind: 'key', chord, ...text }, before)
      if (happening) checkFrame(update(before, happening)[0], `${place} ${chord}`)
    }
  }
})

const sequences = [...new Set(keymap.flatMap((row) => row.keys.filter((keys) => keys.includes(' '))))]

test.each([
  [80, 24],
  [160, 45],
] as const)('every sequence in every place at %i×%i keeps to the screen on its way', (columns, rows) => {
  for (const [place, before] of Object.entries(everyPlace(columns, rows))) {
    for (const keys of sequences) {
      let state = before
      for (const chord of keys.split(' ')) {
        const happening = happeningFor({ kind: 'key', chord, text: chord }, state)
        if (happening) [state] = update(state, happening)
        checkFrame(state, `${place} ${keys}`)
      }
      expect(state.pending, `${place} ${keys}`).toBeUndefined()
    }
  }
})

test.each([
  [80, 24],
  [160, 45],
] as const)('every place at %i×%i is drawn in exactly the rows there are', (columns, rows) => {
  for (const lang of ['zh-CN', 'en'] as const) {
    for (const [place, state] of Object.entries(everyPlace(columns, rows))) {
      const drawn = draw({ ...state, session: { ...state.session, lang } })
      expect(drawn.length, place).toBe(place === 'small' ? 20 : rows)
      for (const row of drawn) expect(columnsOf(row), `${place}: ${row}`).toBeLessThanOrEqual(columns)
    }
  }
})

test.each(['zh-CN', 'en'] as const)(
  'at 80 columns in %s the footer names what serving needs, each key whole',
  (lang) => {
    const { queue, thread, composer } = everyPlace(80, 24)
    const footer = (state: State) => draw({ ...state, session: { ...state.session, lang } }).at(-1) ?? ''
    const words = wordsOf(lang).keys
    for (const state of [queue, thread])
      for (const key of [`/ ${words.search}`, `t ${words.logTicket}`, `w ${words.wrapUp}`, `? ${words.help}`])
        expect(footer(state)).toContain(key)
    expect(footer(composer)).toContain(`:: ${words.pickWording}`)
  },
)

test('how sure we are of a source is said before it, so that a narrow pane does not cut it', () => {
  const { composer } = everyPlace(80, 24)
  const [asked] = update(composer, { kind: 'action', action: 'findingSource' })
  expect(draw(asked).join('\n')).toContain('依据 (内部规定): ')
})

test('names with escapes, bidi overrides and zero-width characters are shown harmlessly', () => {
  const hostile = 'a\u001b[31m\u202eb\u200bc\u0007\u009b2J'
  const places = everyPlace(80, 24)
  const { customer } = places.customer
  if (!customer?.overview) throw new Error('the sample has an overview')
  const named = { ...customer.overview, customer: { ...customer.overview.customer, nameMasked: hostile } }
  const drawn = draw({ ...places.customer, customer: { ...customer, overview: named } }).join('\n')
  expect(drawn).toContain('a␛[31m�b�c␇�2J')
  expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b]/)
})
