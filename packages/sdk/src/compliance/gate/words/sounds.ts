import type { OnWord } from './automaton.ts'
import { syllablesOf } from './pinyin.ts'

/** Two characters that sound alike are too often another word: 老是 is not 老师. */
const shortest = 3
const longest = 12
/** They stand everywhere, and so make no word likelier: 很抱歉我们 is not 欠我们. */
const pronouns = new Set('我你您他她们')
/** They are written as they are and nobody reads them as another word: 利息的 is not 利息低. */
const particles = new Set('的地得')

/**
 * Finds words in which some characters are others of the same sound: 爆通迅录, 百份百. Each character must sound the
 * same, and at least half must be the listed ones, because a whole word of homophones is a different word; of a short
 * one the first must be, because it is the likeliest to end another word: 请问通过 is not 稳通过.
 */
export class SoundFinder {
  readonly #words: readonly string[]
  /** The words by the sounds of their first two characters. */
  readonly #bySounds = new Map<string, number[]>()

  /** @param words folded; `ids` are those to be found by their sound */
  constructor(words: readonly string[], ids: readonly number[]) {
    this.#words = words
    for (const id of ids) {
      const word = words[id] ?? ''
      if (word.length < shortest || word.length > longest || !/^\p{Script=Han}+$/u.test(word)) continue
      for (const sounds of soundsAt(word, 0)) {
        const known = this.#bySounds.get(sounds)
        if (known) known.push(id)
        else this.#bySounds.set(sounds, [id])
      }
    }
  }

  search(text: string, onWord: OnWord): void {
    for (let at = 0; at + shortest <= text.length; at += 1) {
      for (const sounds of soundsAt(text, at)) {
        for (const id of this.#bySounds.get(sounds) ?? []) {
          const { length } = this.#words[id] ?? ''
          if (this.#soundsLike(id, text, at)) onWord(id, at, at + length)
        }
      }
    }
  }

  #soundsLike(id: number, text: string, at: number): boolean {
    const word = this.#words[id] ?? ''
    let same = 0
    let differs = false
    for (let i = 0; i < word.length; i += 1) {
      const [listed, written] = [word.charAt(i), text.charAt(at + i)]
      if (listed === written) same += pronouns.has(listed) ? 0 : 1
      else if ((i === 0 && word.length === shortest) || !soundAlike(listed, written)) return false
      else differs = true
    }
    return differs && same * 2 >= word.length
  }
}

function soundAlike(one: string, other: string): boolean {
  if (particles.has(other)) return false
  const sounds = syllablesOf(other)
  return syllablesOf(one).some((sound) => sounds.includes(sound))
}

/** How two characters may be read together; most have one reading. */
function soundsAt(text: string, at: number): string[] {
  const [first, second] = [syllablesOf(text.charAt(at)), syllablesOf(text.charAt(at + 1))]
  if (first.length === 0 || second.length === 0) return []
  return first.flatMap((one) => second.map((other) => `${one} ${other}`))
}
