import { type SafeText, safeText } from '@zuoxi/sdk'
import { columnsOf, isAmbiguousWide, pad, truncate } from '../terminal/width.ts'

/** What a stretch of text means. The palette decides how that looks; colour never says it alone. */
export type Tone = 'plain' | 'dim' | 'accent' | 'good' | 'warn' | 'bad'

/** A stretch of one row. Its text is safe: only `t` makes one. */
export interface Span {
  readonly text: SafeText
  readonly tone: Tone
  readonly bold: boolean
  readonly inverse: boolean
  readonly underline: boolean
  /** The address that it leads to. */
  readonly link?: string
  /** For the pointer: that it is part of a row of a list, the chosen one or another, or goes on with the row above. */
  readonly row?: 'chosen' | 'other' | 'more'
  /** For the pointer: the keys that it names. */
  readonly keys?: string
  /** For the pointer: the pane that it names. */
  readonly pane?: 'queue' | 'thread' | 'customer' | 'tickets'
  /** For the pointer: the conversation of mine that it stands for. */
  readonly seat?: number
}

/** One row of the screen. */
export type Line = readonly Span[]

/** What a view answers: its rows, and the cell of the cursor where one writes. */
export interface View {
  readonly lines: readonly Line[]
  readonly cursor?: { readonly row: number; readonly column: number } | undefined
}

export interface Style {
  readonly tone?: Tone
  readonly bold?: boolean
  readonly inverse?: boolean
  readonly underline?: boolean
}

/** ASCII, common Han and CJK punctuation: already safe, and most of what is shown. */
const harmless = /^[\u0020-\u007e\u00a5\u00b7\u2500-\u259f\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/

/** Lines, bars and blocks, by the ASCII that stands for them where they would take two columns. */
const drawing = /[\u2500-\u259f]/g

function plainDrawing(mark: string): string {
  if ('─━═'.includes(mark)) return '-'
  if ('│┃║'.includes(mark)) return '|'
  return mark < '\u2580' ? '+' : mark < '\u2590' ? '#' : '.'
}

function safe(given: string): SafeText {
  const text = isAmbiguousWide() ? given.replaceAll(drawing, plainDrawing) : given
  return harmless.test(text) ? (text as SafeText) : safeText(text)
}

/** Text for the screen. Whatever it came from, it is safe from here on. */
export function t(text: string, style: Style = {}): Span {
  const { tone = 'plain', bold = false, inverse = false, underline = false } = style
  return { text: safe(text), tone, bold, inverse, underline }
}

export const dim = (text: string): Span => t(text, { tone: 'dim' })
export const bold = (text: string): Span => t(text, { bold: true })

/** Text in a column of a table: cut or filled to exactly so many terminal columns. */
export function cell(text: string, columns: number, style: Style = {}, align: 'start' | 'end' = 'start'): Span {
  const span = t(text, style)
  return { ...span, text: pad(span.text, columns, align) }
}

export function columnsOfLine(line: Line): number {
  return line.reduce((sum, span) => sum + columnsOf(span.text), 0)
}

/** A row cut to a width. */
export function fit(line: Line, columns: number): Line {
  if (columnsOfLine(line) <= columns) return line
  const out: Span[] = []
  let left = columns
  for (const span of line) {
    if (left <= 0) break
    // No room for the mark that something is missing: a figure cut without it is another figure.
    if (left <= 2 && columnsOf(span.text.trimEnd()) > left) break
    const text = truncate(span.text, left)
    out.push({ ...span, text })
    // What comes after something cut would stand in its place, and be taken for it.
    if (text !== span.text) break
    left -= columnsOf(text)
  }
  return out
}

/** A row filled with spaces to a width, so that a mark over it reaches the edge. */
export function fill(line: Line, columns: number): Line {
  const cut = fit(line, columns)
  const missing = columns - columnsOfLine(cut)
  return missing > 0 ? [...cut, t(' '.repeat(missing))] : cut
}

/** Two parts, the second at the right edge; the first gives way. */
export function spread(left: Line, right: Line, columns: number): Line {
  const space = columns - columnsOfLine(right) - 1
  return space < 4 ? fit(left, columns) : [...fill(left, space), t(' '), ...right]
}

/** A row that the pointer can mean. */
export function pointable(line: Line, means: Pick<Span, 'row' | 'keys' | 'pane' | 'seat'>): Line {
  return line.map((span) => ({ ...span, ...means }))
}

/** What `marked` puts before a row. */
export const markColumns = 2

/** The row the cursor is on. A `>` says so where inverse video cannot be seen. */
export function marked(line: Line, selected: boolean, focused: boolean, columns: number): Line {
  const mark = selected ? t('> ', { bold: true, tone: focused ? 'accent' : 'plain' }) : t('  ')
  const row = pointable([mark, ...line], { row: selected ? 'chosen' : 'other' })
  if (!selected || !focused) return fit(row, columns)
  return fill(row, columns).map((span) => ({ ...span, inverse: true, tone: 'plain' }))
}

/** Groups of spans set one after the other, each whole, on as many rows as they need. */
export function flow(groups: readonly Line[], columns: number): readonly Line[] {
  const rows: Span[][] = []
  for (const group of groups.filter((one) => one.length > 0)) {
    const row = rows.at(-1)
    const needs = columnsOfLine(group)
    if (row && columnsOfLine(row) + 2 + needs <= columns) row.push(t('  '), ...group)
    else rows.push([t(' '), ...group])
  }
  return rows
}
