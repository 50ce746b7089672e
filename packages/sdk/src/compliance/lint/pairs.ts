import type { FoldedText } from './fold.ts'
import { PhraseTrie, type Place } from './phrase-trie.ts'
import type { Pair } from './rule.ts'

/** What a word is part of: the pairs that it opens, and those that it closes. */
interface Part<Owner> {
  readonly word: string
  readonly opens: Map<Pair, Owner>
  readonly closes: Set<Pair>
}

/** Finds words that belong together near each other. Bounded for each word by how far a pair may reach. */
export class PairFinder<Owner> {
  readonly #parts = new Map<string, Part<Owner>>()
  readonly #trie = new PhraseTrie<Part<Owner>>()
  #reach = 0

  add(pair: Pair, owner: Owner, fold: (text: string) => string): void {
    for (const word of pair.first) this.#part(word, fold).opens.set(pair, owner)
    for (const word of pair.last) this.#part(word, fold).closes.add(pair)
    this.#reach = Math.max(this.#reach, pair.within)
  }

  #part(word: string, fold: (text: string) => string): Part<Owner> {
    const folded = fold(word)
    let part = this.#parts.get(folded)
    if (!part) {
      this.#parts.set(folded, (part = { word, opens: new Map(), closes: new Set() }))
      this.#trie.add(folded, part)
    }
    return part
  }

  /** For each opening word, the nearest word that closes one of its pairs; of two at one place, the longer. */
  places(
    folded: FoldedText,
    accept: (owner: Owner) => boolean,
    counts: (place: Place<{ readonly word: string }>) => boolean,
  ): Place<Owner>[] {
    const words = this.#trie.places(folded.text, () => true).filter((place) => counts(place))
    return words.flatMap((first, i) => {
      if (first.tag.opens.size === 0) return []
      for (let j = i + 1; j < words.length; j += 1) {
        const last = words[j]
        if (!last || last.start > first.end + this.#reach) break
        for (const [pair, owner] of first.tag.opens) {
          if (last.tag.closes.has(pair) && accept(owner) && joins(folded, pair, first, last))
            return [{ start: first.start, end: last.end, tag: owner }]
        }
      }
      return []
    })
  }
}

function joins({ text, clauses }: FoldedText, pair: Pair, first: Place<unknown>, last: Place<unknown>): boolean {
  if (last.start < first.end || last.start - first.end > pair.within) return false
  if (!pair.acrossClauses && clauses[first.start] !== clauses[last.end - 1]) return false
  const between = text.slice(first.end, last.start)
  return !pair.unless.some((word) => between.includes(word))
}
