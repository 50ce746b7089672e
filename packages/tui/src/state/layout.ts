import type { Size, State } from './state.ts'

/** The smallest window the desk can be worked in. */
export const smallest: Size = { columns: 80, rows: 24 }

export const wideColumns = 150
export const doubleColumns = 110

export interface Rect {
  readonly width: number
  readonly height: number
}

export type PaneName = 'queue' | 'main' | 'customer'

/** Which panes are shown, left to right, and how large they are. */
export interface Layout {
  readonly mode: 'small' | 'one' | 'two' | 'three'
  /** One row of tabs where not all panes fit. */
  readonly tabs: boolean
  readonly body: Rect
  readonly panes: readonly { readonly name: PaneName; readonly width: number }[]
}

const headerRows = 1
const statusRows = 1
const footerRows = 1

export function layoutOf(state: Pick<State, 'size' | 'focus' | 'side'>): Layout {
  const { columns, rows } = state.size
  if (columns < smallest.columns || rows < smallest.rows) {
    return { mode: 'small', tabs: false, body: { width: columns, height: rows }, panes: [] }
  }
  const tabs = columns < wideColumns
  const body = { width: columns, height: rows - headerRows - statusRows - footerRows - (tabs ? 1 : 0) }
  if (columns >= wideColumns) {
    const queue = 36
    const customer = Math.min(64, Math.floor(columns * 0.32))
    const panes = [
      { name: 'queue', width: queue },
      { name: 'main', width: columns - queue - customer - 2 },
      { name: 'customer', width: customer },
    ] as const
    return { mode: 'three', tabs, body, panes }
  }
  if (columns >= doubleColumns) {
    const side = state.side === 'queue' ? 36 : 48
    const main = { name: 'main', width: columns - side - 1 } as const
    const panes =
      state.side === 'queue'
        ? [{ name: 'queue', width: side } as const, main]
        : [main, { name: 'customer', width: side } as const]
    return { mode: 'two', tabs, body, panes }
  }
  return { mode: 'one', tabs, body, panes: [{ name: paneOfFocus(state.focus), width: columns }] }
}

export function paneOfFocus(focus: State['focus']): PaneName {
  if (focus === 'queue' || focus === 'customer') return focus
  return 'main'
}

/** The width of the middle pane, where text is written. */
export function mainWidth(state: Pick<State, 'size' | 'focus' | 'side'>): number {
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
export function composerWidth(state: Pick<State, 'size' | 'focus' | 'side'>): number {
  return textColumns(mainWidth(state))
}

/** Rows of a page, for paging keys. */
export function pageRows(state: Pick<State, 'size' | 'focus' | 'side'>): number {
  return Math.max(1, layoutOf(state).body.height - 4)
}

/** How far a pane of so many rows, below its title, is scrolled: to where its last row is the last that is shown. */
export function scrolled(to: number, rows: number, state: Pick<State, 'size' | 'focus' | 'side'>): number {
  const room = layoutOf(state).body.height - 1
  return Math.max(0, Math.min(rows - room, to))
}
