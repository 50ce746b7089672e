import { safeText } from '@zuoxi/sdk'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import fastWidth from '../../src/terminal/string-width.ts'
import { columnsOf, graphemesOf, pad, truncate } from '../../src/terminal/width.ts'
import { wrap } from '../../src/terminal/wrap.ts'

const unit = fc.oneof(
  fc.constantFrom(
    '¥',
    '·',
    '│',
    '→',
    '■',
    '张',
    '伟',
    '逾',
    '期',
    '，',
    '。',
    '（',
    '）',
    '①',
    '…',
    '“',
    '—',
    'ａ',
    '１',
    'ﾊ',
    'ﾞ',
    'か\u3099',
    '한',
    '각',
  ),
  fc.constantFrom('👨‍👩‍👧', '👍🏽', '🇨🇳', '🇨', '☎️', '☎', '1️⃣', 'e\u0301', '\u0301', 'ำ', '्', 'क', '\u200d', '\u3164'),
  fc.string({ unit: 'grapheme', maxLength: 2 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
)
const anyText = fc.array(unit, { maxLength: 24 }).map((parts) => parts.join(''))
const shown = anyText.map((text) => safeText(text))

describe('columnsOf', () => {
  test.each<[string, number]>([
    ['', 0],
    ['abc', 3],
    ['张伟', 4],
    ['张伟 8899', 9],
    ['￥1,234.50', 10],
    ['¥1,234.50', 9],
    ['①', 1],
    ['👨‍👩‍👧', 2],
  ])('%j takes %d', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })

  test('is string-width, on 10,000 random texts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(columnsOf(text)).toBe(stringWidth(text))
      }),
      { numRuns: 10_000 },
    )
  })

  test('what Ink gets is string-width, escape codes and options included', () => {
    const styled = fc
      .array(fc.oneof(anyText, fc.constantFrom('\u001b[31m', '\u001b[0m', '\u009b1m', '\u001b]8;;http://a\u0007')), {
        maxLength: 6,
      })
      .map((parts) => parts.join(''))
    const options = fc.option(fc.record({ ambiguousIsNarrow: fc.boolean(), countAnsiEscapeCodes: fc.boolean() }), {
      nil: undefined,
    })
    fc.assert(
      fc.property(styled, options, (text, how) => {
        expect(fastWidth(text, how)).toBe(stringWidth(text, how))
      }),
      { numRuns: 5000 },
    )
  })

  test('every character of the fast path is as wide as string-width says', () => {
    for (let code = 0x20; code < 0x10000; code++) {
      const character = String.fromCharCode(code)
      if (columnsOf(character) !== stringWidth(character)) expect.fail(`U+${code.toString(16)}`)
    }
  })

  test('a very long text is measured, too', () => {
    expect(columnsOf('好'.repeat(3_000_000))).toBe(6_000_000)
  })

  test('of a text is the sum of its graphemes', () => {
    fc.assert(
      fc.property(shown, (text) => {
        const graphemes = [...graphemesOf(text)]
        expect(graphemes.map((grapheme) => grapheme.text).join('')).toBe(text)
        expect(graphemes.reduce((sum, grapheme) => sum + grapheme.columns, 0)).toBe(stringWidth(text))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('truncate and pad', () => {
  test('say that something is missing', () => {
    expect(truncate(safeText('逾期账单提醒'), 8)).toBe('逾期账..')
    expect(truncate(safeText('逾期账单提醒'), 7)).toBe('逾期..')
    expect(truncate(safeText('逾期'), 4)).toBe('逾期')
    expect(truncate(safeText('逾期'), 2)).toBe('逾')
    expect(truncate(safeText('逾期'), 0)).toBe('')
  })

  test('amounts stand to the right', () => {
    expect(pad(safeText('12.30'), 8, 'end')).toBe('   12.30')
    expect(pad(safeText('张'), 4)).toBe('张  ')
  })

  test('never overflow, and padding is exact', () => {
    fc.assert(
      fc.property(shown, fc.nat({ max: 40 }), (text, columns) => {
        expect(columnsOf(truncate(text, columns))).toBeLessThanOrEqual(columns)
        expect(columnsOf(pad(text, columns))).toBe(columns)
        expect(columnsOf(pad(text, columns, 'end'))).toBe(columns)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('wrap', () => {
  const rowsOf = (text: string, columns: number): string[] => wrap(text, columns).map((row) => row.text)

  test('Chinese breaks anywhere but at its punctuation', () => {
    expect(rowsOf('您的账单已逾期。请还款', 14)).toEqual(['您的账单已逾', '期。请还款'])
    expect(rowsOf('请查看（账单）', 7)).toEqual(['请查看', '（账', '单）'])
  })

  test('an amount stays in one piece', () => {
    expect(rowsOf('应还¥1,234.50元', 10)).toEqual(['应还', '¥1,234.50', '元'])
    expect(rowsOf('123456789012', 5)).toEqual(['12345', '67890', '12'])
  })

  test('words, spaces and line ends', () => {
    expect(rowsOf('hello big world', 9)).toEqual(['hello big', 'world'])
    expect(rowsOf('a\n\nb', 5)).toEqual(['a', '', 'b'])
    expect(rowsOf('', 5)).toEqual([''])
    expect(rowsOf('a\n', 5)).toEqual(['a', ''])
    expect(wrap('ab\ncdef', 2).map((row) => row.hard)).toEqual([true, false, false])
  })

  test('rows fit, and join to the text again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(shown, fc.constantFrom('\n', ' ', 'word', '。', '（'))),
        fc.integer({ min: 2, max: 30 }),
        (parts, columns) => {
          const text = parts.join('')
          const rows = wrap(text, columns)
          const joined = rows.map((row) => text.slice(row.start, row.end) + (row.hard ? '\n' : '')).join('')
          expect(joined).toBe(text)
          for (const row of rows) {
            const graphemes = [...graphemesOf(row.text)]
            expect(columnsOf(row.text) <= columns || graphemes.length === 1).toBe(true)
            expect(text.slice(row.start, row.end).startsWith(row.text)).toBe(true)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
