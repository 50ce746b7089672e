import { columnsOf, graphemesOf, takeColumns } from './width.ts'

/** One row of a terminal that is written in, and the column its cursor stands in. */
export interface Prompt {
  readonly text: string
  readonly column: number
}

/**
 * A row being written, cut to a terminal's width around the cursor. The last column stays free, where a terminal would
 * begin a new row.
 *
 * @param column of the cursor, in columns from the row's beginning.
 */
export function promptIn(text: string, column: number, columns: number): Prompt {
  const room = Math.max(1, columns - 1)
  if (columnsOf(text) <= room) return { text, column: Math.min(column, room) }
  // The cursor in the last third leaves what was written before it in view.
  const from = Math.max(0, column - Math.floor((room * 2) / 3))
  let skipped = 0
  for (const grapheme of graphemesOf(text)) {
    if (skipped >= from)
      return { text: takeColumns(text.slice(grapheme.at), room), column: Math.min(column - skipped, room) }
    skipped += grapheme.columns
  }
  return { text: '', column: 0 }
}
