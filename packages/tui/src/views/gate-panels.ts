import type { Finding } from '@zuoxi/sdk'
import type { Editor } from '../state/editor.ts'
import { textColumns } from '../state/layout.ts'
import { wrap } from '../terminal/wrap.ts'
import { type OneLine, oneLineField } from './one-line.ts'
import type { Look } from './look.ts'
import { dim, type Line, type Style, t, type Tone } from './span.ts'
import { writtenLines } from './written.ts'

/** Parts that the panels of the gate share. */

export const severityTone: Readonly<Record<Finding['severity'], Tone>> = {
  block: 'bad',
  hold: 'bad',
  warn: 'warn',
  log: 'dim',
}

/** A text over as many rows as it needs, behind a margin. */
export function rowsOf(text: string, width: number, style: Style = {}, margin = 2, most = 1_000): readonly Line[] {
  return wrap(t(text).text, Math.max(10, width - margin - 1))
    .slice(0, most)
    .map((row): Line => [t(' '.repeat(margin)), t(row.text, style)])
}

/** A finding on a row of its own, and why below it. */
export function findingRows(finding: Finding, { words, lang, width }: Look): readonly Line[] {
  const tone = severityTone[finding.severity]
  const why = finding.why?.[lang === 'en' ? 'en' : 'zh'] ?? ''
  return [
    [
      t(`  ! ${words.severityWord[finding.severity]} `, { tone, bold: true }),
      t(`“${finding.text}”`),
      dim(`  ${finding.rule}`),
    ],
    ...(why === '' ? [] : rowsOf(why, width, {}, 4, 2)),
  ]
}

/** Rows from a place on, no more than fit; how far one may go is kept in sight. */
export function scrolledRows(rows: readonly Line[], scroll: number, height: number): readonly Line[] {
  const start = Math.max(0, Math.min(scroll, rows.length - height))
  return rows.slice(start, start + height)
}

/** A line to type a filter in, and the column of its cursor. */
export function filterLine(filter: Editor, prompt: string, width: number): OneLine {
  return oneLineField(t(' > ', { tone: 'accent', bold: true }), filter, prompt, width)
}

/** A text being written: its rows around the cursor. */
export function writtenRows(
  editor: Editor,
  width: number,
  most: number,
): { rows: readonly Line[]; cursor: { row: number; column: number } } {
  const { lines, cursor } = writtenLines(editor, textColumns(width), most)
  return { rows: lines.map((line): Line => [t('  '), ...line]), cursor: { row: cursor.row, column: 2 + cursor.column } }
}

/** Differences by word: marks as well as colour say what came and what went. */
export function diffRows(
  parts: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[],
  width: number,
): readonly Line[] {
  const marked = parts.map(({ kind, text }) => ({
    kind,
    text: kind === 'same' ? text : kind === 'added' ? `[+${text}+]` : `[-${text}-]`,
  }))
  const styles: Readonly<Record<'same' | 'added' | 'removed', Style>> = {
    same: {},
    added: { tone: 'good', bold: true },
    removed: { tone: 'bad' },
  }
  const whole = marked.map(({ text }) => text).join('')
  let at = 0
  const edges = marked.map(({ kind, text }) => ({ kind, start: at, end: (at += text.length) }))
  return wrap(t(whole).text, Math.max(10, width - 3)).map((row): Line => {
    const [from, to] = [row.start, row.start + row.text.length]
    return [
      t('  '),
      ...edges
        .filter(({ start, end }) => start < to && from < end)
        .map(({ kind, start, end }) => t(whole.slice(Math.max(start, from), Math.min(end, to)), styles[kind])),
    ]
  })
}
