import type { CellTag } from './cell.ts'

interface Suggestible {
  readonly value: number | string
  readonly tags: readonly CellTag[]
  readonly suggest: boolean
}

/** Two cells this close together are equally likely, and nobody should choose for the agent. */
const tie = 0.05
const maxCandidates = 5

export interface Nearest<Cell> {
  /** The likeliest cell, worth showing. */
  readonly best?: Cell
  /** Whether the words beside the figure can mean no other, so that one key may put it in. */
  readonly sure: boolean
  /** All that may be meant, the likeliest first. */
  readonly candidates: readonly Cell[]
}

/** What decides between cells: how far one is from the figure, and whether the figure is a slip of the pen for it. */
export interface Likeness<Cell> {
  readonly distance: (cell: Cell) => number
  readonly slip: (cell: Cell) => boolean
  /** Whether it is one slip in every digit that was written; of several slips such a one is the likeliest. */
  readonly exact?: (cell: Cell) => boolean
}

/**
 * The cell that a wrong figure most likely meant. Only cells of the very thing
 * that the words name are suggested; one is sure when it is the thing's only
 * value, or the only one of which the figure is a slip. Where the words name
 * nothing, only a slip makes sure.
 */
export function nearest<Cell extends Suggestible>(
  cells: readonly Cell[],
  tags: readonly CellTag[],
  { distance, slip, exact }: Likeness<Cell>,
): Nearest<Cell> {
  const things = cells
    .filter((cell) => cell.suggest && named(cell, tags))
    .map((cell) => ({ cell, score: distance(cell) }))
    .toSorted((a, b) => a.score - b.score)
  const [first] = things
  if (!first) return { sure: false, candidates: [] }
  const all = byValue(things.map(({ cell }) => cell))
  const slips = byValue(things.map(({ cell }) => cell).filter(slip))
  const exactly = exact ? slips.filter(exact) : []
  const [only] = [all, slips, exactly].find(({ length }) => length === 1) ?? []
  if (only) return { best: only, sure: true, candidates: [only] }
  const equal = byValue(things.filter(({ score }) => score - first.score <= tie).map(({ cell }) => cell))
  const candidates = slips.length > 1 ? slips : tags.length > 0 ? all : equal
  return { best: first.cell, sure: false, candidates: candidates.slice(0, maxCandidates) }
}

function byValue<Cell extends Suggestible>(cells: readonly Cell[]): Cell[] {
  const seen = new Map<number | string, Cell>()
  for (const cell of cells) if (!seen.has(cell.value)) seen.set(cell.value, cell)
  return [...seen.values()]
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

/** A whole number that is one digit off, or its neighbour. */
export function wholeSlip(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1 || (Math.max(a, b) >= 10 && digitDistance(String(a), String(b)) < 0.4)
}
