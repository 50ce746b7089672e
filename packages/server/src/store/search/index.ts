import type { Database as Sqlite } from 'better-sqlite3'
import type { Store } from '../store.ts'
import { SearchReader } from './search-reader.ts'
import { SearchWriter } from './search-writer.ts'

export type { SearchDoc } from './key-table.ts'

const readers = new WeakMap<Sqlite, SearchReader>()
const writers = new WeakMap<Sqlite, SearchWriter>()

/** The reader of a store's reading connection; its statements are prepared once. */
export function searchReader(store: Store): SearchReader {
  const reader = readers.get(store.sqlite) ?? new SearchReader(store.sqlite)
  readers.set(store.sqlite, reader)
  return reader
}

/** The writer of a store's writing connection. Use it inside that connection's transaction only. */
export function searchWriter(store: Store): SearchWriter {
  const writer = writers.get(store.sqliteWriter) ?? new SearchWriter(store.sqliteWriter)
  writers.set(store.sqliteWriter, writer)
  return writer
}
