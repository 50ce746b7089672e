import { randomUUID } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import { type KeyRow, KeyTable, type SearchDoc } from './key-table.ts'
import {
  carries,
  childOf,
  combines,
  compositeKey,
  endOf,
  isCarried,
  isComposable,
  isNumber,
  prefixesOf,
} from './prefixes.ts'
import { heavyAbove, type Placed, shown, TopList } from './top-list.ts'

/** A light prefix, and how many more rows it can take before it must be counted again. */
interface Light {
  slack: number
  /** The round of writing that counted it; rows of that round are in the count already. */
  readonly countedIn: number
}

export interface SearchChange {
  /** Customers whose words go, by number. One who changes is removed and added again. */
  readonly remove: readonly number[]
  readonly add: readonly SearchDoc[]
}

const mostRemembered = 1_000_000
const exactRows = 64

/**
 * Keeps the search tables exact while customers come, change and go.
 *
 * What makes it cheap: if a prefix is heavy, so are its beginnings. So of each
 * word only the heavy beginnings (whose lists may change) and the first light
 * one (which may turn heavy) are looked at, and both are remembered between
 * batches. What is remembered counts only while nobody else has written: each
 * batch leaves a token in the file, and a rollback or another process leaves
 * another one.
 */
export class SearchWriter {
  readonly #table: KeyTable
  readonly #known = new Map<string, TopList | Light>()
  readonly #changed = new Set<string>()
  #token: string | undefined
  #round = 0

  constructor(sqlite: Sqlite) {
    this.#table = new KeyTable(sqlite)
  }

  /** Apply a change inside the caller's transaction on the writing connection. */
  apply(change: SearchChange): void {
    if (change.remove.length === 0 && change.add.length === 0) return
    if (this.#token === undefined || this.#table.token() !== this.#token) this.#known.clear()
    if (this.#known.size > mostRemembered) this.#known.clear()
    // Until this has gone through, what is remembered is not to be trusted.
    this.#token = undefined
    this.#remove(change.remove)
    this.#add(change.add)
    this.#flush()
    const token = randomUUID()
    this.#table.setToken(token)
    this.#token = token
  }

  #remove(nums: readonly number[]): void {
    const docs = nums.map((num) => this.#table.doc(num)).filter((doc) => doc !== undefined)
    const rows = docs.flatMap((doc) => this.#rowsOf(doc))
    this.#table.delete(rows)
    for (const { num } of docs) this.#table.deleteDoc(num)
    const short = new Set<string>()
    for (const row of rows) {
      for (const prefix of prefixesOf(row.key)) {
        const list = this.#standing(prefix)
        if (!(list instanceof TopList)) break
        if (!list.remove(row)) continue
        this.#changed.add(prefix)
        if (list.entries.length < shown) short.add(prefix)
      }
    }
    // The longest first: a shorter prefix refills from the lists of the longer ones.
    for (const prefix of [...short].sort((a, b) => b.length - a.length)) this.#learn(prefix, this.#best(prefix))
  }

  #add(docs: readonly SearchDoc[]): void {
    for (const doc of docs) this.#table.insertDoc(doc)
    let rows = docs.flatMap((doc) => this.#rowsOf(doc))
    while (rows.length > 0) {
      this.#table.insert(rows)
      this.#round += 1
      const grown = this.#place(rows)
      const nowHeavy = [...grown].flatMap((prefix) => this.#promote(prefix))
      rows = nowHeavy.filter(isComposable).flatMap((prefix) => this.#compositesUnder(prefix))
    }
  }

  /** A customer's own words, and those composed with each of their numbers that is heavy. */
  #rowsOf(doc: SearchDoc): KeyRow[] {
    const { nrank, num } = doc
    const beside = `\n${doc.words.filter(isCarried).join('\n')}`
    const rows: KeyRow[] = doc.words.map((key) => (carries(key) ? { key, nrank, num, beside } : { key, nrank, num }))
    for (const word of doc.words) {
      if (!isNumber(word)) continue
      for (const prefix of prefixesOf(word)) {
        if (!(this.#standing(prefix) instanceof TopList)) break
        if (isComposable(prefix)) rows.push(...compositesOf(doc, prefix))
      }
    }
    return rows
  }

  #compositesUnder(prefix: string): KeyRow[] {
    const docs = this.#table.everyNum(prefix).map((num) => this.#table.doc(num))
    return docs.flatMap((doc) => (doc ? compositesOf(doc, prefix) : []))
  }

  /** Offer new rows to the lists above them; answers the light prefixes that may have grown heavy. */
  #place(rows: readonly KeyRow[]): Set<string> {
    const grown = new Set<string>()
    for (const row of rows) {
      for (const prefix of prefixesOf(row.key)) {
        const standing = this.#standing(prefix)
        if (standing instanceof TopList) {
          if (standing.offer(row)) this.#changed.add(prefix)
          continue
        }
        if (standing.countedIn !== this.#round) standing.slack -= 1
        if (standing.slack < 0) grown.add(prefix)
        break
      }
    }
    return grown
  }

  /** Count a prefix again, and build its list if it is heavy now; answers every prefix that became so. */
  #promote(prefix: string): string[] {
    const rows = this.#table.count(prefix)
    if (rows <= heavyAbove) {
      this.#known.set(prefix, { slack: heavyAbove - rows, countedIn: this.#round })
      return []
    }
    const nowHeavy: string[] = []
    this.#learn(prefix, this.#best(prefix, nowHeavy))
    return [...nowHeavy, prefix]
  }

  /**
   * The best of a prefix, from those whose word ends here and from its children:
   * light ones are read, heavy ones have lists, and those that are heavy without
   * a list get one. So its cost is its children, not its rows.
   */
  #best(prefix: string, nowHeavy: string[] = []): TopList {
    const parts = [new TopList(this.#table.exactly(prefix, exactRows))]
    let key = this.#table.firstKeyFrom(`${prefix}\u0001`, prefix)
    while (key !== undefined) {
      const child = childOf(prefix, key)
      parts.push(...this.#partsOf(child, nowHeavy))
      key = this.#table.firstKeyFrom(endOf(child), prefix)
    }
    return TopList.merge(parts)
  }

  #partsOf(child: string, nowHeavy: string[]): TopList[] {
    const known = this.#known.get(child) ?? this.#table.heavy(child)
    if (known instanceof TopList) return [known]
    const rows = this.#table.some(child)
    if (rows.length <= heavyAbove) return onePartEach(rows)
    const list = this.#best(child, nowHeavy)
    this.#learn(child, list)
    nowHeavy.push(child)
    return [list]
  }

  #standing(prefix: string): TopList | Light {
    const known = this.#known.get(prefix)
    if (known) return known
    const found = this.#table.heavy(prefix) ?? {
      slack: heavyAbove - this.#table.count(prefix),
      countedIn: this.#round,
    }
    this.#known.set(prefix, found)
    return found
  }

  #learn(prefix: string, list: TopList): void {
    this.#known.set(prefix, list)
    this.#changed.add(prefix)
  }

  #flush(): void {
    for (const prefix of this.#changed) {
      const list = this.#known.get(prefix)
      if (!(list instanceof TopList)) continue
      this.#table.keepHeavy(prefix, list)
      if (list.entries.length === 0) this.#known.delete(prefix)
    }
    this.#changed.clear()
  }
}

function compositesOf(doc: SearchDoc, prefix: string): KeyRow[] {
  const { nrank, num } = doc
  return doc.words
    .filter((word) => combines(prefix, word))
    .map((word) => ({ key: compositeKey(prefix, word), nrank, num }))
}

/** All rows of a light prefix are known: one by one, none of them hides anyone. */
function onePartEach(rows: readonly Placed[]): TopList[] {
  return rows.map((row) => new TopList([row]))
}
