import type { Size, State } from './state.ts'
import { isWalking, tourRows } from './tour/tour.ts'

/** The smallest window the desk can be worked in. */
export const smallest: Size = { columns: 80, rows: 24 }

export const wideColumns = 150
export const doubleColumns = 110

export interface Rect {
  readonly width: number
  readonly height: number
}

export type PaneName = 'queue' | 'main' | 'customer'

export interface Pane {
  readonly name: PaneName
  readonly width: number
}

/** Which panes are shown, left to right, and how large they are. */
export interface Layout {
  readonly mode: 'small' | 'one' | 'two' | 'three'
  /** Not all panes are shown: the first row says which there are. */
  readonly tabs: boolean
  readonly body: Rect
  readonly panes: readonly Pane[]
}

/** What a layout follows from. */
export type Shaped = Pick<State, 'size' | 'focus' | 'side' | 'panes' | 'tour'>

/** Rows around the body, at every size the same, so that nothing moves when a pane is zoomed: header, conversations, status, keys. */
export const topRows = 2
export const bottomRows = 2

/** Columns that a pane has at least. */
export const leastColumns: Readonly<Record<PaneName, number>> = { queue: 28, main: 48, customer: 44 }

export function layoutOf(state: Shaped): Layout {
  const { columns, rows } = state.size
  if (columns < smallest.columns || rows < smallest.rows) {
    return { mode: 'small', tabs: false, body: { width: columns, height: rows }, panes: [] }
  }
  const body = { width: columns, height: rows - topRows - bottomRows - (isWalking(state) ? tourRows : 0) }
  if (columns < doubleColumns || state.panes.zoomed)
    return { mode: 'one', tabs: true, body, panes: [{ name: paneOfFocus(state.focus), width: columns }] }
  if (columns >= wideColumns) return { mode: 'three', tabs: false, body, panes: threePanes(columns, state.panes) }
  return { mode: 'two', tabs: true, body, panes: twoPanes(columns, state) }
}

/** Columns between two panes. */
const separatorColumns = 1

function threePanes(columns: number, wanted: Shaped['panes']): readonly Pane[] {
  const room = columns - 2 * separatorColumns
  const customer = between(
    leastColumns.customer,
    wanted.customer ?? Math.min(64, Math.floor(columns * 0.32)),
    room - leastColumns.main - leastColumns.queue,
  )
  const queue = between(leastColumns.queue, wanted.queue ?? 36, room - leastColumns.main - customer)
  return [
    { name: 'queue', width: queue },
    { name: 'main', width: room - queue - customer },
    { name: 'customer', width: customer },
  ]
}

function twoPanes(columns: number, { side, panes }: Shaped): readonly Pane[] {
  const room = columns - separatorColumns
  const usual = { queue: 36, customer: 48 }
  const width = between(leastColumns[side], panes[side] ?? usual[side], room - leastColumns.main)
  const main: Pane = { name: 'main', width: room - width }
  const beside: Pane = { name: side, width }
  return side === 'queue' ? [beside, main] : [main, beside]
}

function between(least: number, wanted: number, most: number): number {
  return Math.max(least, Math.min(wanted, most))
}

export function paneOfFocus(focus: State['focus']): PaneName {
  if (focus === 'queue' || focus === 'customer') return focus
  return 'main'
}

/** The width of the middle pane, where text is written. */
export function mainWidth(state: Shaped): number {
  const layout = layoutOf(state)
  return layout.panes.find((pane) => pane.name === 'main')?.width ?? layout.body.width
}

/** Columns at the left of a text being written, free for the mark of its pane. */
const textMargin = 2

/** Columns a text being written wraps in, for drawing it and for moving up and down in it. */
export function textColumns(width: number): number {
  return Math.max(10, width - textMargin)
}

/** Columns a draft wraps in. */
export function composerWidth(state: Shaped): number {
  return textColumns(mainWidth(state))
}

/** Rows of a page, for paging keys. */
export function pageRows(state: Shaped): number {
  return Math.max(1, layoutOf(state).body.height - 4)
}

/** How far a pane of so many rows, below its title, is scrolled: to where its last row is the last that is shown. */
export function scrolled(to: number, rows: number, state: Shaped): number {
  const room = layoutOf(state).body.height - 1
  return Math.max(0, Math.min(rows - room, to))
}
