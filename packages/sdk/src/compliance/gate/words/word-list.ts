import { type FoldedText, foldText } from '../../lint/fold.ts'
import type { WordPlace } from '../reading.ts'
import { Automaton } from './automaton.ts'
import { SoundFinder } from './sounds.ts'
import { SpellingFinder } from './spelling.ts'

interface Use {
  readonly list: number
  /** Folding drops what a number is told by: 100%通过 is not 5100通过, and 0成本 is not 10%成本. */
  readonly startsWithDigit: boolean
  readonly hasPercent: boolean
  /** Words that excuse count only as they are written: the initials of 请您告诉您 are also those of a threat. */
  readonly literal: boolean
  /** Phrases count by their sound too; halves of a pair are too short for that. */
  readonly sounded: boolean
}

type As = 'spelled too' | 'literal' | 'sounded too'

/** Collects the words of all operators, so that one walk over a draft finds them all. */
export class WordLists {
  readonly #ids = new Map<string, number>()
  readonly #uses: Use[][] = []
  #lists = 0

  /** How many lists there are. */
  get count(): number {
    return this.#lists
  }

  /** Number a list of words; its places are asked for by that number. */
  add(words: readonly string[], as: As = 'spelled too'): number {
    const list = this.#lists++
    for (const word of words) this.#addWord(list, word, as)
    return list
  }

  #addWord(list: number, word: string, as: As): void {
    const folded = foldText(word).text
    if (folded === '') return
    let id = this.#ids.get(folded)
    if (id === undefined) {
      this.#ids.set(folded, (id = this.#uses.length))
      this.#uses.push([])
    }
    const uses = this.#uses[id]
    if (!uses || uses.some((use) => use.list === list)) return
    uses.push({
      list,
      startsWithDigit: /^\d/.test(word),
      hasPercent: word.includes('%'),
      literal: as === 'literal',
      sounded: as === 'sounded too',
    })
  }

  /** No words may be added afterwards. */
  finder(): WordFinder {
    return new WordFinder([...this.#ids.keys()], this.#uses)
  }
}

/** Finds the listed words in drafts, however they are written. */
export class WordFinder {
  readonly #words: readonly string[]
  readonly #uses: readonly (readonly Use[])[]
  readonly #automaton: Automaton
  #spelling: SpellingFinder | undefined
  #sounds: SoundFinder | undefined

  constructor(words: readonly string[], uses: readonly (readonly Use[])[]) {
    this.#words = words
    this.#uses = uses
    this.#automaton = new Automaton(words)
  }

  /** The places of every list that has any, by their starts, the longer first. */
  find(text: string, folded: FoldedText): Map<number, WordPlace[]> {
    const found = new Map<number, WordPlace[]>()
    const note = (word: number, start: number, end: number, how: 'written' | 'spelled' | 'sounded' = 'written') => {
      for (const use of this.#uses[word] ?? []) {
        if ((how === 'sounded' && !use.sounded) || (how === 'spelled' && use.literal)) continue
        if (!isWritten(use, text, folded, start, end)) continue
        const places = found.get(use.list)
        if (places) places.push({ start, end })
        else found.set(use.list, [{ start, end }])
      }
    }
    this.#automaton.search(folded.text, (word, start, end) => note(word, start, end))
    if (/[a-z]/.test(folded.text)) {
      this.#spelling ??= new SpellingFinder(this.#words)
      this.#spelling.search(text, folded, (word, start, end) => note(word, start, end, 'spelled'))
    }
    this.#sounds ??= new SoundFinder(this.#words, this.#soundedWords())
    this.#sounds.search(folded.text, (word, start, end) => note(word, start, end, 'sounded'))
    for (const places of found.values()) places.sort((a, b) => a.start - b.start || b.end - a.end)
    return found
  }

  #soundedWords(): number[] {
    return this.#uses.flatMap((uses, id) => (uses.some(({ sounded }) => sounded) ? [id] : []))
  }
}

function isWritten(use: Use, text: string, { starts, ends }: FoldedText, start: number, end: number): boolean {
  if (!use.startsWithDigit) return true
  const from = starts[start] ?? 0
  const afterDigit = start > 0 && ends[start - 1] === from && /\d/.test(text[from - 1]?.normalize('NFKC') ?? '')
  if (afterDigit) return false
  return (
    !use.hasPercent ||
    text
      .slice(from, starts[end] ?? text.length)
      .normalize('NFKC')
      .includes('%')
  )
}
