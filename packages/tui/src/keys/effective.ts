import type { Place } from '../state/place.ts'
import type { Row } from './row.ts'
import type { Macro } from './step.ts'

/**
 * The keys in force, looked up by place: the table of the desk with what the
 * agent changed in it. A value, so that dispatch, help, footer and docs cannot
 * disagree about it, and another can take its place while the desk runs.
 */
export interface Keymap {
  readonly rows: readonly Row[]
  /** The agent's own, in the order of their rows' `arg`. */
  readonly macros: readonly Macro[]
  /** Rows by place and whole sequence. */
  readonly bound: ReadonlyMap<string, Row>
  /** Rows by place and the keys pressed so far, where a sequence goes on. */
  readonly following: ReadonlyMap<string, readonly Row[]>
  readonly byPlace: ReadonlyMap<Place, readonly Row[]>
}

/** Look up every row once, so that a key costs one look however many rows there are. */
export function keymapOf(rows: readonly Row[], macros: readonly Macro[] = []): Keymap {
  const bound = new Map<string, Row>()
  const following = new Map<string, Row[]>()
  const byPlace = new Map<Place, Row[]>()
  for (const row of rows) {
    for (const place of row.in) {
      // What an agent has taken all keys from is told nowhere.
      if (row.keys.length > 0 || row.typed !== undefined) listIn(byPlace, place).push(row)
      for (const keys of row.keys) {
        bound.set(nameOf(place, keys), row)
        for (const start of startsOf(keys)) listIn(following, nameOf(place, start)).push(row)
      }
    }
  }
  return { rows, macros, bound, following, byPlace }
}

/** The row that these keys mean in a place; several keys of one sequence stand apart by a space. */
export function bindingFor({ bound }: Keymap, place: Place, keys: string): Row | undefined {
  return bound.get(nameOf(place, keys))
}

/** The rows of a place whose keys begin with these. */
export function rowsAfter({ following }: Keymap, place: Place, keys: string): readonly Row[] {
  return following.get(nameOf(place, keys)) ?? []
}

/** Every row of a place, in the table's order. */
export function rowsOfPlace({ byPlace }: Keymap, place: Place): readonly Row[] {
  return byPlace.get(place) ?? []
}

/**
 * What a sequence begins with, without itself.
 *
 * @example
 * startsOf('g t x') // ['g', 'g t']
 */
export function startsOf(keys: string): readonly string[] {
  const chords = keys.split(' ')
  return chords.slice(1).map((_, i) => chords.slice(0, i + 1).join(' '))
}

function nameOf(place: Place, keys: string): string {
  return `${place} ${keys}`
}

function listIn<Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] {
  const known = map.get(key)
  if (known) return known
  const made: Value[] = []
  map.set(key, made)
  return made
}
