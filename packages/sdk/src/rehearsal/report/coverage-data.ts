import type { Coverage } from '../coverage/coverage.ts'
import { coverageKinds } from '../coverage/known.ts'
import { coverageTitles } from '../coverage/lines.ts'
import type { CoverageData, RunData } from './page-data.ts'

/** So many conversations are named for each thing that they cover; the rest are counted. */
const namedAtMost = 12

/** The table of coverage as the page shows it: what nobody exercises comes first of its kind, as that is what one looks for. */
export function coverageData({ rows }: Coverage): CoverageData {
  const groups = coverageKinds.flatMap((kind) => {
    const of = rows.filter((row) => row.kind === kind)
    if (of.length === 0) return []
    const told = of.map(({ id, by, reason }) => ({
      id,
      count: by.length,
      by: by.slice(0, namedAtMost),
      ...(reason && { reason: { zh: reason.zh, en: reason.en } }),
    }))
    return [
      { kind, title: coverageTitles[kind], rows: told.toSorted((a, b) => Math.sign(a.count) - Math.sign(b.count)) },
    ]
  })
  return { groups }
}

/** The same in three numbers. `open`: nobody exercises it, and nobody says why. */
export function covered({ rows }: Coverage): NonNullable<RunData['covered']> {
  const done = rows.filter(({ by }) => by.length > 0).length
  return { done, all: rows.length, open: rows.filter(({ by, reason }) => by.length === 0 && !reason).length }
}
