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
