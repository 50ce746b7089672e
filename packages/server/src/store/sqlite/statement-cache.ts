import type { Database as Sqlite, Statement } from 'better-sqlite3'

const maxStatements = 500

/**
 * Keep prepared statements by their SQL. kysely's driver prepares on every
 * query, which is half of a small read's cost; the desk's queries are few and
 * their texts repeat, so the bound is a guard, not a policy.
 */
export function cacheStatements(sqlite: Sqlite): Pick<Sqlite, 'prepare' | 'close'> {
  const statements = new Map<string, Statement>()
  return {
    close: () => sqlite.close(),
    prepare: ((sql: string) => {
      const kept = statements.get(sql)
      if (kept && !kept.busy) return kept
      if (statements.size >= maxStatements) statements.clear()
      const prepared = sqlite.prepare(sql)
      statements.set(sql, prepared)
      return prepared
    }) as Sqlite['prepare'],
  }
}
