import type { Column, Frame } from './frame-parts.ts'
import { fill, fit, type Line } from './span.ts'

/**
 * A frame as rows of the whole screen, its columns side by side: what Ink puts on the terminal, for those who need the
 * rows themselves.
 */
export function frameRows({ top, columns, bottom, bodyHeight }: Frame, width: number): readonly Line[] {
  const stacks = columns.map((column) => columnRows(column, bodyHeight))
  const body = Array.from({ length: columns.length === 0 ? 0 : bodyHeight }, (_, row): Line =>
    columns.flatMap((column, i) => beside(stacks[i]?.[row] ?? [], column.width, i === columns.length - 1)),
  )
  return [...top, ...body, ...bottom].map((line) => fit(line, width))
}

/** The last column needs no blanks at its end. */
function beside(line: Line, width: number, last: boolean): Line {
  return last ? fit(line, width) : fill(line, width)
}

/** The rows of a column, each part as high as its place. */
function columnRows({ parts }: Column, height: number): readonly Line[] {
  return parts
    .flatMap((part) => {
      const lines = part.view(part.slice).slice(0, part.height)
      return [...lines, ...Array.from({ length: part.height - lines.length }, (): Line => [])]
    })
    .slice(0, height)
}
