import { belowHelp, helpColumns, type HelpSection, helpSections } from '../keys/help-rows.ts'
import { labelOf, type ToldRow } from '../keys/here.ts'
import type { HelpOverlay, State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import { sayNotice } from '../words/notices.ts'
import type { Look } from './look.ts'
import { cell, dim, fill, type Line, t, type View } from './span.ts'
import { titleOf } from './title.ts'

/** Help made from the live keymap: what works here first, why a barred key does not, then every other place. */
export function helpView(slice: Look & { readonly help: HelpOverlay; readonly state: State }): View {
  const { words, help, state, height } = slice
  const [here, ...elsewhere] = helpSections(state)
  const rows: readonly Line[] = [
    ...(here
      ? [
          [t(` ${words.help.hint}: ${words.places[here.place]}`, { bold: true })],
          ...keyRows(here, slice, belowHelp(state)),
        ]
      : []),
    ...elsewhere.flatMap((section): readonly Line[] => [
      [],
      [t(` ${words.places[section.place]}`, { bold: true })],
      ...keyRows(section, slice, undefined),
    ]),
  ]
  const room = height - 1
  const start = Math.max(0, Math.min(help.scroll, rows.length - room))
  const position = rows.length > room ? `${Math.min(start + room, rows.length)}/${rows.length}` : ''
  return { lines: [titleOf(words.help.title, slice, [dim(position)]), ...rows.slice(start, start + room)] }
}

/** The names of keys are never cut: the longest of a place sets the column. */
const leastKeyColumns = 20

function keyRows({ rows }: HelpSection, look: Look, state: State | undefined): readonly Line[] {
  const columns = Math.max(leastKeyColumns, ...rows.map(({ names }) => columnsOf(names)))
  return inColumns(
    rows.map((row) => rowLine(row, columns, look, state)),
    look.width,
  )
}

function rowLine(row: ToldRow, columns: number, { words, lang, keymap }: Look, state: State | undefined): Line {
  const notice = state && row.arg === undefined ? (row.barred?.(state) ?? row.dimmed?.(state)) : undefined
  const label = labelOf(row, words)
  return [
    t('  '),
    cell(row.names, columns, notice ? { tone: 'dim' } : { tone: 'accent' }),
    t(' '),
    notice ? dim(`${label} (${sayNotice(notice, lang, keymap)})`) : t(label),
  ]
}

function inColumns(lines: readonly Line[], width: number): readonly Line[] {
  if (helpColumns(width) === 1) return lines
  const half = Math.ceil(lines.length / 2)
  return Array.from({ length: half }, (_, i): Line => {
    const right = lines[i + half]
    return right ? [...fill(lines[i] ?? [], Math.floor(width / 2)), ...right] : (lines[i] ?? [])
  })
}
