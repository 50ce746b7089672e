import type { Database as Sqlite } from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import { cacheStatements } from './statement-cache.ts'

/**
 * A deferred `begin` that later writes fails with SQLITE_BUSY_SNAPSHOT at
 * once, whatever the busy timeout; taking the write lock first waits its turn.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** kysely over one better-sqlite3 connection, with cached statements and immediate transactions. */
export class DeskSqliteDialect extends SqliteDialect {
  readonly #config: { database: Pick<Sqlite, 'prepare' | 'close'> }

  constructor(sqlite: Sqlite) {
    const config = { database: cacheStatements(sqlite) }
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }
}
