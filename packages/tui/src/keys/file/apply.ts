import type { ActionName } from '../../state/action.ts'
import { type Place, places, typingPlaces } from '../../state/place.ts'
import { type Keymap, keymapOf, startsOf } from '../effective.ts'
import type { Row } from '../row.ts'
import { typesText } from './chord.ts'
import type { Holder, KeymapFault, KeymapProblem, Spot } from './problem.ts'
import { type KeymapFile, type MacroBinding, readKeymap, type Rebinding } from './read.ts'

/** The keys in force with a file's changes; nothing of a file that has a problem. */
export type AppliedKeymap =
  | { readonly keymap: Keymap; readonly problems: readonly [] }
  | { readonly keymap: undefined; readonly problems: readonly KeymapProblem[] }

/** What a file's text makes of the desk's keys. */
export function keymapFrom(text: string, desk: readonly Row[]): AppliedKeymap {
  return applyKeymap(readKeymap(text, desk), desk)
}

/**
 * The desk's rows with what a file asks for. What it changes must leave every
 * place as safe as it was: letters stay text where one writes, no key means two
 * things, and every place can still be left.
 */
export function applyKeymap(file: KeymapFile, desk: readonly Row[]): AppliedKeymap {
  const problems: KeymapProblem[] = [...file.problems]
  const asked = new Map<Row, Asked>()
  let rows = desk
  for (const one of file.rebindings)
    rows = rebound(rows, one, asked, (fault) => problems.push({ line: one.at.line, column: one.at.column, fault }))
  rows = [...rows, ...file.macros.map((macro, at) => macroRow(macro, at, asked))]
  problems.push(...typingProblems(asked), ...clashes(rows, asked), ...lockedIn(rows, desk, file.rebindings))
  if (problems.length > 0) return { keymap: undefined, problems: inOrder(problems) }
  const macros = file.macros.map(({ name, steps, final }) => ({ name, steps, final }))
  return { keymap: keymapOf(rows, macros), problems: [] }
}

/** What of the file a row comes from. */
interface Asked {
  readonly at: Spot
  readonly keys: readonly (Spot & { readonly keys: string })[]
}

/** Give an action other keys in some places; where it had several rows, its first one has them all. */
function rebound(
  rows: readonly Row[],
  { action, arg, in: wanted, keys, at }: Rebinding,
  asked: Map<Row, Asked>,
  wrong: (fault: KeymapFault) => void,
): readonly Row[] {
  const own = rows.filter((row) => row.does === action && (arg === undefined || row.arg === arg))
  const has = [...new Set(own.flatMap((row) => row.in))]
  const where = wanted ?? has
  for (const place of where.filter((one) => !has.includes(one))) wrong({ say: 'notInPlace', action, place, where: has })
  const given = new Set<Place>()
  return rows.flatMap((row) => {
    if (!own.includes(row)) return [row]
    const changed = row.in.filter((place) => where.includes(place))
    if (changed.length === 0) return [row]
    const first = changed.filter((place) => !given.has(place))
    for (const place of first) given.add(place)
    const kept = { ...row, in: row.in.filter((place) => !where.includes(place)) }
    const next = { ...row, in: first, keys: keys.map((one) => one.keys) }
    const before = asked.get(row)
    if (before) asked.set(kept, before)
    asked.delete(row)
    asked.set(next, { at, keys })
    return [kept, next].filter((one) => one.in.length > 0)
  })
}

function macroRow({ name, keys, in: where, at }: MacroBinding, index: number, asked: Map<Row, Asked>): Row {
  const row: Row = {
    keys: keys.map((one) => one.keys),
    in: where,
    does: 'playMacro',
    arg: index,
    label: 'playMacro',
    named: name,
  }
  asked.set(row, { at, keys })
  return row
}

function holderOf(row: Row, asked: ReadonlyMap<Row, Asked>): Holder {
  return { does: row.does, named: row.named, line: asked.get(row)?.at.line }
}

const typing: ReadonlySet<Place> = new Set(typingPlaces)

/** Where one writes, what types a letter is that letter. */
function typingProblems(asked: ReadonlyMap<Row, Asked>): readonly KeymapProblem[] {
  return [...asked].flatMap(([row, { keys }]) => {
    const place = row.in.find((one) => typing.has(one))
    if (place === undefined) return []
    return keys
      .filter((one) => typesText(one.keys))
      .map(({ line, column, keys: pressed }): KeymapProblem => ({
        line,
        column,
        fault: { say: 'keyTypes', keys: pressed, place },
      }))
  })
}

/** Keys that would mean two things in a place, each pair told once. */
function clashes(rows: readonly Row[], asked: ReadonlyMap<Row, Asked>): readonly KeymapProblem[] {
  const found = new Map<string, KeymapProblem>()
  for (const place of places) {
    const bound = new Map<string, Row>()
    for (const row of rows) {
      if (!row.in.includes(place)) continue
      for (const keys of row.keys) {
        const other = bound.get(keys)
        if (other) tellClash(found, clash(place, keys, keys, row, other, asked))
        bound.set(keys, row)
      }
    }
    for (const [keys, row] of bound)
      for (const start of startsOf(keys)) {
        const other = bound.get(start)
        if (other) tellClash(found, clash(place, start, keys, row, other, asked))
      }
  }
  return [...found.values()]
}

function tellClash(found: Map<string, KeymapProblem>, problem: KeymapProblem): void {
  const { fault } = problem
  if (fault.say !== 'keyTaken' && fault.say !== 'keyBegins') return
  const name = JSON.stringify([fault.keys, fault.wanted, fault.has])
  if (!found.has(name)) found.set(name, problem)
}

/** Whoever the file asked for is in the wrong, told where it asked. */
function clash(
  place: Place,
  keys: string,
  longer: string,
  row: Row,
  other: Row,
  asked: ReadonlyMap<Row, Asked>,
): KeymapProblem {
  const spotIn = (one: Row): Spot | undefined =>
    asked.get(one)?.keys.find((key) => key.keys === keys || key.keys === longer)
  const later = spotIn(row) && (!spotIn(other) || (spotIn(row)?.line ?? 0) >= (spotIn(other)?.line ?? 0))
  const [wanting, having] = later ? [row, other] : [other, row]
  const { line, column } = spotIn(wanting) ?? { line: 1, column: 1 }
  const holders = { wanted: holderOf(wanting, asked), has: holderOf(having, asked) }
  return {
    line,
    column,
    fault:
      keys === longer
        ? { say: 'keyTaken', keys, place, ...holders }
        : { say: 'keyBegins', keys, longer, place, ...holders },
  }
}

/** Ways out, which no file may take away. */
const waysOut: readonly ActionName[] = ['quit', 'back', 'dismiss', 'help', 'quitNow', 'unlock', 'leaveLocked']

function lockedIn(
  rows: readonly Row[],
  desk: readonly Row[],
  rebindings: readonly Rebinding[],
): readonly KeymapProblem[] {
  return waysOut.flatMap((action) => {
    const had = placesOf(desk, action)
    const has = placesOf(rows, action)
    const place = [...had].find((one) => !has.has(one))
    const { line, column } = rebindings.findLast((one) => one.action === action)?.at ?? { line: 1, column: 1 }
    return place === undefined ? [] : [{ line, column, fault: { say: 'mustStay', action, place } }]
  })
}

function placesOf(rows: readonly Row[], action: ActionName): ReadonlySet<Place> {
  return new Set(rows.filter(({ does, keys }) => does === action && keys.length > 0).flatMap((row) => row.in))
}

function inOrder(problems: readonly KeymapProblem[]): readonly KeymapProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
