import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { endOf } from './prefixes.ts'
import { heavyAbove, type Placed, TopList } from './top-list.ts'

/** One row of the key table: a word of a customer, and the customer's place. */
export interface KeyRow extends Placed {
  readonly key: string
  /** On a number: the words of its customer that a query may ask for beside it, each on a line. */
  readonly beside?: string
}

/** What the writer knows a customer by. */
export interface SearchDoc extends Placed {
  readonly words: readonly string[]
}

/**
 * The statements of the search tables on the writing connection. Prepared once
 * and run bare: a customer is some twenty key rows, and a query builder's work
 * for each would cost several times what the row costs.
 */
export class KeyTable {
  readonly #statements: Readonly<Record<keyof typeof sql, Statement>>

  constructor(sqlite: Sqlite) {
    const prepared = Object.entries(sql).map(([name, text]) => [name, sqlite.prepare(text)])
    this.#statements = Object.fromEntries(prepared) as Record<keyof typeof sql, Statement>
  }

  /** In key order, so that neighbours in the tree are written together. */
  insert(rows: readonly KeyRow[]): void {
    const inKeyOrder = [...rows].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    for (const row of inKeyOrder) this.#statements.insertKey.run(row.key, row.nrank, row.num, row.beside ?? null)
  }

  delete(rows: readonly KeyRow[]): void {
    for (const row of rows) this.#statements.deleteKey.run(row.key, row.nrank, row.num)
  }

  insertDoc(doc: SearchDoc): void {
    this.#statements.insertDoc.run(doc.num, doc.nrank, `\n${doc.words.join('\n')}`)
  }

  deleteDoc(num: number): void {
    this.#statements.deleteDoc.run(num)
  }

  doc(num: number): SearchDoc | undefined {
    const row = this.#statements.doc.get(num) as { nrank: number; words: string } | undefined
    return row && { num, nrank: row.nrank, words: row.words.slice(1).split('\n') }
  }

  /** How many rows begin with a prefix, as far as it matters: no more than one above heavy. */
  count(prefix: string): number {
    return (this.#statements.count.get(prefix, endOf(prefix)) as { rows: number }).rows
  }

  /** Rows that begin with a prefix, in no order; one more than a light prefix can have, if there are that many. */
  some(prefix: string): Placed[] {
    return this.#statements.some.all(prefix, endOf(prefix)) as Placed[]
  }

  /** The best of those whose word is exactly this; the key's own order is their rank. */
  exactly(key: string, limit: number): Placed[] {
    return this.#statements.exactly.all(key, limit) as Placed[]
  }

  /** The first key at or after a text, inside a prefix: with `endOf` it jumps from one child to the next. */
  firstKeyFrom(from: string, prefix: string): string | undefined {
    return (this.#statements.firstKey.get(from, endOf(prefix)) as { key: string } | undefined)?.key
  }

  everyNum(prefix: string): number[] {
    return (this.#statements.everyNum.all(prefix, endOf(prefix)) as { num: number }[]).map(({ num }) => num)
  }

  heavy(prefix: string): TopList | undefined {
    const row = this.#statements.heavy.get(prefix) as { top: string } | undefined
    return row && TopList.parse(row.top)
  }

  keepHeavy(prefix: string, list: TopList): void {
    if (list.entries.length === 0) this.#statements.dropHeavy.run(prefix)
    else this.#statements.keepHeavy.run(prefix, list.toText())
  }

  token(): string | undefined {
    return (this.#statements.token.get() as { value: string } | undefined)?.value
  }

  setToken(token: string): void {
    this.#statements.setToken.run(token)
  }
}

const sql = {
  insertKey: 'insert or ignore into search_key (key, nrank, num, beside) values (?, ?, ?, ?)',
  deleteKey: 'delete from search_key where key = ? and nrank = ? and num = ?',
  insertDoc: 'insert into search_doc (num, nrank, words) values (?, ?, ?)',
  deleteDoc: 'delete from search_doc where num = ?',
  doc: 'select nrank, words from search_doc where num = ?',
  count: `select count(*) as rows from (select 1 from search_key where key >= ? and key < ? limit ${heavyAbove + 1})`,
  some: `select nrank, num from search_key where key >= ? and key < ? limit ${heavyAbove + 1}`,
  exactly: 'select nrank, num from search_key where key = ? order by nrank, num limit ?',
  firstKey: 'select key from search_key where key >= ? and key < ? order by key limit 1',
  everyNum: 'select distinct num from search_key where key >= ? and key < ?',
  heavy: 'select top from search_heavy where prefix = ?',
  keepHeavy:
    'insert into search_heavy (prefix, top) values (?, ?) on conflict (prefix) do update set top = excluded.top',
  dropHeavy: 'delete from search_heavy where prefix = ?',
  token: `select value from desk_meta where name = 'search_token'`,
  setToken: `insert into desk_meta (name, value) values ('search_token', ?)
    on conflict (name) do update set value = excluded.value`,
} as const
