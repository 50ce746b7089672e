import { keymap } from '../keys/keymap.ts'
import { rowsOfPlace, told, type ToldRow } from '../keys/here.ts'
import { placeBelow } from '../state/select.ts'
import { popOverlay } from '../state/step.ts'
import type { HelpOverlay, State } from '../state/state.ts'
import type { Place } from '../state/place.ts'
import { places } from '../state/place.ts'
import { sayNotice } from '../words/notices.ts'
import type { Look } from './look.ts'
import { cell, dim, fill, type Line, t, type View } from './span.ts'
import { titleOf } from './title.ts'

/** Help made from the live keymap: what works here first, why a barred key does not, then every other place. */
export function helpView(slice: Look & { readonly help: HelpOverlay; readonly state: State }): View {
  const { words, help, state, height } = slice
  const below = popOverlay(state)
  const here: Place = below.overlays.at(-1)?.kind ?? placeBelow(below)
  const rows: readonly Line[] = [
    [t(` ${words.help.hint}: ${words.places[here]}`, { bold: true })],
    ...twoColumns(
      told(rowsOfPlace(here)).map((row) => rowLine(row, slice, below)),
      slice.width,
    ),
    ...places.filter((place) => place !== here).flatMap((place) => elsewhere(place, slice)),
  ]
  const room = height - 1
  const start = Math.max(0, Math.min(help.scroll, rows.length - room))
  const position = rows.length > room ? `${Math.min(start + room, rows.length)}/${rows.length}` : ''
  return { lines: [titleOf(words.help.title, slice, [dim(position)]), ...rows.slice(start, start + room)] }
}

const untold: ReadonlySet<Place> = new Set<Place>(['help', 'quit', 'small'])

function elsewhere(place: Place, look: Look): readonly Line[] {
  const rows = untold.has(place) ? [] : ownRows(place)
  if (rows.length === 0) return []
  return [
    [],
    [t(` ${look.words.places[place]}`, { bold: true })],
    ...twoColumns(
      rows.map((row) => rowLine(row, look, undefined)),
      look.width,
    ),
  ]
}

/** Rows of a place that are its own: those that work in many places are told once, where one is. */
function ownRows(place: Place): readonly ToldRow[] {
  return told(keymap.filter((row) => row.in.includes(place) && row.in.length <= 3))
}

const keyColumns = 20

function rowLine(row: ToldRow, { words, lang }: Look, state: State | undefined): Line {
  const notice = state && row.arg === undefined ? row.barred?.(state) : undefined
  const label = words.keys[row.label]
  return [
    t('  '),
    cell(row.names, keyColumns, notice ? { tone: 'dim' } : { tone: 'accent' }),
    t(' '),
    notice ? dim(`${label} (${sayNotice(notice, lang)})`) : t(label),
  ]
}

function twoColumns(lines: readonly Line[], width: number): readonly Line[] {
  if (width < 140) return lines
  const half = Math.ceil(lines.length / 2)
  return Array.from({ length: half }, (_, i): Line => {
    const right = lines[i + half]
    return right ? [...fill(lines[i] ?? [], Math.floor(width / 2)), ...right] : (lines[i] ?? [])
  })
}
