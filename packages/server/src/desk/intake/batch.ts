import { maskRowValue, type RowCheck, type RowProblem } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'

type Rows = Desk['intake']['rows']

export type RawRow = Parameters<Rows>[0]['rows'][number]
export type Taken = Awaited<ReturnType<Rows>>

/** A row that holds up, still with its raw text for what may yet be wrong with it. */
export interface CheckedRow<Row> {
  readonly row: Row
  readonly raw: RawRow
}

/** What has become of a batch so far. */
export class Batch {
  created = 0
  updated = 0
  unchanged = 0
  readonly #rejects: Taken['rejects'] = []

  reject(raw: RawRow, ...problems: readonly RowProblem[]): void {
    for (const { field, reason } of problems) {
      const value = Object.hasOwn(raw.fields, field) ? (raw.fields[field] ?? '') : ''
      this.#rejects.push({ line: raw.line, field, reason, value: maskRowValue(field, value) })
    }
  }

  /** Check every row; of two with one external id in a batch the first counts, for nobody can tell which is newer. */
  check<Row extends { readonly externalId: string }>(
    rows: readonly RawRow[],
    check: (fields: RawRow['fields']) => RowCheck<Row>,
  ): CheckedRow<Row>[] {
    const seen = new Set<string>()
    const checked: CheckedRow<Row>[] = []
    for (const raw of rows) {
      const result = check(raw.fields)
      if (!result.ok) {
        this.reject(raw, ...result.problems)
      } else if (seen.has(result.row.externalId)) {
        this.reject(raw, { field: 'external_id', reason: 'repeated_in_batch' })
      } else {
        seen.add(result.row.externalId)
        checked.push({ row: result.row, raw })
      }
    }
    return checked
  }

  get taken(): Taken {
    const { created, updated, unchanged } = this
    return { created, updated, unchanged, rejects: this.#rejects.toSorted((a, b) => a.line - b.line) }
  }
}
