import { graphemesOf } from '../terminal/width.ts'
import { noColours, type Palette, palettes } from '../views/colours.ts'
import type { Line, Span, Tone } from '../views/span.ts'

const cellWidth = 8
const cellHeight = 20
/** From the top of a row to the foot of its letters. */
const ascent = 15
const margin = 14

/** What a picture is drawn on and with. */
interface Scheme {
  readonly paper: string
  readonly ink: string
  readonly tones: Palette
}

const dark = { paper: '#10141a', ink: '#d5dbe3' }

export const pictureThemes = ['dark', 'light', 'contrast', 'mono'] as const
export type PictureTheme = (typeof pictureThemes)[number]

/** The colours of the desk's own themes, as a terminal with all colours has them. */
const schemes: Readonly<Record<PictureTheme, Scheme>> = {
  dark: { ...dark, tones: palettes.dark.normal.truecolor },
  light: { paper: '#fcfcfa', ink: '#1d2127', tones: palettes.light.normal.truecolor },
  contrast: { paper: '#000000', ink: '#ffffff', tones: palettes.dark.contrast.truecolor },
  mono: { ...dark, tones: noColours },
}

function inkOf({ tones, ink }: Scheme, tone: Tone): string {
  const shade = tones[tone]
  return typeof shade === 'string' ? shade : ink
}

export interface Picture {
  readonly rows: readonly Line[]
  readonly columns: number
  readonly cursor: { readonly x: number; readonly y: number } | undefined
  /** What a reader who cannot see it is told. */
  readonly title: string
  /** `dark` unless it says otherwise. */
  readonly theme?: PictureTheme
}

/** The screen as a picture that scales, reads in any browser, and can be searched for its text. */
export function svgOf({ rows, columns, cursor, title, theme = 'dark' }: Picture): string {
  const scheme = schemes[theme]
  const width = columns * cellWidth + 2 * margin
  const height = rows.length * cellHeight + 2 * margin
  const drawn = rows.map((row, i) => rowOf(row, i, scheme)).filter((row) => row !== '')
  const caret = cursor ? [caretAt(cursor.x, cursor.y, inkOf(scheme, 'accent'))] : []
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="${scheme.paper}"/>
<g font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC',Menlo,Consolas,monospace" font-size="13.3" fill="${scheme.ink}" shape-rendering="crispEdges" xml:space="preserve">
${[...drawn, ...caret].join('\n')}
</g>
</svg>
`
}

function caretAt(x: number, y: number, ink: string): string {
  const [left, top] = [margin + x * cellWidth, margin + y * cellHeight]
  return `<rect x="${left}" y="${top + 1}" width="2" height="${cellHeight - 2}" fill="${ink}"/>`
}

/** Neighbouring characters of one look and one width. */
interface Run {
  readonly span: Span
  readonly column: number
  /** Columns of each character. */
  readonly each: number
  readonly characters: readonly string[]
}

function rowOf(row: Line, index: number, scheme: Scheme): string {
  const top = margin + index * cellHeight
  return runsOf(row)
    .map((run) => paperOf(run, top, scheme) + textOf(run, top, scheme))
    .join('')
}

function runsOf(row: Line): readonly Run[] {
  const runs: Run[] = []
  let column = 0
  for (const span of row)
    for (const { text, columns } of graphemesOf(span.text)) {
      const last = runs.at(-1)
      // A character of several code points has one place and needs a run of its own.
      const joins =
        last?.span === span && last.each === columns && [...text, ...(last.characters[0] ?? '')].length === 2
      if (joins) runs[runs.length - 1] = { ...last, characters: [...last.characters, text] }
      else runs.push({ span, column, each: columns, characters: [text] })
      column += columns
    }
  return runs
}

function paperOf({ span, column, each, characters }: Run, top: number, scheme: Scheme): string {
  if (!span.inverse) return ''
  const width = each * characters.length * cellWidth
  return `<rect x="${margin + column * cellWidth}" y="${top}" width="${width}" height="${cellHeight}" fill="${inkOf(scheme, span.tone)}"/>`
}

/**
 * Every character has its own place, so the columns hold whatever font the reader has. Each word is a text of its own,
 * for renderers that know one place for a text only.
 */
function textOf({ span, column, each, characters }: Run, top: number, scheme: Scheme): string {
  const ink = span.inverse ? scheme.paper : inkOf(scheme, span.tone)
  const look = [
    each === 2 ? ` font-size="${2 * cellWidth - 1}"` : '',
    ink === scheme.ink ? '' : ` fill="${ink}"`,
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
