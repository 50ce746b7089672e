/** A place in a ranking: the negated rank, then the customer's number, so that no two are equal. */
export interface Placed {
  readonly nrank: number
  readonly num: number
}

/** A search shows this many. */
export const shown = 20
/** A prefix with more rows than this is heavy: nobody scans it, its best are stored. */
export const heavyAbove = 256
/** How many a list is built with, and how many it may grow to. The spare ones let removals pass without a refill. */
const built = 32
const most = 40

export function inOrder(a: Placed, b: Placed): number {
  return a.nrank - b.nrank || a.num - b.num
}

/**
 * The best of a heavy prefix, in order. It is exact: whoever is not in it comes
 * after everyone who is. A list shorter than what a search shows holds everyone.
 */
export class TopList {
  #entries: Placed[]

  constructor(entries: readonly Placed[]) {
    this.#entries = [...entries]
  }

  static parse(text: string): TopList {
    const flat = JSON.parse(text) as number[]
    const entries: Placed[] = []
    for (let i = 0; i < flat.length; i += 2) entries.push({ nrank: flat[i] ?? 0, num: flat[i + 1] ?? 0 })
    return new TopList(entries)
  }

  /** Merge what is known of the parts of a prefix; a part that goes on hides whoever comes after its last. */
  static merge(parts: readonly TopList[]): TopList {
    const horizon = parts
      .filter((part) => !part.holdsEveryone)
      .map((part) => part.last)
      .reduce<Placed | undefined>(
        (first, last) => (first && last && inOrder(first, last) <= 0 ? first : last),
        undefined,
      )
    const known = parts.flatMap((part) => part.entries).filter((entry) => !horizon || inOrder(entry, horizon) <= 0)
    return new TopList(distinctInOrder(known).slice(0, built))
  }

  get entries(): readonly Placed[] {
    return this.#entries
  }

  get last(): Placed | undefined {
    return this.#entries.at(-1)
  }

  get holdsEveryone(): boolean {
    return this.#entries.length < shown
  }

  /** Take in a newcomer if they rank among the best; says whether the list changed. */
  offer(entry: Placed): boolean {
    const { last } = this
    if (last && !this.holdsEveryone && inOrder(entry, last) > 0) return false
    const at = this.#entries.findIndex((kept) => inOrder(entry, kept) <= 0)
    if (this.#entries[at]?.num === entry.num) return false
    // A place of its own: the list outlives the row, which carries much more.
    const { nrank, num } = entry
    this.#entries.splice(at === -1 ? this.#entries.length : at, 0, { nrank, num })
    if (this.#entries.length > most) this.#entries.length = built
    return true
  }

  /** Take someone out; says whether they were in. */
  remove(entry: Placed): boolean {
    const at = this.#entries.findIndex((kept) => kept.num === entry.num)
    if (at === -1) return false
    this.#entries.splice(at, 1)
    return true
  }

  toText(): string {
    return JSON.stringify(this.#entries.flatMap(({ nrank, num }) => [nrank, num]))
  }
}

/** A short list is everyone only if it was built of everyone: parts that go on are never this short. */
export function distinctInOrder(entries: readonly Placed[]): Placed[] {
  return [...entries].sort(inOrder).filter((entry, i, sorted) => entry.num !== sorted[i - 1]?.num)
}
