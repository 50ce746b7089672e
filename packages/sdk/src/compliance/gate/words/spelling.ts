import type { FoldedText } from '../../lint/fold.ts'
import { firstFrom } from '../reading.ts'
import type { OnWord } from './automaton.ts'
import { syllablesOf } from './pinyin.ts'
import { webAddresses } from './web-address.ts'

interface Node {
  readonly next: Map<string, Node>
  /** The ways on by a syllable, by its first letter. */
  readonly bySyllable: Map<string, { readonly syllable: string; readonly node: Node }[]>
  /** The ways on by an initial alone. */
  readonly byInitial: Map<string, Node[]>
  word?: number
}

const longest = 12
/** Five letters or fewer are too often something else. */
const fewestLetters = 6
/** BZTG is 保证通过; two or three initials are anything. */
const fewestInitials = 4
/** What is far more often another word: 包裹 is written so, and 包过 is written in characters. */
const otherWords: ReadonlySet<string> = new Set(['baoguo'])

/**
 * Finds words that are written in pinyin (baozheng tongguo), by their initials (bztg), or half and half (保zheng).
 * It looks only where a draft has Latin letters, so that the usual draft pays nothing; letters of web addresses and
 * parts of longer Latin words spell nothing.
 */
export class SpellingFinder {
  readonly #words: readonly string[]
  /** The words by their first character, and by the letters that it may be written with. */
  readonly #byFirst = new Map<string, number[]>()
  /** A tree of words for each way to begin, grown when a draft first begins so: a gate has thousands, a draft few. */
  readonly #roots = new Map<string, Node>()

  /** @param words folded; those with a character whose reading is not known are left out */
  constructor(words: readonly string[]) {
    this.#words = words
    words.forEach((word, id) => {
      if (word.length < 2 || word.length > longest) return
      const first = word.charAt(0)
      listed(this.#byFirst, first).push(id)
      const letters = new Set(syllablesOf(first).map((syllable) => syllable.charAt(0)))
      for (const letter of letters) listed(this.#byFirst, letter).push(id)
    })
  }

  search(original: string, folded: FoldedText, onWord: OnWord): void {
    const letters = lettersOf(original, folded)
    if (!letters) return
    for (const start of letters.starts) {
      const root = this.#rootFor(folded.text.charAt(start))
      if (root) new Walk(folded.text, letters, start, onWord).from(root, start, 0, 0, 0)
    }
  }

  #rootFor(beginning: string): Node | undefined {
    const known = this.#roots.get(beginning)
    if (known) return known
    const ids = this.#byFirst.get(beginning)
    if (!ids) return undefined
    const root = emptyNode()
    for (const id of ids) plant(root, (this.#words[id] ?? '').split(''), id)
    this.#roots.set(beginning, root)
    return root
  }
}

function plant(root: Node, characters: readonly string[], id: number): void {
  const readings = characters.map(syllablesOf)
  if (readings.some((syllables) => syllables.length === 0)) return
  let node = root
  characters.forEach((character, i) => {
    const known = node.next.get(character)
    const next = known ?? emptyNode()
    if (!known) {
      node.next.set(character, next)
      const syllables = readings[i] ?? []
      for (const syllable of syllables) listed(node.bySyllable, syllable.charAt(0)).push({ syllable, node: next })
      const initials = new Set(syllables.map((syllable) => syllable.charAt(0)))
      for (const initial of initials) listed(node.byInitial, initial).push(next)
    }
    node = next
  })
  node.word = id
}

/** One attempt to read words from one place on, every way they can be written. */
class Walk {
  readonly #text: string
  readonly #letters: Letters
  readonly #start: number
  readonly #onWord: OnWord

  constructor(text: string, letters: Letters, start: number, onWord: OnWord) {
    this.#text = text
    this.#letters = letters
    this.#start = start
    this.#onWord = onWord
  }

  /** Go on from a place, with so many characters, syllables and initials behind it. */
  from(node: Node, at: number, characters: number, syllables: number, initials: number): void {
    if (node.word !== undefined && this.#isSpelling(at, characters, syllables, initials)) {
      this.#onWord(node.word, this.#start, at)
    }
    if (at >= this.#text.length) return
    const unit = this.#text.charAt(at)
    if (this.#letters.latin[at] !== true) {
      const next = node.next.get(unit)
      if (next) this.from(next, at + 1, characters + 1, syllables, initials)
      return
    }
    for (const { syllable, node: next } of node.bySyllable.get(unit) ?? []) {
      if (syllable.length > 1 && this.#text.startsWith(syllable, at))
        this.from(next, this.#pastTone(at + syllable.length), characters, syllables + 1, initials)
    }
    for (const next of node.byInitial.get(unit) ?? []) this.from(next, at + 1, characters, syllables, initials + 1)
  }

  /** A syllable may carry the number of its tone: zuo4lao2. */
  #pastTone(at: number): number {
    return /^[1-5]$/.test(this.#text.charAt(at)) ? at + 1 : at
  }

  /** Whether this much of Latin writing is the word and no accident. */
  #isSpelling(end: number, characters: number, syllables: number, initials: number): boolean {
    if (isInside(this.#letters, end)) return false
    if (initials > 0) {
      const spelled = characters + syllables
      return spelled === 0 ? initials >= fewestInitials : spelled >= 2 && spelled >= initials
    }
    if (syllables === 0) return false
    if (characters > 0) return true
    if (end - this.#start < fewestLetters) return false
    // In one word it is the other one; spaced out, somebody has spelled syllables.
    const joined = this.#letters.joined.slice(this.#start + 1, end).every(Boolean)
    return !(joined && otherWords.has(this.#text.slice(this.#start, end)))
  }
}

function emptyNode(): Node {
  return { next: new Map(), bySyllable: new Map(), byInitial: new Map() }
}

function listed<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  let list = lists.get(key)
  if (!list) lists.set(key, (list = []))
  return list
}

interface Letters {
  readonly latin: readonly boolean[]
  /** For each unit, whether it follows the one before it without anything between. */
  readonly joined: readonly boolean[]
  /** Where a spelled word may start: at the edge of a Latin word, or at a character before one. */
  readonly starts: readonly number[]
}

function lettersOf(original: string, { text, starts, ends }: FoldedText): Letters | undefined {
  const latin = text.split('').map((unit) => 'a' <= unit && unit <= 'z')
  for (const [from, to] of webAddresses(original)) {
    for (let at = firstFrom(starts, from); at < starts.length && (starts[at] ?? 0) < to; at += 1) latin[at] = false
  }
  if (!latin.includes(true)) return undefined
  const joined = latin.map((_, at) => ends[at - 1] === starts[at])
  return { latin, joined, starts: startsNear({ latin, joined }) }
}

/** Whether a place lies within a Latin word, and not at its edge. */
function isInside({ latin, joined }: Pick<Letters, 'latin' | 'joined'>, at: number): boolean {
  return latin[at - 1] === true && latin[at] === true && joined[at] === true
}

function startsNear(letters: Pick<Letters, 'latin' | 'joined'>): number[] {
  const found: number[] = []
  let nextEdge = Infinity
  for (let at = letters.latin.length - 1; at >= 0; at -= 1) {
    if (isInside(letters, at)) continue
    if (letters.latin[at] === true) nextEdge = at
    if (nextEdge - at < longest) found.push(at)
  }
  return found.reverse()
}
