import { wordsOf } from '../../words/index.ts'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import type { ActionName } from '../../state/action.ts'
import { nearest } from '@zuoxi/sdk'
import { type Place, places, panelPlaces, readingPlaces } from '../../state/place.ts'
import type { Row } from '../row.ts'
import type { KeyStep, Macro } from '../step.ts'
import { readKeys } from './chord.ts'
import type { KeymapFault, KeymapProblem, Spot } from './problem.ts'

/** These keys instead of those an action has, in these places or wherever it has any. */
export interface Rebinding {
  readonly action: ActionName
  readonly arg: number | undefined
  readonly in: readonly Place[] | undefined
  readonly keys: readonly (Spot & { readonly keys: string })[]
  readonly at: Spot
}

/** A macro and the keys that play it. */
export interface MacroBinding extends Macro {
  readonly keys: readonly (Spot & { readonly keys: string })[]
  readonly in: readonly Place[]
  readonly at: Spot
}

/** What a keymap file asks for, as far as it could be read, and what is wrong in it. */
export interface KeymapFile {
  readonly rebindings: readonly Rebinding[]
  readonly macros: readonly MacroBinding[]
  readonly problems: readonly KeymapProblem[]
}

/** No keymap is longer; a larger file is something else. */
const mostCharacters = 256 * 1024
/** A macro of more steps is a program, and belongs into one. */
const mostSteps = 64

/** Groups of places that a file may name. */
const groups: ReadonlyMap<string, readonly Place[]> = new Map([
  ['reading', readingPlaces],
  ['panels', panelPlaces],
])

/**
 * Read the text of `keymap.yaml`. Every problem is told with its line and
 * column; an entry with one asks for nothing.
 */
export function readKeymap(text: string, rows: readonly Row[]): KeymapFile {
  const problems: KeymapProblem[] = []
  const lines = new LineCounter()
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const reader: Reader = {
    rows,
    spotOf: (node) => spotAt((node as Partial<Node> | null | undefined)?.range?.[0] ?? 0),
    wrong: ({ line, column }, fault) => void problems.push({ line, column, fault }),
  }
  const rebindings: Rebinding[] = []
  const macros: MacroBinding[] = []
  if (text.length > mostCharacters) reader.wrong({ line: 1, column: 1 }, { say: 'tooLong' })
  else {
    const document = parsed(text, lines)
    const error = document?.errors[0]
    const contents = document?.contents
    if (!document || error) reader.wrong(spotAt(error?.pos[0] ?? 0), { say: 'notYaml' })
    else if (isMap(contents)) {
      const entry = fieldsOf(contents, ['keys', 'macros'], reader)
      for (const one of entriesOf(entry.get('keys'), 'keys', reader)) pushIf(rebindings, readRebinding(one, reader))
      for (const one of entriesOf(entry.get('macros'), 'macros', reader)) pushIf(macros, readMacro(one, macros, reader))
    } else if (contents !== null && contents !== undefined && !(isScalar(contents) && contents.value === null))
      reader.wrong(spotAt(0), { say: 'notAMap' })
  }
  return { rebindings, macros, problems }
}

interface Reader {
  readonly rows: readonly Row[]
  readonly spotOf: (node: unknown) => Spot
  readonly wrong: (at: Spot, fault: KeymapFault) => void
}

/** The parser recurses: brackets in brackets without end exhaust its stack. */
function parsed(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' })
  } catch {
    return undefined
  }
}

function pushIf<Value>(list: Value[], value: Value | undefined): void {
  if (value !== undefined) list.push(value)
}

type Fields = ReadonlyMap<string, unknown>

/** The fields of a map by name; one that is not known is told with the one it is like. */
function fieldsOf(map: YAMLMap, known: readonly string[], { spotOf, wrong }: Reader): Fields {
  const fields = new Map<string, unknown>()
  for (const { key, value } of map.items) {
    const field = isScalar(key) ? String(key.value) : ''
    if (known.includes(field)) fields.set(field, value)
    else wrong(spotOf(key), { say: 'fieldUnknown', field, like: nearest(field, known) })
  }
  return fields
}

function entriesOf(node: unknown, field: string, reader: Reader): readonly YAMLMap[] {
  if (isNothing(node)) return []
  if (!isSeq(node)) {
    reader.wrong(reader.spotOf(node), { say: 'notAList', field })
    return []
  }
  return node.items.flatMap((item) => {
    if (isMap(item)) return [item]
    reader.wrong(reader.spotOf(item), { say: 'notAMap' })
    return []
  })
}

function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null)
}

/** One text or a list of them, with where each stands; numbers are what they were written as. */
function textsOf(node: unknown, field: string, { spotOf, wrong }: Reader): readonly (Spot & { text: string })[] {
  const items = isSeq(node) ? node.items : [node]
  return items.flatMap((item) => {
    if (isScalar(item) && (typeof item.value === 'string' || typeof item.value === 'number'))
      return [{ ...spotOf(item), text: item.source ?? String(item.value) }]
    wrong(spotOf(item ?? node), { say: 'notText', field })
    return []
  })
}

function keysOf(node: unknown, reader: Reader): MacroBinding['keys'] {
  if (isSeq(node) && node.items.length === 0) return []
  return textsOf(node, 'keys', reader).flatMap(({ text, ...at }) => {
    const read = readKeys(text)
    if ('keys' in read) return [{ ...at, keys: read.keys }]
    reader.wrong(at, read)
    return []
  })
}

/** The place whose name people read on the screen, else the one written most like it. */
function placeMeant(text: string): string | undefined {
  const named = langs.flatMap((lang) =>
    places.filter((one) => wordsOf(lang).places[one].toLowerCase() === text.toLowerCase()),
  )
  return named[0] ?? nearest(text, [...places, ...groups.keys()])
}

const langs = ['zh-CN', 'en'] as const

function placesOf(node: unknown, reader: Reader): readonly Place[] {
  return textsOf(node, 'in', reader).flatMap(({ text, ...at }) => {
    const group = groups.get(text)
    if (group) return group
    const place = places.find((one) => one === text)
    if (place) return [place]
    reader.wrong(at, { say: 'placeUnknown', place: text, like: placeMeant(text) })
    return []
  })
}

function readRebinding(map: YAMLMap, reader: Reader): Rebinding | undefined {
  const at = reader.spotOf(map)
  const fields = fieldsOf(map, ['action', 'arg', 'in', 'keys'], reader)
  for (const field of ['action', 'keys'])
    if (isNothing(fields.get(field))) reader.wrong(at, { say: 'fieldMissing', field })
  const [named] = isNothing(fields.get('action')) ? [] : textsOf(fields.get('action'), 'action', reader)
  const keys = isNothing(fields.get('keys')) ? [] : keysOf(fields.get('keys'), reader)
  const where = isNothing(fields.get('in')) ? undefined : placesOf(fields.get('in'), reader)
  if (!named || isNothing(fields.get('keys'))) return undefined
  const row = reader.rows.find(({ does }) => does === named.text)
  if (!row) {
    const like = nearest(named.text, [...new Set(reader.rows.map(({ does }) => does))])
    reader.wrong(named, { say: 'actionUnknown', action: named.text, like })
    return undefined
  }
  const [digit] = isNothing(fields.get('arg')) ? [] : textsOf(fields.get('arg'), 'arg', reader)
  return { action: row.does, arg: digit && Number(digit.text), in: where, keys, at: named }
}

function readMacro(map: YAMLMap, before: readonly MacroBinding[], reader: Reader): MacroBinding | undefined {
  const at = reader.spotOf(map)
  const fields = fieldsOf(map, ['name', 'keys', 'in', 'press', 'command', 'final'], reader)
  for (const field of ['name', 'keys'])
    if (isNothing(fields.get(field))) reader.wrong(at, { say: 'fieldMissing', field })
  const [named] = isNothing(fields.get('name')) ? [] : textsOf(fields.get('name'), 'name', reader)
  const steps = stepsOf(fields, at, reader)
  const keys = isNothing(fields.get('keys')) ? [] : keysOf(fields.get('keys'), reader)
  const where = isNothing(fields.get('in')) ? readingPlaces : placesOf(fields.get('in'), reader)
  const final = finalOf(fields.get('final'), reader)
  if (!named || steps === undefined) return undefined
  if (before.some(({ name }) => name === named.text)) reader.wrong(named, { say: 'nameTwice', name: named.text })
  return { name: named.text, steps, keys, in: where, final, at: named }
}

function finalOf(node: unknown, { spotOf, wrong }: Reader): boolean {
  if (isNothing(node)) return false
  if (isScalar(node) && typeof node.value === 'boolean') return node.value
  wrong(spotOf(node), { say: 'notYesNo', field: 'final' })
  return false
}

/** Either keys to press or a command to give. */
function stepsOf(fields: Fields, at: Spot, reader: Reader): readonly KeyStep[] | undefined {
  const command = fields.get('command')
  const press = fields.get('press')
  if (isNothing(command) === isNothing(press)) {
    reader.wrong(at, { say: 'stepsOrCommand' })
    return undefined
  }
  if (!isNothing(command)) {
    const [line] = textsOf(command, 'command', reader)
    return line && [{ does: 'command' }, { type: line.text.replace(/^\s*[:：]/, '') }, { does: 'runCommand' }]
  }
  const items: readonly unknown[] = isSeq(press) ? press.items : [press]
  if (items.length > mostSteps) reader.wrong(reader.spotOf(press), { say: 'tooManySteps', most: mostSteps })
  return items.slice(0, mostSteps).flatMap((item) => stepOf(item, reader))
}

function stepOf(item: unknown, reader: Reader): readonly KeyStep[] {
  if (isMap(item)) {
    const text = fieldsOf(item, ['type'], reader).get('type')
    return textsOf(text, 'type', reader).map((one) => ({ type: one.text }))
  }
  return keysOf(item, reader).map(({ keys }) => ({ press: keys }))
}
