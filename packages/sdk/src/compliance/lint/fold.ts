import { asDigits } from './lookalikes.ts'
import { plainForm } from './variants.ts'

/**
 * A text reduced to what is read: NFKC, lower case, plain variants, and only
 * letters and digits. Invisible characters, spaces, punctuation, symbols and
 * combining marks are gone, so they hide nothing; where each remaining UTF-16
 * unit came from is kept, so that a finding points into the original.
 */
export interface FoldedText {
  readonly text: string
  /** For each unit of `text`, the start and end of its character in the original. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** For each unit, how many clause marks (，。！…) stand before it. */
  readonly clauses: readonly number[]
  /** For each unit, whether it stands inside quotation marks. */
  readonly quoted: readonly boolean[]
  /** Whether all of it stands inside quotation marks: then nobody is quoted. */
  readonly allQuoted: boolean
}

const clauseMarks = new Set(',。!?;:、\n')
const quotePairs: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"' }
/** Not \p{L} whole: Hangul fillers are letters that nobody sees, and modifier letters such as ー serve as dashes. */
const kept = /^[[\p{Lu}\p{Ll}\p{Lo}\p{N}]--\p{Default_Ignorable_Code_Point}]$/v

interface Folded {
  /** The character as it is read. */
  readonly plain: string
  /** Its letters and digits, as UTF-16 units. */
  readonly units: readonly string[]
}

/** What one character folds to, remembered for the few hundred that texts are made of. */
const remembered = new Map<string, Folded>()
const maxRemembered = 20_000

function foldCharacter(character: string): Folded {
  const before = remembered.get(character)
  if (before) return before
  const plain = plainForm(character.normalize('NFKC').toLowerCase())
  const folded = { plain, units: [...plain].filter((part) => kept.test(part)).flatMap((part) => part.split('')) }
  if (remembered.size >= maxRemembered) remembered.clear()
  remembered.set(character, folded)
  return folded
}

export function foldText(original: string): FoldedText {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const clauses: number[] = []
  const quotes = quoteReader(original)
  const quoted: boolean[] = []
  let clause = 0
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const folded = foldCharacter(character)
    quotes.pass(folded.plain, at)
    if (clauseMarks.has(folded.plain)) clause += 1
    for (const unit of folded.units) {
      units.push(unit)
      starts.push(at)
      ends.push(end)
      clauses.push(clause)
      quoted.push(quotes.inside())
    }
    at = end
  }
  return { text: asDigits(units.join('')), starts, ends, clauses, quoted, allQuoted: !quoted.includes(false) }
}

/** Knows whether the place reached stands inside quotation marks. A mark that is never closed quotes nothing. */
function quoteReader(original: string): { pass: (folded: string, at: number) => void; inside: () => boolean } {
  const closings = lastPlaces(original)
  let closing: string | undefined
  return {
    inside: () => closing !== undefined,
    pass: (folded, at) => {
      if (closing !== undefined) {
        if (folded === closing) closing = undefined
        return
      }
      const wanted = quotePairs[folded]
      if (wanted !== undefined && (closings.get(wanted) ?? -1) > at) closing = wanted
    },
  }
}

function lastPlaces(original: string): Map<string, number> {
  const places = new Map<string, number>()
  for (const closing of Object.values(quotePairs)) places.set(closing, original.lastIndexOf(closing))
  const wide = original.lastIndexOf('＂')
  places.set('"', Math.max(wide, places.get('"') ?? -1))
  return places
}
