import { rowsAfter } from '../keys/effective.ts'
import { labelOf } from '../keys/here.ts'
import { keyName } from '../keys/name.ts'
import type { Row } from '../keys/row.ts'
import { pendingHere } from '../state/pending.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { cell, dim, fill, fit, type Line, t } from './span.ts'

const gap = 2

/** What may follow the keys pressed so far, in as many columns as fit. Nothing while no sequence has begun. */
export function whichKeyView(state: State, words: Messages, width: number, mostRows: number): readonly Line[] {
  const begun = pendingHere(state)
  if (begun === undefined) return []
  const rows = rowsAfter(state.keymap, placeOf(state), begun)
  const entries = rows.flatMap((row) => entriesOf(row, begun, state, words))
  const keyColumns = Math.max(...entries.map(({ key }) => columnsOf(key)))
  const labelColumns = Math.max(...entries.map(({ label }) => columnsOf(label)))
  const entryColumns = Math.min(width - 1, keyColumns + 1 + labelColumns + gap)
  const across = Math.max(1, Math.floor((width - 1) / entryColumns))
  const down = Math.min(mostRows - 1, Math.ceil(entries.length / across))
  const lines = Array.from({ length: down }, (_, i): Line => [
    t(' '),
    ...Array.from({ length: across }, (__, j) => entries[j * down + i]).flatMap((entry) =>
      entry ? fill(entryLine(entry, keyColumns), entryColumns) : [],
    ),
  ])
  const title: Line = [
    t(` ${keyName(begun)} `, { bold: true, inverse: true }),
    dim(` ${words.whichKey.title}`),
    dim(`   Esc ${words.whichKey.cancel} `),
    // More macros than fit are not kept secret.
    ...(entries.length > across * down ? [dim(`  +${entries.length - across * down}`)] : []),
  ]
  return [title, ...lines].map((line) => fit(line, width))
}

interface Entry {
  readonly key: string
  readonly label: string
  readonly barred: boolean
}

function entriesOf(row: Row, begun: string, state: State, words: Messages): readonly Entry[] {
  const barred = row.barred?.(state) !== undefined
  return row.keys
    .filter((keys) => keys.startsWith(`${begun} `))
    .map((keys) => ({ key: keyName(keys.slice(begun.length + 1)), label: labelOf(row, words), barred }))
}

function entryLine({ key, label, barred }: Entry, keyColumns: number): Line {
  return [
    cell(key, keyColumns, barred ? { tone: 'dim' } : { tone: 'accent', bold: true }),
    t(' '),
    barred ? dim(`(${label})`) : t(label),
  ]
}
