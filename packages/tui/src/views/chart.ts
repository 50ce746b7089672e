import type { Fen, Instalment } from '@zuoxi/sdk'

/** How a component is drawn: by its shade, never by its colour. */
export const shades = { principal: '█', interest: '▓', fee: '▒', penalty: '░' } as const

const levels = '▁▂▃▄▅▆▇█'

/** Several instalments drawn as one column, where there are more of them than columns. */
function grouped(instalments: readonly Instalment[], columns: number): readonly (readonly Instalment[])[] {
  const size = Math.max(1, Math.ceil(instalments.length / columns))
  return Array.from({ length: Math.ceil(instalments.length / size) }, (_, i) =>
    instalments.slice(i * size, (i + 1) * size),
  )
}

/** How many columns an instalment is drawn in. */
function columnWidth(groups: number, columns: number): number {
  return Math.max(1, Math.min(3, Math.floor(columns / Math.max(1, groups))))
}

type Stack = readonly { readonly of: keyof typeof shades; readonly fen: number }[]

function stackOf(group: readonly Instalment[]): Stack {
  const sum = (pick: (one: Instalment) => Fen): number => group.reduce((all, one) => all + pick(one), 0)
  return [
    { of: 'principal', fen: sum(({ due }) => due.principalFen) },
    { of: 'interest', fen: sum(({ due }) => due.interestFen) },
    { of: 'fee', fen: sum(({ due }) => due.feeFen) },
    { of: 'penalty', fen: sum(({ due }) => due.penaltyFen) },
  ]
}

/**
 * What each instalment is made of, as columns of shades, highest row first.
 * A component that is there at all shows as one cell at least, as far as the rows go.
 */
export function componentChart(instalments: readonly Instalment[], columns: number, rows: number): readonly string[] {
  const groups = grouped(instalments, columns)
  const stacks = groups.map(stackOf)
  const most = Math.max(1, ...stacks.map((stack) => stack.reduce((sum, { fen }) => sum + fen, 0)))
  const width = columnWidth(groups.length, columns)
  const drawn = stacks.map((stack) => cellsOf(stack, most, rows))
  return Array.from({ length: rows }, (_, row) =>
    drawn.map((cells) => (cells[rows - 1 - row] ?? ' ').repeat(width)).join(''),
  )
}

function cellsOf(stack: Stack, most: number, rows: number): readonly string[] {
  const cells: string[] = []
  let below = 0
  for (const { of, fen } of stack) {
    if (fen <= 0) continue
    below += fen
    const upTo = Math.max(cells.length + 1, Math.round((below / most) * rows))
    while (cells.length < Math.min(rows, upTo)) cells.push(shades[of])
  }
  return cells
}

/** The principal left after each instalment, as one row of falling blocks. */
export function balanceLine(instalments: readonly Instalment[], principal: Fen, columns: number): string {
  const groups = grouped(instalments, columns)
  const width = columnWidth(groups.length, columns)
  return groups
    .map((group) => {
      const left = group.at(-1)?.balanceFen ?? 0
      if (left <= 0) return '_'.repeat(width)
      const level = Math.round((left / Math.max(1, principal)) * (levels.length - 1))
      return (levels[Math.max(0, Math.min(levels.length - 1, level))] ?? '').repeat(width)
    })
    .join('')
}
