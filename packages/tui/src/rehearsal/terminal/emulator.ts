import type { IUnicodeVersionProvider, Terminal } from '@xterm/headless'
import { columnsOf } from '../../terminal/width.ts'

export type { Terminal }

/**
 * Give a terminal without a window the widths of today's terminals: xterm's own
 * table is of 2010 and holds every emoji for narrow.
 */
export function withModernWidths(terminal: Terminal): Terminal {
  terminal.unicode.register(modernWidths)
  terminal.unicode.activeVersion = modernWidths.version
  return terminal
}

/** Each row without the blanks at its end. */
export function rowsOf(terminal: Terminal): readonly string[] {
  const { active } = terminal.buffer
  return Array.from(
    { length: terminal.rows },
    // xterm keeps what a narrower window cut off in its lines; nobody sees it.
    (_, row) => active.getLine(active.baseY + row)?.translateToString(true, 0, terminal.cols) ?? '',
  )
}

const modernWidths: IUnicodeVersionProvider = {
  version: 'modern',
  wcwidth,
  charProperties(codepoint, preceding) {
    const width = wcwidth(codepoint)
    const before = (preceding >> 1) & 3
    const joins = width === 0 && preceding !== 0 && before !== 0
    return ((joins ? Math.max(before, width) : width) << 1) | (joins ? 1 : 0)
  },
}

const widths = new Map<number, 0 | 1 | 2>()

function wcwidth(codepoint: number): 0 | 1 | 2 {
  let width = widths.get(codepoint)
  if (width === undefined) {
    width = Math.min(2, columnsOf(String.fromCodePoint(codepoint))) as 0 | 1 | 2
    widths.set(codepoint, width)
  }
  return width
}
