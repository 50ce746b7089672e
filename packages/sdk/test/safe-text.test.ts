import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../tui/src/terminal/width.ts'
import { newEmulator } from '../../../tests/pty/harness/screen.ts'
import type { Terminal } from '../../../tests/pty/harness/screen.ts'
import { safeText } from '../src/model/safe-text.ts'

const esc = '\u001b'

describe('safeText', () => {
  test.each<[string, string, string]>([
    ['escape codes', `a${esc}[31mb`, 'a␛[31mb'],
    ['C1 controls', 'a\u009b31mb', 'a\ufffd31mb'],
    ['bell, backspace, delete', '\u0007\b\u007f', '␇␈␡'],
    ['carriage return', '安全\r危险', '安全␍危险'],
    ['line ends and tabs', '一\r\n二\n三\t四', '一 二 三 四'],
    ['bidi overrides', 'a\u202eb\u2066c', 'a\ufffdb\ufffdc'],
    ['zero width', '张\u200b伟\u2060\ufeff', '张\ufffd伟\ufffd\ufffd'],
    ['spaces of every width', '张\u3000伟\u00a0\u2003', '张 伟  '],
    ['a family falls into its people', '👨‍👩‍👧‍👦', '👨👩👧👦'],
    ['a colour leaves its thumb', '👍🏽', '👍'],
    ['a flag becomes its letters', '🇨🇳', 'CN'],
    ['variation selectors', '☎️1️⃣', '☎1\u20e3'],
    ['marks do not pile up', `e${'\u0301'.repeat(40)}`, 'e\u0301\u0301'],
    ['a mark at the beginning', '\u0301a', '\u25cc\u0301a'],
    ['Korean in pieces', '\u1112\u1161\u11ab', '한'],
    ['pieces of Korean', '\u1161', '\ufffd'],
    ['tag characters', 'a\u{e0041}', 'a\ufffd'],
    ['private use, unassigned, lone surrogate', '\ue000\u0378\ud800', '\ufffd\ufffd\ufffd'],
    ['Hangul filler, which looks like nothing', '\u3164', '\ufffd'],
    ['what is harmless', '张伟（先生）¥1,234.50', '张伟（先生）¥1,234.50'],
  ])('%s', (_, given, expected) => {
    expect(safeText(given)).toBe(expected)
  })

  test('keeps line ends where it is told to', () => {
    expect(safeText('一\r\n二\r三', { keepNewlines: true })).toBe('一\n二␍三')
  })
})

const hostile = fc.constantFrom(
  esc,
  `${esc}[`,
  `${esc}[2J`,
  `${esc}[31m`,
  `${esc}]0;title\u0007`,
  `${esc}]52;c;aGk=\u0007`,
  `${esc}P+q544e${esc}\\`,
  `${esc}[?1049h`,
  `${esc}[6n`,
  `${esc}c`,
  `${esc}[?25l`,
  '\u009b',
  '\u009d',
  '\u0090',
  '\u0007',
  '\b',
  '\r',
  '\n',
  '\v',
  '\f',
  '\t',
  '\u000e',
  '\u0000',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u2028',
  '\u0301',
  '\u20dd',
  '\ufe0f',
  '\u034f',
  '\u115f',
  '\u3164',
  '\u2800',
  '👨‍👩‍👧',
  '👍🏽',
  '🏽',
  '🇨🇳',
  '🇨',
  '1️⃣',
  '☎️',
  '©',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'ﾞ',
  'ำ',
  '्',
  'क',
  '가',
  '\u1100',
  '\u1161',
  '\u11a8',
  '①',
  '—',
  '張',
  '𠮷',
  'ﷺ',
)
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: hostile },
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''))

describe('on 10,000 random and hostile texts', () => {
  test('safe text stays as it is, and so does the safe beginning of a longer text', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (first, second, keepNewlines) => {
        const safe = safeText(first, { keepNewlines })
        expect(safeText(safe, { keepNewlines })).toBe(safe)
        expect(safeText(safe + second, { keepNewlines }).startsWith(safe)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  test('no escape gets through to a terminal, and the text takes one row of the width we count', async () => {
    const terminal = newEmulator(1000, 3)
    const noise: string[] = []
    terminal.onTitleChange((title) => noise.push(`title ${title}`))
    terminal.onBell(() => noise.push('bell'))
    terminal.onData((data) => noise.push(`answer ${data}`))
    const untouched = stateOf(terminal)
    const batch = fc.array(text, { minLength: 100, maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(batch, async (texts) => {
        const problems: string[] = []
        for (const each of texts) {
          const safe = safeText(each)
          terminal.write(`${esc}[H${esc}[2J`)
          terminal.write(safe, () => {
            const problem = problemOn(terminal, safe, untouched) ?? noise.splice(0).join(', ')
            if (problem) problems.push(`${JSON.stringify(each)}: ${problem}`)
          })
        }
        await new Promise<void>((resolve) => terminal.write('', resolve))
        expect(problems).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

/** Modes and screen: all that an escape sequence could change beside cells. */
function stateOf(terminal: Terminal): string {
  return JSON.stringify([terminal.modes, terminal.buffer.active.type])
}

/** What is wrong with the screen after a text was written to its empty first row. */
function problemOn(terminal: Terminal, written: string, untouched: string): string | undefined {
  const { active } = terminal.buffer
  if (stateOf(terminal) !== untouched) return 'modes have changed'
  if (active.cursorY !== 0 || active.baseY !== 0) return 'it took more than a row'
  if (active.cursorX !== columnsOf(written)) return `${active.cursorX} columns, and not ${columnsOf(written)}`
  const row = active.getLine(0)
  if (row?.translateToString(false, 0, active.cursorX) !== written) return `it reads ${row?.translateToString(true)}`
  for (let column = 0; column < active.cursorX; column++) {
    const cell = row.getCell(column)
    if (!cell?.isAttributeDefault()) return 'a cell has changed its colour or style'
  }
  return undefined
}
