import { graphemesOf, shownColumns } from '../terminal/width.ts'
import { wrap } from '../terminal/wrap.ts'
import type { WrappedRow } from '../terminal/wrap.ts'
import type { EditorContent } from './editor.ts'
import { lockAround } from './editor-spans.ts'
import { settle } from './editor-graphemes.ts'

/** A draft as rows of a pane, and the cell the cursor is in. */
export interface EditorLayout {
  readonly rows: readonly WrappedRow[]
  readonly cursor: { readonly row: number; readonly column: number }
}

/**
 * Lay a draft out in a pane of `columns`.
 *
 * Rows are one column narrower than the pane, so that there is always a cell
 * for the cursor, where the input method then opens its window.
 */
export function layoutEditor(editor: EditorContent, columns: number): EditorLayout {
  const rows = wrap(editor.text, Math.max(1, columns - 1))
  const row = rowOf(rows, editor.cursor)
  const { text, start } = rows[row] as WrappedRow
  return { rows, cursor: { row, column: shownColumns(text.slice(0, editor.cursor - start)) } }
}

/** The offset one row up or down from the cursor, as near as can be to a column. Beyond the last row: the end. */
export function offsetByRow(editor: EditorContent, by: -1 | 1, columns: number, goalColumn: number): number {
  const { rows, cursor } = layoutEditor(editor, columns)
  const row = rows[cursor.row + by]
  if (!row) return by < 0 ? 0 : editor.text.length
  let used = 0
  for (const grapheme of graphemesOf(row.text)) {
    if (used + grapheme.columns > goalColumn) return reachable(editor, row.start + grapheme.at, by)
    used += grapheme.columns
  }
  // The end of a row broken to fit is the beginning of the next: stay before its last grapheme.
  const last =
    row.hard || row === rows.at(-1)
      ? row.end
      : row.start + Math.max(0, ...[...graphemesOf(row.text)].map(({ at }) => at))
  return reachable(editor, last, by)
}

/** A span spread over rows must not hold the cursor fast: going up leads to its start, going down to its end. */
function reachable(editor: EditorContent, offset: number, by: -1 | 1): number {
  const lock = lockAround(editor.spans, offset)
  if (lock) return by < 0 ? lock[0] : lock[1]
  return settle(editor, offset)
}

/** The row an offset is on; between two rows it is on the later one. */
function rowOf(rows: readonly WrappedRow[], offset: number): number {
  const at = rows.findLastIndex((row) => row.start <= offset)
  return Math.max(0, at)
}
