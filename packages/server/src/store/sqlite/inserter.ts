import type { Database as Sqlite } from 'better-sqlite3'
import type { Insertable } from 'kysely'
import type { Tables } from '../schema.ts'

/** Inserts one row; answers its rowid where the table has one. */
export type Insert<Table extends keyof Tables> = (row: Insertable<Tables[Table]>) => number

/**
 * A bare insert on the writing connection, for loads of many rows: a query
 * builder's work for each row costs several times what the row costs. Call it
 * inside that connection's transaction only.
 */
export function inserter<Table extends keyof Tables>(
  sqlite: Sqlite,
  table: Table,
  columns: readonly (keyof Insertable<Tables[Table]> & string)[],
): Insert<Table> {
  const statement = sqlite.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  return (row) => Number(statement.run(...columns.map((column) => row[column] ?? null)).lastInsertRowid)
}

/** Inserts many rows, several with each statement: for tables that get the most of a load. */
export function bulkInserter<Table extends keyof Tables>(
  sqlite: Sqlite,
  table: Table,
  columns: readonly (keyof Insertable<Tables[Table]> & string)[],
): (rows: readonly Insertable<Tables[Table]>[]) => void {
  const one = `(${columns.map(() => '?').join(', ')})`
  const prepare = (count: number) =>
    sqlite.prepare(
      `insert into ${table} (${columns.join(', ')}) values ${Array.from({ length: count }, () => one).join(', ')}`,
    )
  // Powers of two make up every count of rows in a few statements, without one prepared for each count.
  const statements = [16, 8, 4, 2, 1].map((count) => ({ count, statement: prepare(count) }))
  return (rows) => {
    let done = 0
    for (const { count, statement } of statements) {
      for (; rows.length - done >= count; done += count) {
        const values: unknown[] = []
        for (let at = done; at < done + count; at++) {
          const row = rows[at]
          for (const column of columns) values.push(row?.[column] ?? null)
        }
        statement.run(...values)
      }
    }
  }
}
