import Database, { type Database as Sqlite } from 'better-sqlite3'
import { Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { mendMode, touchPrivateFile } from './private-file.ts'
import type { Tables } from './schema.ts'
import { DeskSqliteDialect } from './sqlite/dialect.ts'
import { GroupWriter } from './sqlite/group-writer.ts'

export type Read = Kysely<Tables>

/** An open desk file: one connection that writes, one that reads beside it (WAL). */
export interface Store {
  readonly path: string
  /** Reads see the last commit and never wait for a writer. */
  readonly read: Read
  readonly writer: GroupWriter
  /** The bare reading connection, for queries too hot for a builder and for `data_version`. */
  readonly sqlite: Sqlite
  /** The bare writing connection, for bulk loads of the demo desk only. */
  readonly sqliteWriter: Sqlite
  readonly close: () => Promise<void>
}

export interface StoreOptions {
  /** How many requests may share one commit; 1 commits one by one. */
  readonly groupLimit?: number
  /** Told of a desk file that others could read, now closed to them. */
  readonly mended?: (path: string) => void
}

/** Open a desk file, creating or migrating it. `':memory:'` makes one that lives as long as the process. */
export function openStore(path: string, { groupLimit, mended = () => {} }: StoreOptions = {}): Store {
  const inMemory = path === ':memory:'
  if (!inMemory) {
    touchPrivateFile(path)
    if (mendMode(path)) mended(path)
  }
  const sqliteWriter = inMemory ? migratedInMemory() : connect(path)
  if (!inMemory) migrate(sqliteWriter)
  const sqlite = inMemory ? sqliteWriter : connect(path)
  const write = new Kysely<Tables>({ dialect: new DeskSqliteDialect(sqliteWriter) })
  const read = inMemory ? write : new Kysely<Tables>({ dialect: new DeskSqliteDialect(sqlite) })
  const writer = new GroupWriter(write, groupLimit)
  return {
    path,
    read,
    writer,
    sqlite,
    sqliteWriter,
    close: async () => {
      await writer.drained()
      await write.destroy()
      if (!inMemory) await read.destroy()
      // kysely closes only a connection that it has used.
      sqliteWriter.close()
      sqlite.close()
    },
  }
}

let emptyDesk: Buffer | undefined

/** Desks in memory come by the thousand: they begin as copies of one that has been migrated. */
function migratedInMemory(): Sqlite {
  if (emptyDesk) return prepared(new Database(emptyDesk))
  const first = connect(':memory:')
  migrate(first)
  emptyDesk = first.serialize()
  return first
}

/** Write-ahead log, and every acknowledged commit on the disk before the acknowledgement (`synchronous=FULL`). */
function connect(path: string): Sqlite {
  const sqlite = new Database(path, { timeout: 10_000 })
  switchToWal(sqlite)
  return prepared(sqlite)
}

function prepared(sqlite: Sqlite): Sqlite {
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('temp_store = MEMORY')
  return sqlite
}

const walTries = 500
const walPauseMs = 20

/** Of several processes that make one new file, those that come second are told BUSY at once, whatever the timeout. */
function switchToWal(sqlite: Sqlite): void {
  for (let tries = 1; ; tries += 1) {
    try {
      sqlite.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (tries === walTries || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, walPauseMs)
    }
  }
}
