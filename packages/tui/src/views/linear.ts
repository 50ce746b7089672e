import { placeOf, topOverlay } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { sayNotice } from '../words/notices.ts'
import type { Messages } from '../words/messages.ts'
import { columnsOf } from '../terminal/width.ts'
import { frameRows } from './flat-frame.ts'
import { frameOf } from './frame.ts'
import type { Column, Frame, Part, PartName } from './frame-parts.ts'
import type { Line } from './span.ts'

/** The desk in one column, in the order it is read: what a screen reader is told. */
export interface Linear {
  /** Where keys go, by name. */
  readonly place: string
  readonly title: string
  readonly rows: readonly LinearRow[]
  /** What stands beside it and may change meanwhile: the conversation while one writes, who wait. */
  readonly beside: readonly string[]
  /** What has just happened, or that the line is lost. */
  readonly notice: string
  /** The row that text goes into, as it is drawn. */
  readonly input: { readonly text: string; readonly column: number } | undefined
  readonly locked: boolean
  /** A panel over the desk, which is read whole; of a pane one goes through the rest. */
  readonly panel: boolean
}

export interface LinearRow {
  readonly text: string
  /** Whether it can be chosen in a list and is, or can be and is not, or only says something. */
  readonly kind: 'chosen' | 'other' | 'text'
}

/** A desk of this width shows one pane at a time, and this many rows of it are read without paging. */
export const linearSize = { columns: 100, rows: 48 }

/** What the screen shows, without what only eyes can use: boxes, bars, columns. */
export function linearOf(state: State, words: Messages): Linear {
  const frame = frameOf(state, words)
  const cursorRow = frame.cursor?.y
  const input = frame.cursor && { text: rawRow(frame, frame.cursor.y), column: frame.cursor.x }
  const base = { place: words.places[placeOf(state)], notice: noticeOf(state, words), input }
  if (state.lock) {
    const [title = '', ...rows] = plainRows(frame.top, cursorRow)
    return {
      ...base,
      title,
      rows: rows.map((text) => ({ text, kind: 'text' })),
      beside: [],
      locked: true,
      panel: false,
    }
  }
  const focus: PartName = topOverlay(state) ? 'overlay' : state.focus
  const parts = placedParts(frame)
  const here = parts.filter(({ part }) => part.name === focus)
  const [first, ...rest] = here.flatMap(({ part, top }) => rowsOf(part, top, cursorRow))
  const others = parts.filter(({ part }) => part.name !== undefined && part.name !== focus && part.name !== 'overlay')
  const strip = frame.top.slice(1)
  // Above the status and the footer stands what may follow a key.
  const following = frame.bottom.slice(0, -2)
  return {
    ...base,
    title: (first?.text ?? '').replace(counter, ''),
    rows: rest,
    beside: [
      ...plainRows(strip),
      ...others.flatMap(({ part }) => plainRows(part.view(part.slice))),
      ...plainRows(following),
    ],
    locked: false,
    panel: focus === 'overlay',
  }
}

function noticeOf(state: State, words: Messages): string {
  if (state.toast) return sayNotice(state.toast.notice, state.session.lang, state.keymap)
  return state.line.status === 'lost' ? words.lost : ''
}

/** The parts of a frame, each with the row of the screen that it begins in. */
function placedParts({ top, columns }: Frame): readonly { part: Part; top: number }[] {
  return columns.flatMap(({ parts }: Column) => {
    let at = top.length
    return parts.map((part) => {
      const placed = { part, top: at }
      at += part.height
      return placed
    })
  })
}

/** The rows of a part that say something. The one being written in is shown where one writes, and not read out. */
function rowsOf(part: Part, top: number, cursorRow: number | undefined): readonly LinearRow[] {
  const lines = part.view(part.slice).slice(0, part.height)
  let kind: LinearRow['kind'] = 'text'
  return lines.flatMap((line, i) => {
    const row = line.find((span) => span.row !== undefined)?.row
    if (row !== 'more') kind = row ?? 'text'
    const text = plainText(line)
    return text === '' || top + i === cursorRow ? [] : [{ text, kind }]
  })
}

function plainRows(lines: readonly Line[], without?: number): readonly string[] {
  return lines.map((line, i) => (i === without ? '' : plainText(line))).filter((text) => text !== '')
}

/** How far one has written or read, at the end of a title: it changes with every key. */
const counter = / \d+\/\d+$/

/** Box lines, blocks and sparklines; bars made of dashes. */
const forEyes = /[\u2500-\u259f]|(?:[-=.#]{4,})/gu

/**
 * A row as it is read aloud: what aligned columns becomes one space.
 *
 * @example
 * plainText([t('> '), t('2026-11      ¥888.49  ====----')]) // '2026-11 ¥888.49'
 */
export function plainText(line: Line): string {
  // What stands before a row of a list only says that it is chosen.
  const [first, ...rest] = line
  const said = first?.row === undefined || first.row === 'more' ? line : rest
  return said
    .map(({ text }) => text)
    .join('')
    .replace(forEyes, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

function rawRow(frame: Frame, row: number): string {
  const { x = 0 } = frame.cursor ?? {}
  let at = 0
  return (frameRows(frame, linearSize.columns)[row] ?? [])
    .map(({ text, tone }) => {
      const from = at
      at += columnsOf(text)
      // Behind the cursor, what is dim is advice and not text.
      return tone === 'dim' && from >= x ? '' : text
    })
    .join('')
}
