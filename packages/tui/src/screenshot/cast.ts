import { maskedState } from '../state/masked-state.ts'
import type { Size, State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import { paintSpan, palettes } from '../views/colours.ts'
import type { Line } from '../views/span.ts'
import { takePicture } from './picture.ts'
import type { Picture } from './svg.ts'

/** Takes the lines of a film as they come; each is whole. */
export type CastSink = (line: string) => void

export interface CastOptions {
  readonly title: string
  readonly startedMs: number
  readonly sink: CastSink
}

/** A film of a screen, in the form that asciinema plays (asciicast v2). */
export interface Cast {
  /** What the desk shows now; nothing is written when it shows the same. */
  readonly frame: (state: State, nowMs: number) => void
}

const escape = '\u001b['

/**
 * Film a desk: the frames that it draws, as one line of JSON each with the seconds since the beginning. What people wrote
 * out is masked before a frame is drawn, so that nothing in clear ever comes near the film.
 *
 * @example
 * const cast = castOf({ title: '坐席台', startedMs: clock.nowMs(), sink: (line) => appendFileSync(file, line) })
 * cast.frame(store.get(), clock.nowMs())
 */
export function castOf({ title, startedMs, sink }: CastOptions): Cast {
  let before: { readonly size: Size; readonly rows: readonly string[]; readonly cursor: string } | undefined
  let last = 0
  const event = (kind: 'o' | 'r', data: string): void => sink(`${JSON.stringify([last, kind, data])}\n`)
  return {
    frame: (state, nowMs) => {
      // A clock that is set back must not turn the film back.
      last = Math.max(last, Math.round(nowMs - startedMs) / 1_000)
      const { size } = state
      const picture = takePicture(maskedState(state), title)
      const rows = picture.rows.map(rowBytes)
      const cursor = cursorBytes(picture)
      const resized = before?.size.columns !== size.columns || before.size.rows !== size.rows
      if (!before) sink(`${headerOf(size, title, startedMs)}\n`)
      else if (resized) event('r', `${size.columns}x${size.rows}`)
      const changed = rows.flatMap((row, i) =>
        resized || before?.rows[i] !== row ? [`${escape}${i + 1};1H${escape}2K${row}`] : [],
      )
      if (changed.length > 0 || before?.cursor !== cursor)
        event('o', `${escape}?25l${resized ? `${escape}2J` : ''}${changed.join('')}${cursor}`)
      before = { size, rows, cursor }
    },
  }
}

function headerOf({ columns, rows }: Size, title: string, startedMs: number): string {
  const env = { TERM: 'xterm-256color' }
  return JSON.stringify({
    version: 2,
    width: columns,
    height: rows,
    timestamp: Math.floor(startedMs / 1_000),
    title,
    env,
  })
}

function cursorBytes({ cursor }: Picture): string {
  return cursor ? `${escape}${cursor.y + 1};${cursor.x + 1}H${escape}?25h` : ''
}

const tones = palettes.dark.normal['256']

/** A row: each stretch at its own column, so that terminals that count a character otherwise shift nothing after it. */
function rowBytes(row: Line): string {
  let column = 1
  let bytes = ''
  for (const span of row) {
    const { link: _link, ...look } = span
    bytes += `${escape}${column}G${paintSpan(look, tones)}`
    column += columnsOf(span.text)
  }
  return bytes
}
