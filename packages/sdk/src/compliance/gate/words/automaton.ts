/** Called for every place of every word, by their ends; the longer of two that end together first. */
export type OnWord = (word: number, start: number, end: number) => void

/**
 * Finds many words in one walk over a text (Aho–Corasick): each unit is read once, so that neither the number of words
 * nor what they have in common makes a text take longer; only what is found costs.
 */
export class Automaton {
  readonly #lengths: readonly number[]
  /** The class of each UTF-16 unit; 0 for those in no word. */
  readonly #classes = new Uint16Array(0x10000)
  #width = 1
  /** The node behind each node and class. */
  readonly #edges = new Map<number, number>()
  readonly #fail: number[] = [0]
  /** The word that ends at each node, or -1. */
  readonly #word: number[] = [-1]
  /** The nearest node behind the failures of a node where a word ends, or 0. */
  readonly #shorter: number[] = [0]

  /** @param words no two alike, none empty */
  constructor(words: readonly string[]) {
    this.#lengths = words.map((word) => word.length)
    for (const word of words) {
      for (let i = 0; i < word.length; i += 1) {
        const unit = word.charCodeAt(i)
        if (this.#classes[unit] === 0) this.#classes[unit] = this.#width++
      }
    }
    const byDepth: { node: number; parent: number; letter: number }[][] = []
    words.forEach((word, id) => this.#plant(word, id, byDepth))
    for (const level of byDepth) for (const step of level) this.#linkFailure(step)
  }

  #plant(word: string, id: number, byDepth: { node: number; parent: number; letter: number }[][]): void {
    let parent = 0
    for (let depth = 0; depth < word.length; depth += 1) {
      const letter = this.#classes[word.charCodeAt(depth)] ?? 0
      let node = this.#edges.get(parent * this.#width + letter)
      if (node === undefined) {
        node = this.#word.push(-1) - 1
        this.#fail.push(0)
        this.#shorter.push(0)
        this.#edges.set(parent * this.#width + letter, node)
        ;(byDepth[depth] ??= []).push({ node, parent, letter })
      }
      parent = node
    }
    this.#word[parent] = id
  }

  #linkFailure({ node, parent, letter }: { node: number; parent: number; letter: number }): void {
    if (parent === 0) return
    const fail = this.#step(this.#fail[parent] ?? 0, letter)
    this.#fail[node] = fail
    this.#shorter[node] = (this.#word[fail] ?? -1) >= 0 ? fail : (this.#shorter[fail] ?? 0)
  }

  #step(from: number, letter: number): number {
    for (let node = from; ; node = this.#fail[node] ?? 0) {
      const next = this.#edges.get(node * this.#width + letter)
      if (next !== undefined) return next
      if (node === 0) return 0
    }
  }

  /** Walk over a text and tell every place of every word. */
  search(text: string, onWord: OnWord): void {
    let node = 0
    for (let at = 0; at < text.length; at += 1) {
      const letter = this.#classes[text.charCodeAt(at)] ?? 0
      if (letter === 0) {
        node = 0
        continue
      }
      node = this.#step(node, letter)
      for (let end = (this.#word[node] ?? -1) >= 0 ? node : (this.#shorter[node] ?? 0); end !== 0;) {
        const word = this.#word[end] ?? 0
        onWord(word, at + 1 - (this.#lengths[word] ?? 0), at + 1)
        end = this.#shorter[end] ?? 0
      }
    }
  }
}
