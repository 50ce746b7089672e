import type { Database as Sqlite } from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import { cacheStatements } from './statement-cache.ts'

/**
 * A deferred `begin` that later writes fails with SQLITE_BUSY_SNAPSHOT at
 * once, whatever the busy timeout; taking the write lock first waits its turn.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #isOpen: () => boolean

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], isOpen: () => boolean) {
    super(config)
    this.#isOpen = isOpen
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk or a broken one has ended the transaction already; saying so again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isOpen()) await super.rollbackTransaction(connection)
  }
}

/** kysely over one better-sqlite3 connection, with cached statements and immediate transactions. */
export class DeskSqliteDialect extends SqliteDialect {
  readonly #config: { database: Pick<Sqlite, 'prepare' | 'close'> }
  readonly #sqlite: Sqlite

  constructor(sqlite: Sqlite) {
    const config = { database: cacheStatements(sqlite) }
    super(config)
    this.#config = config
    this.#sqlite = sqlite
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, () => this.#sqlite.inTransaction)
  }
}
