import { layoutEditor } from '../state/editor-layout.ts'
import { selectionOf } from '../state/editor-selection.ts'
import type { Editor } from '../state/text.ts'
import { type Line, type Style, t } from './span.ts'

/** Rows of a text around its cursor, what is selected in it inverted. */
export function writtenLines(
  editor: Editor,
  columns: number,
  most: number,
): { readonly lines: readonly Line[]; readonly cursor: { readonly row: number; readonly column: number } } {
  const { rows, cursor } = layoutEditor(editor, columns)
  const start = Math.max(0, cursor.row - most + 1)
  const lines = rows
    .slice(start, start + most)
    .map((row): Line => stretches(editor, row.start, row.start + row.text.length, [], () => ({})))
  return { lines, cursor: { row: cursor.row - start, column: cursor.column } }
}

/** A stretch of a text, cut wherever its look changes: at these edges, and where what is selected begins and ends. */
export function stretches(
  editor: Editor,
  start: number,
  end: number,
  edges: readonly number[],
  look: (at: number) => Style,
): Line {
  const selected = selectionOf(editor)
  const within = [...edges, ...(selected ?? [])].filter((edge) => edge > start && edge < end)
  const cuts = [start, ...new Set(within), end].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const isSelected = selected !== undefined && selected[0] <= from && from < selected[1]
    return t(editor.text.slice(from, cuts[i + 1]), { ...look(from), ...(isSelected && { inverse: true }) })
  })
}
