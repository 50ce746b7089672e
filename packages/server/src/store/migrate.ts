import { refuse } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import { migrations } from './migrations/index.ts'

/** The newest schema this build knows. */
export const supportedSchema: number = Math.max(...migrations.map((migration) => migration.id))

/** `user_version` holds the schema a file has; 0 is a new file. */
export function schemaOf(sqlite: Sqlite): number {
  return sqlite.pragma('user_version', { simple: true }) as number
}

/**
 * Bring a file up to this build's schema. Each step commits with its own
 * version, so a kill between two steps loses nothing. A file that a newer
 * build has touched is refused: reading it half-right would be worse.
 */
export function migrate(sqlite: Sqlite): void {
  if (schemaOf(sqlite) > supportedSchema) {
    throw refuse({ code: 'STORE_TOO_NEW', found: schemaOf(sqlite), supported: supportedSchema })
  }
  for (const migration of migrations) {
    const step = sqlite.transaction(() => {
      // Asked again inside the write lock: another process may have done this step meanwhile.
      if (schemaOf(sqlite) >= migration.id) return
      sqlite.exec(migration.sql)
      sqlite.pragma(`user_version = ${migration.id}`)
    })
    step.immediate()
  }
}
