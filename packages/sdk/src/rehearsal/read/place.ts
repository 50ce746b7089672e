import { type Document, isCollection, isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from 'yaml'

/** Where in a file, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
  /** Set where it is another file than the one that was read: its turns were included. */
  readonly file?: string
}

/** The keys and indices that lead to a value. */
export type Path = readonly PropertyKey[]

/** What stands at a path: whether anything does, as what it was written, and where to look for it. */
export interface Spot extends Place {
  readonly there: boolean
  readonly source?: string
}

/**
 * Find the place of a value by its path. Where nothing is written, the place is
 * that of the nearest thing around it, which is where it is to be added.
 */
export function spotOf(document: Document, lines: LineCounter, path: Path): Spot {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const step of path) {
    const next = stepInto(node, step)
    if (!next) return { ...placeAt(lines, offset), there: false }
    offset = startOf(next.value) ?? startOf(next.key) ?? offset
    node = next.value
  }
  const source = isScalar(node) ? node.source : undefined
  return { ...placeAt(lines, offset), there: true, ...(source === undefined ? {} : { source }) }
}

/** The place of a key itself, for a key that should not be there. */
export function placeOfKey(document: Document, lines: LineCounter, path: Path, key: string): Place {
  let node: unknown = document.contents
  for (const step of path) node = stepInto(node, step)?.value
  const found = isMap(node) ? stepInto(node, key) : undefined
  const offset = startOf(found?.key)
  return offset === undefined ? spotOf(document, lines, path) : placeAt(lines, offset)
}

export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function stepInto(node: unknown, step: PropertyKey): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
    return pair && { key: pair.key, value: pair.value }
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    if (item === undefined) return undefined
    return isPair(item) ? { key: item.key, value: item.value } : { key: undefined, value: item }
  }
  return undefined
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? (node as Node).range?.[0] : undefined
}
