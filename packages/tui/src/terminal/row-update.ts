import { graphemesOf } from './width.ts'

/** One column of a row: what stands there, and the SGR parameters it is written with. */
interface Cell {
  /** Empty in the second column of a wide character. */
  readonly text: string
  readonly style: string
}

/** A row as the terminal's cells. `wholeOnly` where terminals may disagree about its columns. */
export interface CellRow {
  readonly cells: readonly Cell[]
  readonly wholeOnly: boolean
}

const blank: Cell = { text: ' ', style: '' }

/** What stands between two stretches is written again rather than jumped over, up to this many columns: a jump has bytes, too. */
const gapColumns = 6

const sgr = /\u001b\[([\d;]*)m/g
const otherEscape = /[\u0000-\u001f\u007f-\u009f]/

/** Take a painted row apart. */
export function cellsOf(row: string): CellRow {
  const cells: Cell[] = []
  const pen = new Pen()
  let wholeOnly = otherEscape.test(row.replaceAll(sgr, ''))
  let end = 0
  const write = (text: string): void => {
    if (text === '') return
    const { style } = pen
    for (const { text: grapheme, columns } of graphemesOf(text)) {
      // Combined characters, and those beyond the basic plane, are where terminals have ideas of their own.
      if (grapheme.length > 1 || columns === 0) wholeOnly = true
      if (columns > 0) cells.push({ text: grapheme, style })
      if (columns > 1) cells.push({ text: '', style })
    }
  }
  for (const match of row.matchAll(sgr)) {
    write(row.slice(end, match.index))
    pen.use(match[1] ?? '')
    end = match.index + match[0].length
  }
  write(row.slice(end))
  while (cells.length > 0 && isBlank(cells.at(-1))) cells.pop()
  return { cells, wholeOnly }
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text === ' ' && cell.style === '')
}

/**
 * What to send so that a row that stands on the screen becomes another one.
 * The cursor may be anywhere before and after; the pen is plain before and after.
 *
 * @param row counted from 0
 */
export function rowUpdate(row: number, before: CellRow | undefined, after: CellRow, painted: string): string {
  if (before === undefined || before.wholeOnly || after.wholeOnly)
    return `${cursorTo(row, 0)}\u001b[K${painted}${painted.includes('\u001b') ? '\u001b[m' : ''}`
  let out = ''
  let style = ''
  for (const [start, end] of stretches(before.cells, after.cells)) {
    out += cursorTo(row, start)
    for (let column = start; column < end; column += 1) {
      const cell = after.cells[column] ?? blank
      if (cell.style !== style && cell.text !== '') {
        out += cell.style === '' ? '\u001b[m' : style === '' ? `\u001b[${cell.style}m` : `\u001b[0;${cell.style}m`
        style = cell.style
      }
      out += cell.text
    }
  }
  if (style !== '') out += '\u001b[m'
  if (before.cells.length > after.cells.length) out += `${cursorTo(row, after.cells.length)}\u001b[K`
  return out
}

/** The columns of the new row that differ, wide characters whole, near ones together. */
function stretches(before: readonly Cell[], after: readonly Cell[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (let column = 0; column < after.length; column += 1) {
    if (same(before[column] ?? blank, after[column] ?? blank)) continue
    const start = after[column]?.text === '' ? column - 1 : column
    let end = column + 1
    while (after[end]?.text === '') end += 1
    const last = found.at(-1)
    if (last && start - last[1] <= gapColumns) last[1] = Math.max(last[1], end)
    else found.push([start, end])
  }
  return found
}

function same(a: Cell, b: Cell): boolean {
  return a.text === b.text && a.style === b.style
}

export function cursorTo(row: number, column: number): string {
  return column === 0 ? (row === 0 ? '\u001b[H' : `\u001b[${row + 1}H`) : `\u001b[${row + 1};${column + 1}H`
}

/** The attributes that are on, from the parameters that switch them. */
class Pen {
  #on: Partial<Record<'weight' | 'underline' | 'inverse' | 'other' | 'front' | 'back', string>> = {}
  #style = ''

  get style(): string {
    return this.#style
  }

  use(parameters: string): void {
    const codes = parameters === '' ? ['0'] : parameters.split(';')
    for (let i = 0; i < codes.length; i += 1) {
      const code = codes[i] ?? ''
      if (code === '38' || code === '48') {
        const length = codes[i + 1] === '2' ? 5 : 3
        this.#on[code === '38' ? 'front' : 'back'] = codes.slice(i, i + length).join(';')
        i += length - 1
      } else this.#one(Number(code), code)
    }
    this.#style = Object.values(this.#on).join(';')
  }

  #one(number: number, code: string): void {
    if (number === 0) this.#on = {}
    else if (number === 1 || number === 2) this.#on.weight = code
    else if (number === 4) this.#on.underline = code
    else if (number === 7) this.#on.inverse = code
    else if (number === 22) delete this.#on.weight
    else if (number === 24) delete this.#on.underline
    else if (number === 27) delete this.#on.inverse
    else if (number === 39) delete this.#on.front
    else if (number === 49) delete this.#on.back
    else if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97)) this.#on.front = code
    else if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107)) this.#on.back = code
  }
}
