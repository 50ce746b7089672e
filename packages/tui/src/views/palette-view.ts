import { keyName } from '../keys/name.ts'
import type { Row } from '../keys/row.ts'
import {
  commandTyped,
  type PaletteOverlay,
  type PaletteRow,
  paletteRows,
  paletteWay,
} from '../state/finding/palette.ts'
import type { Place } from '../state/place.ts'
import type { State } from '../state/state.ts'
import { sayNotice } from '../words/notices.ts'
import type { Look } from './look.ts'
import { oneLineField } from './one-line.ts'
import { cell, dim, fill, fit, type Line, marked, markColumns, t, type Tone, type View } from './span.ts'
import { titleOf } from './title.ts'
import { windowOf } from './window.ts'

interface PaletteSlice extends Look {
  readonly palette: PaletteOverlay
  readonly state: State
}

/** Every action of the desk that what is typed finds, each with its keys, and why it cannot be done now. */
export function paletteView(slice: PaletteSlice): View {
  const { words, palette, state, width, height } = slice
  const { editor, selected } = palette
  const rows = paletteRows(state)
  const title = titleOf(words.palette.title, slice, [dim(words.palette.found(rows.length))])
  const input = oneLineField(t(' > ', { tone: 'accent', bold: true }), editor, words.palette.prompt, width)
  const { start, end } = windowOf(rows.length, selected, height - 2)
  const list = rows
    .slice(start, end)
    .map((row, i) => marked(actionRow(row, slice), start + i === selected, true, width))
  const command = commandTyped(state)
  const instead = command === undefined ? dim(`  ${words.palette.empty}`) : t(`  : ${command}`, { tone: 'accent' })
  const none: readonly Line[] = rows.length === 0 ? [fit([instead], width)] : []
  return {
    lines: [title, input.line, ...list, ...none].slice(0, height),
    cursor: { row: 1, column: input.column },
  }
}

/** Columns of an action's name and of its keys; the rest says where it works, or why it does not. */
const nameColumns = 30
const keyColumns = (width: number): number => (width < 100 ? 14 : 22)

function actionRow(one: PaletteRow, slice: PaletteSlice): Line {
  const { words, lang, state, width } = slice
  const { item, row, distance } = one
  const way = paletteWay(one, state)
  const barred = way?.barred
  const keys = row
    ? keysIn(item.rows, way?.place ?? row.in[0])
        .map(keyName)
        .join('  ')
    : `:${item.command?.name ?? ''}`
  const recent = state.finding.recent.includes(item.id) ? words.palette.recent : ''
  const place = distance === 1 && way?.place !== undefined ? words.places[way.place] : ''
  const name = Math.min(nameColumns, Math.floor((width - markColumns) / 3))
  return [
    ...fill(fit(matched(item.label[lang], slice.palette.editor.text, barred ? 'dim' : 'plain'), name), name),
    t(' '),
    cell(keys, keyColumns(width), { tone: barred ? 'dim' : 'accent' }),
    t(' '),
    barred
      ? dim(`(${sayNotice(barred, lang, state.keymap)})`)
      : dim([place, recent].filter((text) => text !== '').join('  ')),
  ]
}

/** Every key that does it there. */
function keysIn(rows: readonly Row[], place: Place | undefined): readonly string[] {
  const there = rows.filter((row) => place !== undefined && row.in.includes(place))
  return [...new Set(there.flatMap(({ keys, typed }) => (typed === undefined ? keys : [typed, ...keys])))]
}

/** A name with the first word of what was typed underlined, where it is part of it. */
function matched(label: string, typed: string, tone: Tone): Line {
  const word = typed
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .find((one) => one !== '' && label.toLowerCase().includes(one.toLowerCase()))
  if (word === undefined) return [t(label, { tone })]
  const start = label.toLowerCase().indexOf(word.toLowerCase())
  const end = start + word.length
  return [
    t(label.slice(0, start), { tone }),
    t(label.slice(start, end), { tone: tone === 'dim' ? tone : 'accent', bold: true, underline: true }),
    t(label.slice(end), { tone }),
  ]
}
