import type { Keymap } from '../../keys/effective.ts'
import { labelOf } from '../../keys/here.ts'
import { keyName } from '../../keys/name.ts'
import type { Row } from '../../keys/row.ts'
import { wordsOf } from '../../words/index.ts'
import { labelPinyin } from '../../words/label-pinyin.ts'
import type { Lang } from '../../words/lang.ts'
import { type CommandRow, commandTable } from '../command-table.ts'
import type { Place } from '../place.ts'
import { folded } from './match.ts'

/** What an action may be found by. */
export interface FindBy {
  readonly zh: string
  readonly en: string
  /** Syllables apart by a space; empty where it is not known. */
  readonly pinyin: string
  readonly keys: readonly string[]
  /** Less telling: the places it works in, and what the program calls it. */
  readonly about: string
}

/** An action of the desk, wherever it works, or a command. */
export interface PaletteItem {
  readonly id: string
  /** The ways it is bound; none for a command. */
  readonly rows: readonly Row[]
  readonly command?: CommandRow
  readonly label: Readonly<Record<Lang, string>>
  readonly by: FindBy
  /** Moving a cursor and editing a text: nobody looks for them first. */
  readonly minor: boolean
}

/** Places whose keys are about themselves only. */
const ownOnly: ReadonlySet<Place> = new Set<Place>([
  'help',
  'quit',
  'small',
  'palette',
  'filter',
  'command',
  'unanswered',
])
const minorActions =
  /^(?:edit|erase)|^(?:up|down|pageUp|pageDown|first|last|newline|undo|redo|select|mark|formNext|formPrevious)/

const fewPlaces = 3

const itemsOf = new WeakMap<Keymap, readonly PaletteItem[]>()

/** Every action of every place, and every command, made once for the keys in force. */
export function paletteItems(keymap: Keymap): readonly PaletteItem[] {
  const known = itemsOf.get(keymap)
  if (known) return known
  const groups = new Map<string, Row[]>()
  for (const row of keymap.rows) {
    if (row.does === 'palette' || row.in.every((place) => ownOnly.has(place))) continue
    // What is called the same is the same to whoever looks for it: `b` and `g b` both show bills.
    const id = [row.label, row.arg ?? '', row.named ?? ''].join(' ').trim()
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  const items = [...[...groups].map(([id, rows]) => actionItem(id, rows)), ...commandTable.map(commandItem)]
  itemsOf.set(keymap, items)
  return items
}

function actionItem(id: string, rows: readonly Row[]): PaletteItem {
  const [row] = rows as readonly [Row, ...Row[]]
  const nth = row.named === undefined && row.arg !== undefined ? ` ${row.arg}` : ''
  const label = { 'zh-CN': labelOf(row, wordsOf('zh-CN')) + nth, en: labelOf(row, wordsOf('en')) + nth }
  // What works nearly everywhere is not about any of its places.
  const places = [...new Set(rows.filter((one) => one.in.length <= fewPlaces).flatMap((one) => one.in))]
  const about = places.flatMap((place) => [wordsOf('zh-CN').places[place], wordsOf('en').places[place]]).join(' ')
  const keys = [...new Set(rows.flatMap((one) => [...one.keys, ...(one.typed === undefined ? [] : [one.typed])]))]
  const by = {
    zh: folded(label['zh-CN']),
    en: folded(label.en),
    pinyin: pinyinOf(labelOf(row, wordsOf('zh-CN'))),
    keys: keys.map(keyName),
    about: folded(`${about} ${row.does}`),
  }
  return { id, rows, label, by, minor: minorActions.test(row.does) }
}

function commandItem(command: CommandRow): PaletteItem {
  const label = {
    'zh-CN': wordsOf('zh-CN').command.rows[command.name].says,
    en: wordsOf('en').command.rows[command.name].says,
  }
  const by = {
    zh: folded(`${command.zh} ${label['zh-CN']}`),
    en: folded(`${command.name} ${label.en}`),
    pinyin: pinyinOf(command.zh),
    keys: [`:${command.name}`, `:${command.zh}`],
    about: '',
  }
  return { id: `:${command.name}`, rows: [], command, label, by, minor: false }
}

function pinyinOf(label: string): string {
  return (labelPinyin as Readonly<Record<string, string>>)[label] ?? ''
}
