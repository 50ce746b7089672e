import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { phonesNear, type SearchPlan } from '../../rules/search-query.ts'
import { carries, combines, compositeKey, endOf, isCarried, isComposable, isNumber } from './prefixes.ts'
import { distinctInOrder, type Placed, shown, TopList } from './top-list.ts'

/** A word's prefixes: who matches any of them matches the word. */
type Word = readonly string[]

/**
 * Finds customers by a plan, best first: exactly what sorting everyone would
 * find, at the cost of at most 256 rows for each prefix.
 *
 * These statements run bare on the reading connection. A keystroke runs two or
 * three of them in tens of microseconds, which is less than a query builder
 * needs to put one together.
 */
export class SearchReader {
  readonly #sqlite: Sqlite
  readonly #heavy: Statement
  readonly #near: Statement
  readonly #scans = new Map<string, Statement>()

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
    this.#heavy = sqlite.prepare('select top from search_heavy where prefix = ?')
    this.#near = sqlite.prepare(`
      select distinct k.nrank, k.num from json_each(?) j cross join search_key k on k.key = j.value
      order by 1, 2 limit ${shown}`)
  }

  /** The numbers of the customers found, at most 20. */
  find(plan: SearchPlan): number[] {
    if (plan.kind === 'nothing') return []
    if (plan.kind === 'all') return numsOf(this.#matchingAll(plan.words))
    const found = this.#climb(plan.rungs)
    if (found.length > 0 || plan.mobile === undefined) return found
    // In order, so that one probe finds the pages of the tree that the one before has warmed.
    const near = phonesNear(plan.mobile)
      .map((phone) => `p${phone}`)
      .sort()
    return numsOf(this.#near.all(JSON.stringify(near)) as Placed[])
  }

  /**
   * Everyone on a rung before anyone on the next. Twenty of each rung are
   * enough: a rung that is reached holds fewer than twenty of the rungs above it.
   */
  #climb(rungs: readonly Word[]): number[] {
    const found = new Set<number>()
    for (const rung of rungs) {
      if (found.size >= shown) break
      for (const num of numsOf(union(rung.map((prefix) => this.#best(prefix))))) found.add(num)
    }
    return [...found].slice(0, shown)
  }

  /** The best of one prefix: stored if it is heavy, read and sorted if it is not. */
  #best(prefix: string): readonly Placed[] {
    return this.#stored(prefix) ?? this.#scan(prefix, [])
  }

  #stored(prefix: string): readonly Placed[] | undefined {
    const row = this.#heavy.get(prefix) as { top: string } | undefined
    return row && TopList.parse(row.top).entries
  }

  #isHeavy(prefix: string): boolean {
    return this.#heavy.get(prefix) !== undefined
  }

  /**
   * Who matches every word. A number leads: its rows carry what is asked beside
   * it, and if it is too common to read it has a ladder of its own.
   */
  #matchingAll(words: readonly Word[]): Placed[] {
    const byLength = words.toSorted((a, b) => longest(b) - longest(a))
    const numbers = byLength.filter((word) => word.some(isNumber))
    const leading =
      numbers.find((word) => !word.some((prefix) => this.#isHeavy(prefix))) ?? numbers[0] ?? byLength[0] ?? []
    const others = words.filter((word) => word !== leading)
    const [partner = [], ...rest] = others
    return union(
      leading.flatMap((prefix) => {
        if (!this.#isHeavy(prefix)) return [this.#scan(prefix, others)]
        return partner.map((second) => this.#matchingBoth(prefix, second, rest))
      }),
    )
  }

  /** Who matches a heavy number and a second prefix, and the rest of the words if there are more. */
  #matchingBoth(number: string, second: string, rest: readonly Word[]): readonly Placed[] {
    const best = (prefix: string) => (rest.length === 0 ? this.#best(prefix) : this.#scan(prefix, rest))
    if (combines(number, second)) return best(compositeKey(number, second))
    if (number.charAt(0) === second.charAt(0)) {
      const [shorter, longer] = number.length <= second.length ? [number, second] : [second, number]
      return longer.startsWith(shorter) ? best(longer) : []
    }
    if (isComposable(second) && combines(second, number) && this.#isHeavy(second))
      return best(compositeKey(second, number))
    return this.#scan(second, [...rest, [number]])
  }

  /** Read every row of a prefix, keep those whose customer matches each word, sort, and take the best. */
  #scan(prefix: string, words: readonly Word[]): Placed[] {
    const wanted = words.flatMap((word) => word.map((beginning) => `\n${beginning}`))
    const isCarriedAll = carries(prefix) && words.every((word) => word.every(isCarried))
    return this.#scanStatement(words, isCarriedAll).all(prefix, endOf(prefix), ...wanted) as Placed[]
  }

  /** `carried`: the rows themselves tell what is asked beside them, and no customer need be looked up. */
  #scanStatement(words: readonly Word[], carried: boolean): Statement {
    const shape = `${carried} ${words.map((word) => word.length).join()}`
    const kept = this.#scans.get(shape)
    if (kept) return kept
    const text = carried ? 'k.beside' : 'd.words'
    const conditions = words.map((word) => `and (${word.map(() => `instr(${text}, ?) > 0`).join(' or ') || 'false'})`)
    const doc = words.length > 0 && !carried ? 'cross join search_doc d on d.num = k.num' : ''
    const statement = this.#sqlite.prepare(`
      select distinct k.nrank, k.num from search_key k ${doc}
      where k.key >= ? and k.key < ? ${conditions.join(' ')}
      order by 1, 2 limit ${shown}`)
    this.#scans.set(shape, statement)
    return statement
  }
}

function union(lists: readonly (readonly Placed[])[]): Placed[] {
  return distinctInOrder(lists.flat()).slice(0, shown)
}

function numsOf(entries: readonly Placed[]): number[] {
  return entries.slice(0, shown).map(({ num }) => num)
}

/** A long word is likely a rare one: it is asked first whether it is light. */
function longest(word: Word): number {
  return Math.max(0, ...word.map((prefix) => prefix.length))
}
