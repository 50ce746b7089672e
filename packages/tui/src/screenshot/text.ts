import type { Line } from '../views/span.ts'

/** The screen as plain text, without the blanks at the ends of rows. */
export function textOf(rows: readonly Line[]): string {
  return rows.map((row) => `${rowText(row)}\n`).join('')
}

export function rowText(row: Line): string {
  return row
    .map(({ text }) => text)
    .join('')
    .trimEnd()
}
