import type { CellTag } from './cell.ts'

interface Suggestible {
  readonly value: number | string
  readonly tags: readonly CellTag[]
  readonly suggest: boolean
}

/** How much less likely a cell is that the words beside the figure do not name. */
const otherTagPenalty = 0.6
/** Two cells this close together are equally likely, and nobody should choose for the agent. */
const tie = 0.05
/** Beyond this a cell is no correction unless the words beside the figure name it. */
const farthest = 0.5

export interface Nearest<Cell> {
  /** The likeliest cell, worth showing. */
  readonly best?: Cell
  /** Whether it is so much likelier than the others that one key may put it in. */
  readonly sure: boolean
  /** All that are equally likely. */
  readonly candidates: readonly Cell[]
}

/**
 * The cell that a wrong figure most likely meant: by the words beside it, by
 * the digits that are exchanged, lost or added, and by the distance in value.
 */
export function nearest<Cell extends Suggestible>(
  cells: readonly Cell[],
  tags: readonly CellTag[],
  distance: (cell: Cell) => number,
): Nearest<Cell> {
  const scored = cells
    .filter(({ suggest }) => suggest)
    .map((cell) => ({ cell, score: distance(cell) + (named(cell, tags) ? 0 : otherTagPenalty) }))
    .toSorted((a, b) => a.score - b.score)
  const [first] = scored
  if (!first) return { sure: false, candidates: [] }
  const equal = scored.filter(({ score }) => score - first.score <= tie)
  const values = new Map(equal.map(({ cell }) => [cell.value, cell]))
  const only = new Set(scored.map(({ cell }) => cell.value)).size === 1
  const plausible = only || first.score <= farthest || (tags.length > 0 && named(first.cell, tags))
  return { best: first.cell, sure: plausible && values.size === 1, candidates: [...values.values()] }
}

function named({ tags }: Suggestible, wanted: readonly CellTag[]): boolean {
  return wanted.length === 0 || tags.some((tag) => wanted.includes(tag))
}

/** How many digits must be changed, added, lost or exchanged with their neighbour, by the longer one's length. */
export function digitDistance(a: string, b: string): number {
  const width = b.length + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: width }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let column = 1; column < width; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      next.push(cost)
    }
    beforeLast = last
    last = next
  }
  return (last[b.length] ?? 0) / Math.max(a.length, b.length, 1)
}

/** Both ways in which a number is mistaken for another: by its digits and by its size. */
export function numberDistance(a: number, b: number): number {
  const largest = Math.max(Math.abs(a), Math.abs(b), 1)
  return digitDistance(String(a), String(b)) + Math.abs(a - b) / largest
}
