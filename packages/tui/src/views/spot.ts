import type { Column, Frame, Part, PartName } from './frame-parts.ts'
import { columnsOfLine, type Line, type Span } from './span.ts'

/** What stands at a place of the screen, as far as a pointer can mean it. */
export type Spot =
  /** A key of the footer. */
  | { readonly kind: 'keys'; readonly keys: string }
  /** One of my conversations in the strip, by its number. */
  | { readonly kind: 'seat'; readonly n: number }
  /** A pane or a panel; over a row of a list, how many rows it is from the chosen one. */
  | { readonly kind: 'part'; readonly part: PartName; readonly by: number | undefined }

/**
 * What a frame shows at a cell. Asked of the rows as they are drawn, so that what is seen and what is meant cannot
 * come apart.
 */
export function spotAt(frame: Frame, column: number, row: number): Spot | undefined {
  const { top, columns, bottom, bodyHeight } = frame
  if (row < top.length) return lineSpot(top[row] ?? [], column)
  const inBody = row - top.length
  if (columns.length > 0 && inBody < bodyHeight) return bodySpot(columns, column, inBody)
  return lineSpot(bottom[inBody - (columns.length > 0 ? bodyHeight : 0)] ?? [], column)
}

function lineSpot(line: Line, column: number): Spot | undefined {
  const span = spanAt(line, column)
  if (span?.keys !== undefined) return { kind: 'keys', keys: span.keys }
  if (span?.pane !== undefined) return { kind: 'part', part: span.pane, by: undefined }
  return span?.seat === undefined ? undefined : { kind: 'seat', n: span.seat }
}

function spanAt(line: Line, column: number): Span | undefined {
  let end = 0
  return line.find((span) => {
    end += columnsOfLine([span])
    return column < end
  })
}

function bodySpot(columns: readonly Column[], column: number, row: number): Spot | undefined {
  let right = 0
  const under = columns.find(({ width }) => {
    right += width
    return column < right
  })
  let foot = 0
  for (const part of under?.parts ?? []) {
    const head = foot
    foot += part.height
    if (row >= foot) continue
    return part.name === undefined ? undefined : { kind: 'part', part: part.name, by: rowsFromChosen(part, row - head) }
  }
  return undefined
}

/** Every row of a list says that it is one, and the chosen one that it is: what is between them is counted. */
function rowsFromChosen(part: Part, at: number): number | undefined {
  const rows = part.view(part.slice).map((line) => line.find(({ row }) => row !== undefined)?.row)
  const here = rows[at] === 'more' ? rows.findLastIndex((row, i) => i < at && row !== 'more') : at
  const chosen = rows.indexOf('chosen')
  if (chosen < 0 || rows[here] === undefined) return undefined
  const [from, to] = here < chosen ? [here, chosen] : [chosen, here]
  const between = rows.slice(from, to).filter((row) => row === 'chosen' || row === 'other').length
  return here < chosen ? -between : between
}
