import { showsLinks } from '../terminal/links.ts'
import { isAmbiguousWide } from '../terminal/width.ts'
import { paintSpan, type Palette } from './colours.ts'
import type { Column, Frame, Part } from './frame-parts.ts'
import { columnsOfLine, fit, type Line } from './span.ts'

/** A frame as rows of the whole screen, each as the terminal gets it. */
export type PaintRows = (frame: Frame, palette: Palette, width: number) => readonly string[]

interface Painted {
  readonly part: Part
  readonly width: number
  readonly rows: readonly string[]
}

/**
 * Paints frames, and paints a part again only when its slice has changed: most
 * of a screen stays as it is from key to key, and building it is what a frame
 * would cost.
 */
export function rowPainter(): PaintRows {
  let kept = new Map<string, Painted>()
  let paintedWith: Palette | undefined
  let paintedWide = false
  let paintedLinks = false

  return ({ top, columns, bottom, bodyHeight }, palette, width) => {
    // What has been painted for other colours or widths is of no use.
    if (paintedWith !== palette || paintedWide !== isAmbiguousWide() || paintedLinks !== showsLinks()) kept = new Map()
    paintedWith = palette
    paintedWide = isAmbiguousWide()
    paintedLinks = showsLinks()
    const next = new Map<string, Painted>()
    const whole = (line: Line): string => paintLine(fit(line, width), palette)
    const stacks = columns.map((column, i) => columnRows(column, i, i === columns.length - 1))
    const body = Array.from({ length: columns.length === 0 ? 0 : bodyHeight }, (_, row) =>
      stacks.map((stack) => stack[row] ?? '').join(''),
    )
    kept = next
    return [...top.map(whole), ...body, ...bottom.map(whole)]

    function columnRows({ parts, width: room }: Column, at: number, last: boolean): readonly string[] {
      return parts.flatMap((part, i) => {
        const key = `${at}.${i}.${last}`
        const known = kept.get(key)
        const painted =
          known && known.width === room && samePart(known.part, part)
            ? known
            : { part, width: room, rows: partRows(part, room, last, palette) }
        next.set(key, painted)
        return painted.rows
      })
    }
  }
}

/** As many rows as the part is high. All but the last column are filled to their width. */
function partRows(part: Part, width: number, last: boolean, palette: Palette): readonly string[] {
  const lines = part.view(part.slice)
  return Array.from({ length: part.height }, (_, row) => {
    const line = fit(lines[row] ?? [], width)
    const painted = paintLine(line, palette)
    return last ? painted : painted + ' '.repeat(Math.max(0, width - columnsOfLine(line)))
  })
}

function paintLine(line: Line, palette: Palette): string {
  return line.map((span) => paintSpan(span, palette)).join('')
}

function samePart(a: Part, b: Part): boolean {
  return a.view === b.view && a.height === b.height && sameFields(a.slice, b.slice)
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.is((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
