import { graphemesOf, shownColumns, takeColumns } from './width.ts'

/** A row of wrapped text: what it shows and which UTF-16 offsets of the whole it covers, end exclusive. */
export interface WrappedRow {
  readonly text: string
  readonly start: number
  readonly end: number
  /** A line end follows in the text; otherwise the row was broken to fit. */
  readonly hard: boolean
}

/** Punctuation that Chinese typography keeps off the beginning of a row (避头). */
const notFirst = /^[,.!?:;)\]}%，。！？：；、）】》」』〉”’％]/
/** Brackets that it keeps off the end of one (避尾). */
const notLast = /^[([{（【《「『〈“‘]/

/**
 * Wrap text to rows of at most `columns`.
 *
 * Chinese breaks anywhere but before closing and after opening punctuation;
 * a run of letters or digits stays together when it fits into a row, so that
 * an amount is not torn apart. The rows' ranges join to the text again, line
 * ends aside. Spaces that do not fit belong to the end of their row and are
 * not shown. A grapheme wider than the row stands alone on it.
 */
export function wrap(text: string, columns: number): WrappedRow[] {
  const rows: WrappedRow[] = []
  let start = 0
  for (const line of text.split('\n')) {
    wrapLine(line, start, Math.max(1, columns), rows)
    start += line.length + 1
  }
  return rows.map((row, i) => ({ ...row, hard: row.hard && i < rows.length - 1 }))
}

interface Piece {
  readonly at: number
  readonly columns: number
  /** Whether a row may begin with this grapheme. */
  readonly breakable: boolean
  readonly space: boolean
}

function wrapLine(line: string, offset: number, columns: number, rows: WrappedRow[]): void {
  const pieces = piecesOf(line)
  const row = (from: number, to: number, hard: boolean): void => {
    const covered = line.slice(from, to)
    const text = covered.endsWith(' ') && shownColumns(covered) > columns ? takeColumns(covered, columns) : covered
    rows.push({ text, start: offset + from, end: offset + to, hard })
  }
  let first = 0
  let used = 0
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece
    used += piece.columns
    if (used <= columns || i === first || piece.space) continue
    const breakAt = placeToBreak(pieces, first, i)
    row((pieces[first] as Piece).at, (pieces[breakAt] as Piece).at, false)
    used = 0
    first = breakAt
    i = breakAt - 1
  }
  row(pieces[first]?.at ?? 0, line.length, true)
}

/** The last grapheme up to `i` that may begin the next row; `i` itself when none may. */
function placeToBreak(pieces: readonly Piece[], first: number, i: number): number {
  for (let at = i; at > first; at--) if (pieces[at]?.breakable) return at
  return i
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let before = ''
  for (const { text, columns, at } of graphemesOf(line)) {
    pieces.push({ at, columns, breakable: mayBreak(before, text), space: text === ' ' })
    before = text
  }
  return pieces
}

const inWord = /^[\p{L}\p{N}\p{M}_.,'¥%+@#/-]/u
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

function mayBreak(before: string, next: string): boolean {
  if (next === ' ' || notFirst.test(next) || notLast.test(before)) return false
  if (before === ' ') return true
  const glued = inWord.test(before) && inWord.test(next) && !wide.test(before) && !wide.test(next)
  return !glued
}
