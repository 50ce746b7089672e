import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { cacheStatements } from '../sqlite/statement-cache.ts'

const caches = new WeakMap<Sqlite, ReturnType<typeof cacheStatements>>()

/** A bare statement on a connection, prepared once: one repayment runs a dozen of them, the same ones each time. */
export function statement(sqlite: Sqlite, sql: string): Statement {
  const cache = caches.get(sqlite) ?? cacheStatements(sqlite)
  caches.set(sqlite, cache)
  return cache.prepare(sql)
}
