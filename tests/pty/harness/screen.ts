import { createRequire } from 'node:module'
import type { Terminal } from '@xterm/headless'
import { rowsOf, withModernWidths } from '../../../packages/tui/src/rehearsal/terminal/emulator.ts'
import { columnsOf } from '../../../packages/tui/src/terminal/width.ts'

// @xterm/headless is CommonJS whose exports Node cannot find by itself.
const { Terminal: Emulator } = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless')

export type { Terminal }

/** A terminal's screen as a person sees it. */
export interface Screen {
  /** Each row without the blanks at its end. */
  readonly rows: readonly string[]
  readonly cursor: { readonly row: number; readonly column: number }
  /** The alternate screen, where full-screen programs are. */
  readonly alternate: boolean
  /** A row that was too long and went on in the next: a frame must have none. */
  readonly overflown: boolean
}

/** A terminal without a window. */
export function newEmulator(cols: number, rows: number): Terminal {
  return withModernWidths(new Emulator({ cols, rows, allowProposedApi: true, scrollback: 1000 }))
}

export function screenOf(terminal: Terminal): Screen {
  const { active } = terminal.buffer
  const lines = Array.from({ length: terminal.rows }, (_, row) => active.getLine(active.baseY + row))
  return {
    rows: rowsOf(terminal),
    cursor: { row: active.cursorY, column: active.cursorX },
    alternate: active.type === 'alternate',
    overflown: lines.some((line) => line?.isWrapped),
  }
}

export interface Look {
  readonly bold: boolean
  readonly dim: boolean
  readonly inverse: boolean
  readonly underline: boolean
  readonly coloured: boolean
}

/** How a text looks, by its first cell, in the first row that has it (and `beside`); nothing when there is none. */
export function lookOf(terminal: Terminal, text: string, beside = ''): Look | undefined {
  const { active } = terminal.buffer
  const { rows } = screenOf(terminal)
  const row = rows.findIndex((each) => each.includes(text) && each.includes(beside))
  const columns = columnsOf(rows[row]?.slice(0, rows[row].indexOf(text)) ?? '')
  const cell = active.getLine(active.baseY + row)?.getCell(columns)
  return (
    cell && {
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      inverse: cell.isInverse() !== 0,
      underline: cell.isUnderline() !== 0,
      coloured: !cell.isFgDefault() || !cell.isBgDefault(),
    }
  )
}

/** The screen as text, framed, for a failing test to show. */
export function drawn({ rows, cursor }: Screen): string {
  const width = Math.max(20, ...rows.map((row) => columnsOf(row)))
  const edge = `+${'-'.repeat(width)}+`
  const last = Math.max(
    cursor.row,
    rows.findLastIndex((row) => row !== ''),
  )
  const lines = rows
    .slice(0, last + 1)
    .map(
      (row, i) =>
        `|${row}${' '.repeat(width - columnsOf(row))}|${i === cursor.row ? ` < cursor at ${cursor.column}` : ''}`,
    )
  return [edge, ...lines, edge].join('\n')
}
