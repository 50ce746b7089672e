import type { FoldedText } from '../../lint/fold.ts'
import { firstFrom } from '../reading.ts'
import type { OnWord } from './automaton.ts'
import { syllablesOf } from './pinyin.ts'
import { webAddresses } from './web-address.ts'

interface Node {
  readonly next: Map<string, Node>
  /** The ways on for a Latin letter: by a syllable that begins with it, or by it alone as an initial. */
  readonly spelled: Map<string, { readonly syllable: string; readonly node: Node }[]>
  word?: number
}

/** How a word was written so far. */
interface Written {
  readonly characters: number
  readonly syllables: number
  readonly initials: number
  readonly letters: number
}

const nothing: Written = { characters: 0, syllables: 0, initials: 0, letters: 0 }
const longest = 12
/** Five letters or fewer are too often something else: baoguo is 包过, and a parcel too. */
const fewestLetters = 6
/** BZTG is 保证通过; two or three initials are anything. */
const fewestInitials = 4

/**
 * Finds words that are written in pinyin (baozheng tongguo), by their initials (bztg), or half and half (保zheng).
 * It looks only where a draft has Latin letters, so that the usual draft pays nothing; letters of web addresses and
 * parts of longer Latin words spell nothing.
 */
export class SpellingFinder {
  readonly #root: Node = emptyNode()

  /** @param words folded; those with a character whose reading is not known are left out */
  constructor(words: readonly string[]) {
    words.forEach((word, id) => {
      const characters = word.split('')
      if (characters.length < 2 || characters.length > longest) return
      const readings = characters.map(syllablesOf)
      if (readings.every((syllables) => syllables.length > 0)) this.#plant(characters, readings, id)
    })
  }

  #plant(characters: readonly string[], readings: readonly (readonly string[])[], id: number): void {
    let node = this.#root
    characters.forEach((character, i) => {
      let next = node.next.get(character)
      if (!next) {
        node.next.set(character, (next = emptyNode()))
        for (const syllable of readings[i] ?? []) {
          const letter = syllable.charAt(0)
          const ways = node.spelled.get(letter) ?? []
          ways.push({ syllable, node: next })
          node.spelled.set(letter, ways)
        }
      }
      node = next
    })
    node.word = id
  }

  search(original: string, folded: FoldedText, onWord: OnWord): void {
    const letters = lettersOf(original, folded)
    if (!letters) return
    for (const start of startsNear(letters)) {
      this.#walk(folded.text, letters, start, start, this.#root, nothing, onWord)
    }
  }

  #walk(text: string, letters: Letters, start: number, at: number, node: Node, written: Written, onWord: OnWord): void {
    if (node.word !== undefined && isSpelling(written) && !letters.inside(at)) onWord(node.word, start, at)
    if (at >= text.length) return
    const unit = text.charAt(at)
    if (letters.latin[at] !== true) {
      const next = node.next.get(unit)
      const more = { ...written, characters: written.characters + 1 }
      if (next) this.#walk(text, letters, start, at + 1, next, more, onWord)
      return
    }
    const asInitial = new Set<Node>()
    for (const { syllable, node: next } of node.spelled.get(unit) ?? []) {
      const { length } = syllable
      if (length > 1 && text.startsWith(syllable, at)) {
        const more = { ...written, syllables: written.syllables + 1, letters: written.letters + length }
        this.#walk(text, letters, start, at + length, next, more, onWord)
      }
      if (asInitial.has(next)) continue
      asInitial.add(next)
      this.#walk(text, letters, start, at + 1, next, { ...written, initials: written.initials + 1 }, onWord)
    }
  }
}

function emptyNode(): Node {
  return { next: new Map(), spelled: new Map() }
}

/** Whether this much of Latin writing is the word and no accident. */
function isSpelling({ characters, syllables, initials, letters }: Written): boolean {
  if (initials === 0) return syllables > 0 && (characters > 0 || letters >= fewestLetters)
  if (characters + syllables === 0) return initials >= fewestInitials
  return characters + syllables >= 2 && characters + syllables >= initials
}

interface Letters {
  readonly latin: readonly boolean[]
  /** Whether a place lies within a Latin word, and not at its edge. */
  readonly inside: (at: number) => boolean
}

const latinLetter = /[a-z]/

function lettersOf(original: string, { text, starts, ends }: FoldedText): Letters | undefined {
  if (!latinLetter.test(text)) return undefined
  const latin = text.split('').map((unit) => latinLetter.test(unit))
  for (const [from, to] of webAddresses(original)) {
    for (let at = firstFrom(starts, from); at < starts.length && (starts[at] ?? 0) < to; at += 1) latin[at] = false
  }
  if (!latin.includes(true)) return undefined
  const inside = (at: number) => latin[at - 1] === true && latin[at] === true && ends[at - 1] === starts[at]
  return { latin, inside }
}

/** Where a spelled word may start: at the edge of a Latin word, or at a character before one. */
function startsNear({ latin, inside }: Letters): Set<number> {
  const found = new Set<number>()
  for (let at = 0; at < latin.length; at += 1) {
    if (latin[at] !== true || inside(at)) continue
    for (let start = Math.max(0, at - longest + 1); start <= at; start += 1) if (!inside(start)) found.add(start)
  }
  return found
}
