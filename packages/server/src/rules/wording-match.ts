import type { ScriptVersion } from '@zuoxi/sdk'
import { pinyin } from './pinyin.ts'

/** One character of a text and how it is typed without an input method. */
interface Unit {
  readonly character: string
  /** Lower-case pinyin without tones; absent where the character is no 汉字. */
  readonly syllable?: string
}

/** In this field 还 is always 还款, whatever stands beside it. */
const fieldReadings: Readonly<Record<string, string>> = { 还: 'huan' }

function unitsOf(text: string): Unit[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const characters = [...plain]
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', v: true })
  // Where the two count differently (rare symbols), each character is read alone.
  const aligned = syllables.length === characters.length
  return characters.map((character, i) => {
    const syllable =
      fieldReadings[character] ?? (aligned ? syllables[i] : pinyin(character, { toneType: 'none', v: true }))
    return syllable === undefined || syllable === character || !/^[a-z]+$/.test(syllable)
      ? { character }
      : { character, syllable }
  })
}

/** What of a wording can be found by typing, worked out once for each version. */
export interface WordingIndex {
  readonly version: ScriptVersion
  readonly names: readonly (readonly Unit[])[]
  readonly scenario: readonly Unit[]
  readonly body: string
}

export function indexWording(version: ScriptVersion): WordingIndex {
  return {
    version,
    names: [version.title, ...version.aliases].map(unitsOf),
    scenario: unitsOf(version.scenario),
    body: version.segments
      .flatMap((segment) => (segment.kind === 'when' ? [...segment.say, ...segment.otherwise] : [segment]))
      .map((segment) => (segment.kind === 'slot' ? segment.name : segment.text))
      .join('')
      .toLowerCase(),
  }
}

/** The words of what was typed; all of them must be found. */
export function typedWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

/**
 * How well a wording answers what was typed, 0 best: the start of its title,
 * an alias or its key; their middle; its scenario; its text. `undefined` when a
 * word is nowhere. Words may be 汉字, pinyin, initials, or all mixed: 逾qtx.
 */
export function rankOf(index: WordingIndex, words: readonly string[]): number | undefined {
  let worst = 0
  for (const word of words) {
    const rank = rankOfWord(index, word)
    if (rank === undefined) return undefined
    worst = Math.max(worst, rank)
  }
  return worst
}

function rankOfWord({ version, names, scenario, body }: WordingIndex, word: string): number | undefined {
  if (version.key.startsWith(word) || names.some((units) => typedAt(units, 0, word))) return 0
  if (version.key.includes(word) || names.some((units) => typedWithin(units, word))) return 1
  if (typedWithin(scenario, word)) return 2
  return body.includes(word) ? 3 : undefined
}

function typedWithin(units: readonly Unit[], word: string): boolean {
  return units.some((_unit, start) => typedAt(units, start, word))
}

/** Whether the word is what one types for the units from `start` on: each as itself, or as any beginning of its syllable. */
function typedAt(units: readonly Unit[], start: number, word: string): boolean {
  let reached = new Set([0])
  for (let i = start; i < units.length && reached.size > 0; i += 1) {
    const next = new Set<number>()
    for (const at of reached) {
      for (const length of waysToType(units[i], word, at)) {
        if (at + length === word.length) return true
        next.add(at + length)
      }
    }
    reached = next
  }
  return false
}

/** How many letters of the word from `at` on this unit may account for. */
function waysToType(unit: Unit | undefined, word: string, at: number): number[] {
  if (!unit) return []
  const ways: number[] = []
  if (word.startsWith(unit.character, at)) ways.push(unit.character.length)
  const { syllable = '' } = unit
  for (let length = 1; length <= syllable.length && word[at + length - 1] === syllable[length - 1]; length += 1)
    ways.push(length)
  return ways
}
