import type { Focus } from '../state/state.ts'
import { dim, type Line } from './span.ts'

/** A part of a column whose rows follow from its slice alone, so that an unchanged slice is not drawn again. */
export interface Part<Slice = never> {
  readonly view: (slice: Slice) => readonly Line[]
  readonly slice: Slice
  readonly height: number
  /** What it is, for those who point at it. */
  readonly name?: PartName
}

/** A pane, or a panel over the panes. */
export type PartName = Focus | 'standing' | 'overlay'

export interface Column {
  readonly width: number
  readonly parts: readonly Part[]
}

/** The screen as rows and columns, and where the cursor stands. */
export interface Frame {
  readonly top: readonly Line[]
  readonly columns: readonly Column[]
  readonly bottom: readonly Line[]
  readonly bodyHeight: number
  readonly cursor: { readonly x: number; readonly y: number } | undefined
}

/** Slices differ from part to part; what draws them only compares their fields. */
export function part<Slice>(view: (slice: Slice) => readonly Line[], slice: Slice, height: number): Part {
  return { view, slice, height } as Part<Slice> as unknown as Part
}

export function named(name: PartName, one: Part): Part {
  return { ...one, name }
}

export function fixed(lines: readonly Line[], height: number): Part {
  return part(linesAsTheyAre, { lines }, height)
}

function linesAsTheyAre({ lines }: { lines: readonly Line[] }): readonly Line[] {
  return lines
}

export function separator(height: number): Column {
  return { width: 1, parts: [part(rule, { height }, height)] }
}

function rule({ height }: { height: number }): readonly Line[] {
  return Array.from({ length: height }, (): Line => [dim('│')])
}

/** A part in its frame: in which column it is the how many-eth, and the cell that it begins at. */
export interface Placed {
  readonly part: Part
  readonly column: number
  readonly at: number
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Where a part stands. */
export function partNamed({ top, columns }: Frame, name: PartName): Placed | undefined {
  let x = 0
  for (const [column, { width, parts }] of columns.entries()) {
    let y = top.length
    for (const [at, one] of parts.entries()) {
      if (one.name === name) return { part: one, column, at, x, y, width }
      y += one.height
    }
    x += width
  }
  return undefined
}

/** The frame with another part in the place of one. */
export function withPart(frame: Frame, { column, at }: Placed, other: Part): Frame {
  const columns = frame.columns.map((one, i) => (i === column ? { ...one, parts: one.parts.with(at, other) } : one))
  return { ...frame, columns }
}
