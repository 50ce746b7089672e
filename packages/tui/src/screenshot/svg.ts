import { graphemesOf } from '../terminal/width.ts'
import type { Line, Span, Tone } from '../views/span.ts'

const cellWidth = 8
const cellHeight = 20
/** From the top of a row to the foot of its letters. */
const ascent = 15
const margin = 14

const paper = '#10141a'
const inkOf: Readonly<Record<Tone, string>> = {
  plain: '#d5dbe3',
  dim: '#8b95a4',
  accent: '#5fc9c9',
  good: '#7fc784',
  warn: '#e5c07b',
  bad: '#f0777c',
}

export interface Picture {
  readonly rows: readonly Line[]
  readonly columns: number
  readonly cursor: { readonly x: number; readonly y: number } | undefined
  /** What a reader who cannot see it is told. */
  readonly title: string
}

/** The screen as a picture that scales, reads in any browser, and can be searched for its text. */
export function svgOf({ rows, columns, cursor, title }: Picture): string {
  const width = columns * cellWidth + 2 * margin
  const height = rows.length * cellHeight + 2 * margin
  const drawn = rows.map(rowOf).filter((row) => row !== '')
  const caret = cursor ? [caretAt(cursor.x, cursor.y)] : []
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="${paper}"/>
<g font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC',Menlo,Consolas,monospace" font-size="13.3" fill="${inkOf.plain}" xml:space="preserve">
${[...drawn, ...caret].join('\n')}
</g>
</svg>
`
}

function caretAt(x: number, y: number): string {
  const [left, top] = [margin + x * cellWidth, margin + y * cellHeight]
  return `<rect x="${left}" y="${top + 1}" width="2" height="${cellHeight - 2}" fill="${inkOf.accent}"/>`
}

/** Neighbouring characters of one look and one width. */
interface Run {
  readonly span: Span
  readonly column: number
  /** Columns of each character. */
  readonly each: number
  readonly characters: readonly string[]
}

function rowOf(row: Line, index: number): string {
  const top = margin + index * cellHeight
  return runsOf(row)
    .map((run) => paperOf(run, top) + textOf(run, top))
    .join('')
}

function runsOf(row: Line): readonly Run[] {
  const runs: Run[] = []
  let column = 0
  for (const span of row)
    for (const { text, columns } of graphemesOf(span.text)) {
      const last = runs.at(-1)
      // A character of several code points has one place and needs a run of its own.
      const joins = last?.span === span && last.each === columns && [...text, ...(last.characters[0] ?? '')].length === 2
      if (joins) runs[runs.length - 1] = { ...last, characters: [...last.characters, text] }
      else runs.push({ span, column, each: columns, characters: [text] })
      column += columns
    }
  return runs
}

function paperOf({ span, column, each, characters }: Run, top: number): string {
  if (!span.inverse) return ''
  const width = each * characters.length * cellWidth
  return `<rect x="${margin + column * cellWidth}" y="${top}" width="${width}" height="${cellHeight}" fill="${inkOf[span.tone]}"/>`
}

/**
 * Every character has its own place, so the columns hold whatever font the reader has. Each word is a text of its own,
 * for renderers that know one place for a text only.
 */
function textOf({ span, column, each, characters }: Run, top: number): string {
  const ink = span.inverse ? paper : inkOf[span.tone]
  const look = [
    each === 2 ? ` font-size="${2 * cellWidth - 1}"` : '',
    ink === inkOf.plain ? '' : ` fill="${ink}"`,
    span.bold ? ' font-weight="bold"' : '',
    span.underline ? ' text-decoration="underline"' : '',
  ].join('')
  return wordsOf(characters)
    .map(({ from, word }) => {
      const places = word.map((_, i) => margin + (column + (from + i) * each) * cellWidth).join(' ')
      return `<text x="${places}" y="${top + ascent}"${look}>${escapeXml(word.join(''))}</text>`
    })
    .join('')
}

/** The characters between blanks, and where each such word begins. */
function wordsOf(characters: readonly string[]): readonly { from: number; word: string[] }[] {
  const words: { from: number; word: string[] }[] = []
  for (const [i, text] of characters.entries()) {
    if (text.trim() === '') continue
    const last = words.at(-1)
    if (last && last.from + last.word.length === i) last.word.push(text)
    else words.push({ from: i, word: [text] })
  }
  return words
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
