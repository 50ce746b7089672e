import { type CellRow, cellsOf, cursorTo, rowUpdate } from '../row-update.ts'
import { isSynchronized } from '../synchronized.ts'

interface Position {
  readonly x: number
  readonly y: number
}

/** What Ink asks of the module that this stands for in the build. */
export interface LogUpdate {
  (text: string): boolean
  readonly clear: () => void
  readonly done: () => void
  readonly reset: () => void
  readonly sync: (text: string) => void
  readonly setCursorPosition: (position: Position | undefined) => void
  readonly isCursorDirty: () => boolean
  readonly willRender: (text: string) => boolean
  readonly getCursorPosition: () => Position | undefined
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'columns' | 'rows'>

const [hidden, visible] = ['\u001b[?25l', '\u001b[?25h']
const [begin, end] = ['\u001b[?2026h', '\u001b[?2026l']

/** A frame smaller than this comes in one piece anyway; around a larger one the terminal is asked to wait for its end. */
const piece = 512

/**
 * What the build gives Ink for its `log-update`.
 *
 * Ink's own knows rows, moves relative to the cursor and passes over every
 * row that stays; this one knows that the frame is the whole alternate screen,
 * so it addresses cells, and writes those that differ, once a frame.
 */
function create(stream: Stream): LogUpdate {
  let shown: readonly string[] = []
  let cells: (CellRow | undefined)[] = []
  let size = ''
  let text: string | undefined
  let cursor: Position | undefined
  let wanted: Position | undefined
  let dirty = false

  const forget = (): void => {
    ;[shown, cells, text, cursor] = [[], [], undefined, undefined]
  }
  const active = (): Position | undefined => (dirty ? wanted : undefined)
  const moved = (to: Position | undefined): boolean => to?.x !== cursor?.x || to?.y !== cursor?.y

  const render = (next: string): boolean => {
    const to = active()
    dirty = false
    const nowSize = `${stream.columns}x${stream.rows}`
    if (nowSize !== size) forget()
    size = nowSize
    if (next === text && !moved(to)) return false
    const body = next === text ? '' : changes(rowsOf(next))
    const place = to ? cursorTo(to.y, to.x) + (cursor ? '' : visible) : cursor ? hidden : ''
    text = next
    cursor = to && { ...to }
    const out = body + place
    if (out !== '') stream.write(out.length > piece && isSynchronized() ? begin + out + end : out)
    return true
  }

  function changes(rows: readonly string[]): string {
    const fresh = text === undefined
    const next: (CellRow | undefined)[] = []
    let out = fresh ? '\u001b[H\u001b[J' : ''
    rows.forEach((row, at) => {
      const before = shown[at]
      if (before === row) return void (next[at] = cells[at])
      const after = cellsOf(row)
      next[at] = after
      // A row that has never been taken apart is so now; nothing stands where no row was.
      const known = before === undefined ? { cells: [], wholeOnly: false } : (cells[at] ?? cellsOf(before))
      out += rowUpdate(at, known, after, row)
    })
    if (rows.length < shown.length) out += `${cursorTo(rows.length, 0)}\u001b[J`
    shown = rows
    cells = next
    return out
  }

  render.clear = () => {
    stream.write('\u001b[H\u001b[J')
    forget()
  }
  render.done = () => {
    stream.write(visible)
    forget()
  }
  render.reset = forget
  // Ink has written the frame itself.
  render.sync = (next: string) => {
    size = `${stream.columns}x${stream.rows}`
    ;[text, shown, cells] = [next, rowsOf(next), []]
    const to = active()
    dirty = false
    stream.write(to ? cursorTo(to.y, to.x) + visible : hidden)
    cursor = to && { ...to }
  }
  render.setCursorPosition = (position: Position | undefined) => {
    wanted = position
    dirty = true
  }
  render.isCursorDirty = () => dirty
  render.willRender = (next: string) => next !== text || moved(active())
  render.getCursorPosition = () => cursor
  return render
}

function rowsOf(text: string): readonly string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

const logUpdate: { readonly create: (stream: Stream) => LogUpdate } = { create }
export default logUpdate
