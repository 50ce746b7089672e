import { describe, expect, test } from 'vitest'
import { changesToSay, sayAll } from '../../src/views/linear-changes.ts'
import { type Linear, type LinearRow, plainText } from '../../src/views/linear.ts'
import { cell, dim, marked, t } from '../../src/views/span.ts'
import { wordsOf } from '../../src/words/index.ts'

const words = wordsOf('en')
const row = (text: string, kind: LinearRow['kind'] = 'text'): LinearRow => ({ text, kind })
const list = (chosen: number, ...texts: readonly string[]): readonly LinearRow[] =>
  texts.map((text, i) => row(text, i === chosen ? 'chosen' : 'other'))
const linear = (over: Partial<Linear> = {}): Linear => ({
  place: 'Queue',
  title: 'Queue',
  rows: [],
  beside: [],
  notice: '',
  input: undefined,
  locked: false,
  panel: false,
  ...over,
})
const say = (before: Partial<Linear> | undefined, after: Partial<Linear>): readonly string[] =>
  changesToSay(before && linear(before), linear(after), words)

describe('going somewhere', () => {
  test('says where, what stands above the list, and the chosen row', () => {
    const rows = [row('waiting 3'), ...list(1, 'a', 'b', 'c'), row('end')]
    expect(say(undefined, { rows })).toEqual(['Queue', 'waiting 3', 'b'])
    expect(say(undefined, { rows, panel: true })).toEqual(['Queue', 'waiting 3', 'b', 'end'])
  })

  test('names the place where its title does not', () => {
    expect(say({}, { place: 'Help', title: 'Keys' })).toEqual(['Help. Keys'])
  })

  test('reads a text from its beginning, and says how much is left', () => {
    const rows = Array.from({ length: 50 }, (_, i) => row(`${i}`))
    const said = say(undefined, { rows })
    expect(said.slice(0, 3)).toEqual(['Queue', '0', '1'])
    expect(said).toHaveLength(42)
    expect(said.at(-1)).toBe(words.reader.more(10))
  })
})

describe('staying there', () => {
  test('says nothing when nothing has changed', () => {
    const rows = list(0, 'a', 'b')
    expect(say({ rows, beside: ['x'], notice: 'n' }, { rows, beside: ['x'], notice: 'n' })).toEqual([])
  })

  test('moving says the row that is chosen now, and what is said of it', () => {
    const before = { rows: [...list(0, 'a', 'b'), row('of a')] }
    expect(say(before, { rows: [...list(1, 'a', 'b'), row('of b')] })).toEqual(['b', 'of b'])
  })

  test('rows that scroll into view are not news', () => {
    expect(say({ rows: list(2, 'a', 'b', 'c') }, { rows: list(2, 'b', 'c', 'd') })).toEqual(['d'])
  })

  test('new rows are told, many of them by their number', () => {
    expect(say({ rows: list(0, 'a') }, { rows: list(0, 'a', 'b') })).toEqual(['b'])
    expect(say({ rows: list(0, 'a') }, { rows: list(0, 'a', 'b', 'c', 'd', 'e') })).toEqual([words.reader.newRows(4)])
  })

  test('a row that is there twice now is news once', () => {
    expect(say({ rows: [row('ok')] }, { rows: [row('ok'), row('ok')] })).toEqual(['ok'])
  })

  test('what changes beside comes after what changes here, and what has happened last', () => {
    expect(say({ rows: [row('a')], beside: ['x'] }, { rows: [row('b')], beside: ['x', 'y'], notice: 'done' })).toEqual([
      'b',
      'y',
      'done',
    ])
  })
})

test('a locked desk says nothing of what is beside it', () => {
  expect(
    say({ beside: ['x'] }, { place: 'Locked', title: 'Zuoxi', rows: [row('3 waiting')], locked: true, beside: ['y'] }),
  ).toEqual(['Locked. Zuoxi', '3 waiting'])
})

test('asked again, everything is said', () => {
  expect(sayAll(linear({ rows: [row('a')], beside: ['x'], notice: 'n' }), words)).toEqual(['Queue', 'a', 'x', 'n'])
})

describe('a row as it is read', () => {
  test('has no columns, bars, boxes or marks', () => {
    const line = [cell('2026-11', 14), t('¥888.49', { tone: 'bad' }), dim('  ====----  ▂▅█ │'), t('late')]
    expect(plainText(line)).toBe('2026-11 ¥888.49 late')
    expect(plainText(marked(line, true, true, 80))).toBe('2026-11 ¥888.49 late')
  })

  test('keeps the dashes of dates and the arrows of keys', () => {
    expect(plainText([t('2026-11-20 -> 08:00–22:00 > widen')])).toBe('2026-11-20 -> 08:00–22:00 > widen')
  })
})
