import { layoutEditor } from '../state/editor-layout.ts'
import type { Editor } from '../state/text.ts'
import { columnsOf, graphemesOf } from '../terminal/width.ts'
import { dim, type Line, type Span, t } from './span.ts'

/** A field of one line as it is drawn, and the column of its cursor. */
export interface OneLine {
  readonly line: Line
  readonly column: number
}

/** Wider than any field that one types in. */
const unwrapped = 100_000

/**
 * A field of one line behind its mark. What does not fit goes out at the left,
 * behind a `<`, so that what is being typed is always seen.
 */
export function oneLineField(mark: Span, editor: Editor, prompt: string, width: number): OneLine {
  const before = columnsOf(mark.text)
  if (editor.text === '') return { line: [mark, dim(prompt)], column: before }
  const cursor = layoutEditor(editor, unwrapped).cursor.column
  const room = Math.max(4, width - before - 1)
  if (cursor <= room) return { line: [mark, t(editor.text)], column: before + cursor }
  const { at, columns } = startAfter(editor.text, cursor - room + 1)
  return { line: [mark, dim('<'), t(editor.text.slice(at))], column: before + 1 + cursor - columns }
}

/** Where a text goes on after at least so many columns, and how many those are. */
function startAfter(text: string, least: number): { readonly at: number; readonly columns: number } {
  let columns = 0
  for (const grapheme of graphemesOf(text)) {
    if (columns >= least) return { at: grapheme.at, columns }
    columns += grapheme.columns
  }
  return { at: text.length, columns }
}
