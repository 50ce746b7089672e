import type { Components, Fen, Instalment } from '@zuoxi/sdk'

const levels = '▁▂▃▄▅▆▇█'

/** Several instalments drawn as one column, where there are more of them than columns. */
function grouped(instalments: readonly Instalment[], columns: number): readonly (readonly Instalment[])[] {
  const size = Math.max(1, Math.ceil(instalments.length / columns))
  return Array.from({ length: Math.ceil(instalments.length / size) }, (_, i) =>
    instalments.slice(i * size, (i + 1) * size),
  )
}

/** Columns of one instalment: three at most, so that a short schedule stays small. */
const widest = 3

/** One row of blocks, each as high as its share of the highest. Nothing at all is a low line. */
function blocks(values: readonly number[], columns: number): string {
  const most = Math.max(1, ...values)
  const width = Math.max(1, Math.min(widest, Math.floor(columns / Math.max(1, values.length))))
  return values
    .map((value) => {
      const level = Math.max(0, Math.min(levels.length - 1, Math.ceil((value / most) * levels.length) - 1))
      return (value <= 0 ? '_' : (levels[level] ?? '')).repeat(width)
    })
    .join('')
}

/** A row of the chart: what it is of, the most that one instalment has of it, and its course over the schedule. */
export interface ChartRow {
  readonly of: keyof Components | 'balanceFen'
  readonly mostFen: Fen
  readonly drawn: string
}

const parts = ['principalFen', 'interestFen', 'feeFen', 'penaltyFen'] as const

/** How each component and what is left to pay go over the schedule; a component that there is none of has no row. */
export function scheduleChart(instalments: readonly Instalment[], columns: number): readonly ChartRow[] {
  const groups = grouped(instalments, columns)
  const rows = parts.map((of): ChartRow => {
    const most = instalments.reduce((highest, { due }) => Math.max(highest, due[of]), 0)
    const values = groups.map((group) => group.reduce((sum, { due }) => sum + due[of], 0))
    return { of, mostFen: most as Fen, drawn: blocks(values, columns) }
  })
  const left = groups.map((group) => group.at(-1)?.balanceFen ?? 0)
  const mostLeft = instalments.reduce((highest, { balanceFen }) => Math.max(highest, balanceFen), 0)
  const balance: ChartRow = { of: 'balanceFen', mostFen: mostLeft as Fen, drawn: blocks(left, columns) }
  return [...rows.filter(({ mostFen }) => mostFen > 0), balance]
}
