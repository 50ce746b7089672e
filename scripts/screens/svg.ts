import type { Terminal } from '../../tests/pty/harness/screen.ts'

const cellWidth = 8
const cellHeight = 20
const margin = 14
const background = '#10141a'
const foreground = '#d5dbe3'
const palette = [
  '#10141a',
  '#e5686d',
  '#7fc784',
  '#e5c07b',
  '#6cb2ee',
  '#c792ea',
  '#5fc9c9',
  '#d5dbe3',
  '#6b7482',
  '#ff8f94',
  '#a2e3a7',
  '#f5d899',
  '#94cbf7',
  '#dcb4f5',
  '#8be5e5',
  '#ffffff',
]

interface Run {
  readonly column: number
  readonly columns: number
  readonly text: string
  readonly style: string
  readonly back: string | undefined
}

type Cell = NonNullable<ReturnType<NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>['getCell']>>

/** The screen as a picture that scales, reads in any browser, and can be searched for its text. */
export function svgOf(terminal: Terminal, title: string): string {
  const width = Math.ceil(terminal.cols * cellWidth + 2 * margin)
  const height = Math.ceil(terminal.rows * cellHeight + 2 * margin)
  const rows = Array.from({ length: terminal.rows }, (_, row) => rowOf(terminal, row)).join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="${background}"/>
<g font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC',Menlo,Consolas,monospace" font-size="13.3" fill="${foreground}" xml:space="preserve">
${rows}
</g>
</svg>
`
}

function rowOf(terminal: Terminal, row: number): string {
  const top = margin + row * cellHeight
  return runsOf(terminal, row)
    .map(({ column, columns, text, style, back }) => {
      const left = margin + column * cellWidth
      const box = back
        ? `<rect x="${left}" y="${top}" width="${columns * cellWidth}" height="${cellHeight}" fill="${back}"/>`
        : ''
      // Every character has its own place, so the columns hold whatever font the reader has.
      const wide = columns / [...text].length
      const places = [...text].map((_, i) => left + i * wide * cellWidth).join(' ')
      const size = wide === 2 ? ` font-size="${2 * cellWidth - 1}"` : ''
      return `${box}<text x="${places}" y="${top + 15}"${size}${style}>${escapeXml(text)}</text>`
    })
    .join('')
}

/** Neighbouring cells of one style and one width, without the blanks that nobody sees. */
function runsOf(terminal: Terminal, row: number): Run[] {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)
  const runs: { run: Run; key: string }[] = []
  for (let column = 0; line && column < terminal.cols; column += 1) {
    const cell = line.getCell(column)
    if (!cell || cell.getWidth() === 0) continue
    const { style, back } = lookOf(cell)
    const text = cell.getChars() || ' '
    const last = runs.at(-1)
    const key = `${style}|${back}|${cell.getWidth()}`
    if (last?.key === key && last.run.column + last.run.columns === column) {
      last.run = { ...last.run, text: last.run.text + text, columns: last.run.columns + cell.getWidth() }
    } else runs.push({ key, run: { column, columns: cell.getWidth(), text, style, back } })
  }
  return runs.map(({ run }) => run).filter((run) => run.back !== undefined || run.text.trim() !== '')
}

function lookOf(cell: Cell): { style: string; back: string | undefined } {
  const fore = cell.isFgDefault() ? foreground : colourOf(cell.getFgColor(), cell.isFgRGB())
  const back = cell.isBgDefault() ? undefined : colourOf(cell.getBgColor(), cell.isBgRGB())
  const [ink, paper] = cell.isInverse() ? [back ?? background, fore] : [fore, back]
  const style = [
    ink === foreground ? '' : ` fill="${ink}"`,
    cell.isBold() ? ' font-weight="bold"' : '',
    cell.isDim() ? ' opacity="0.65"' : '',
    cell.isUnderline() ? ' text-decoration="underline"' : '',
  ]
  return { style: style.join(''), back: paper }
}

function colourOf(colour: number, rgb: boolean): string {
  if (rgb) return `#${colour.toString(16).padStart(6, '0')}`
  if (colour < 16) return palette[colour] ?? foreground
  if (colour >= 232) {
    const grey = (8 + (colour - 232) * 10).toString(16).padStart(2, '0')
    return `#${grey}${grey}${grey}`
  }
  const index = colour - 16
  const step = (value: number) => (value === 0 ? 0 : 55 + value * 40).toString(16).padStart(2, '0')
  return `#${step(Math.floor(index / 36))}${step(Math.floor(index / 6) % 6)}${step(index % 6)}`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
