import fc from 'fast-check'
import { expect, test } from 'vitest'
import logUpdate from '../../packages/tui/src/terminal/ink/log-update.ts'
import { throttle } from '../../packages/tui/src/terminal/ink/throttle.ts'
import { columnsOf } from '../../packages/tui/src/terminal/width.ts'
import { newEmulator, type Terminal } from './harness/screen.ts'

const [columns, rows] = [24, 5]

/** Rows as the desk paints them: styles open and close around each stretch. */
const stretch = fc
  .tuple(
    fc.constantFrom(
      '',
      '\u001b[1m',
      '\u001b[7m',
      '\u001b[4m\u001b[38;5;117m',
      '\u001b[1m\u001b[38;2;1;2;3m',
      '\u001b[31m',
    ),
    fc.array(fc.constantFrom('a', ' ', '  ', '张', '期', '│', '8', '，', '👍', 'e\u0301', '한', '  x'), {
      maxLength: 6,
    }),
  )
  .map(([on, parts]) => (on === '' ? parts.join('') : `${on}${parts.join('')}\u001b[22;24;27;39m`))
const row = fc
  .array(stretch, { maxLength: 3 })
  .map((parts) => parts.join(''))
  // A frame never has a row that does not fit.
  .filter((painted) => columnsOf(painted.replaceAll(/\u001b\[[\d;]*m/g, '')) <= columns)
const frame = fc.array(row, { minLength: 1, maxLength: rows })

/** Every cell with how it looks. */
function cells(terminal: Terminal): string {
  const { active } = terminal.buffer
  const looks: string[] = []
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const cell = active.getLine(active.baseY + y)?.getCell(x)
      const look = [cell?.isBold(), cell?.isInverse(), cell?.isUnderline(), cell?.getFgColor(), cell?.getFgColorMode()]
      looks.push(`${cell?.getChars() || ' '}${look.join()}`)
    }
  }
  return looks.join('|')
}

/** A terminal and what draws on it. */
function screen() {
  const terminal = newEmulator(columns, rows)
  let pending = ''
  const draw = logUpdate.create({ columns, rows, write: (text: string) => ((pending += text), true) })
  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      terminal.write(pending, resolve)
      pending = ''
    })
  return { terminal, draw, settled }
}

test('after any frames the screen is the same as if only the last had ever been drawn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async (frames) => {
      const [many, once] = [screen(), screen()]
      for (const each of frames) many.draw(each.join('\n'))
      once.draw(frames.at(-1)?.join('\n') ?? '')
      await Promise.all([many.settled(), once.settled()])
      expect(cells(many.terminal)).toBe(cells(once.terminal))
    }),
    { numRuns: 400 },
  )
})

test('a letter costs a letter and where it goes', () => {
  const written: string[] = []
  const draw = logUpdate.create({ columns: 80, rows: 3, write: (text: string) => written.push(text) } as never)
  draw.setCursorPosition({ x: 4, y: 1 })
  draw('a\n\u001b[1m您好\u001b[22m\nc')
  draw.setCursorPosition({ x: 6, y: 1 })
  draw('a\n\u001b[1m您好啊\u001b[22m\nc')
  expect(written.at(-1)).toBe('\u001b[2;5H\u001b[1m啊\u001b[m\u001b[2;7H')
})

test('what has not changed is not written, and a window of another size is drawn whole', () => {
  const written: string[] = []
  const stream = { columns: 80, rows: 3, write: (text: string) => written.push(text) }
  const draw = logUpdate.create(stream as never)
  draw('a\nb')
  draw('a\nb')
  expect(written).toHaveLength(1)
  stream.columns = 90
  draw('a\nb')
  expect(written).toHaveLength(2)
})

test('of calls that come too fast the first runs at once and the last at the end', () => {
  const ran: number[] = []
  const often = throttle((n: number) => ran.push(n), 60_000)
  for (const n of [1, 2, 3]) often(n)
  expect(ran).toEqual([1])
  often.flush()
  expect(ran).toEqual([1, 3])
  often(4)
  often.cancel()
  often.flush()
  expect(ran).toEqual([1, 3, 4])
})
