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
const quoteMarks = new Set(Object.entries(quotePairs).flat())
/** Not \p{L} whole: Hangul fillers are letters that nobody sees, and modifier letters such as ー serve as dashes. */
const kept = /^[[\p{Lu}\p{Ll}\p{Lo}\p{N}]--\p{Default_Ignorable_Code_Point}]$/v

interface Folded {
  /** The character as it is read. */
  readonly plain: string
  /** Its letters and digits, as UTF-16 units. */
  readonly units: readonly string[]
  readonly endsClause: boolean
  readonly quotes: boolean
}

/** ǎ is read as a, and ǚ as v, as it is typed: pinyin with its tones is the same pinyin. */
function withoutTone(character: string): string {
  if (!/^\p{Script=Latin}/u.test(character) || character < '\u0080') return character
  const [letter = '', ...marks] = character.normalize('NFD')
  return letter === 'u' && marks.includes('\u0308') ? 'v' : letter
}

/** What one character folds to, remembered for the few hundred that texts are made of. */
const remembered = new Map<string, Folded>()
const maxRemembered = 20_000

function foldCharacter(character: string): Folded {
  const before = remembered.get(character)
  if (before) return before
  const plain = plainForm(withoutTone(character.normalize('NFKC').toLowerCase()))
  const units = [...plain].filter((part) => kept.test(part)).flatMap((part) => part.split(''))
  const folded = { plain, units, endsClause: clauseMarks.has(plain), quotes: quoteMarks.has(plain) }
  if (remembered.size >= maxRemembered) remembered.clear()
  remembered.set(character, folded)
  return folded
}

/** The last draft folded: several look at the same one, one after the other. */
let latest: { readonly original: string; readonly folded: FoldedText } | undefined
const longestKept = 20_000

export function foldText(original: string): FoldedText {
  if (latest?.original === original) return latest.folded
  const folded = foldAnew(original)
  if (original.length <= longestKept) latest = { original, folded }
  return folded
}

function foldAnew(original: string): FoldedText {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  const clauses: number[] = []
  const quotes = new QuoteReader(original)
  const quoted: boolean[] = []
  let clause = 0
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const { plain, units, endsClause, quotes: isQuote } = foldCharacter(character)
    if (isQuote) quotes.pass(plain, at)
    if (endsClause) clause += 1
    for (const unit of units) {
      text += unit
      starts.push(at)
      ends.push(end)
      clauses.push(clause)
      quoted.push(quotes.inside)
    }
    at = end
  }
  return { text: asDigits(text), starts, ends, clauses, quoted, allQuoted: !quoted.includes(false) }
}

/** Knows whether the place reached stands inside quotation marks. A mark that is never closed quotes nothing. */
class QuoteReader {
  readonly #original: string
  #lastOf: ReadonlyMap<string, number> | undefined
  #closing: string | undefined

  constructor(original: string) {
    this.#original = original
  }

  get inside(): boolean {
    return this.#closing !== undefined
  }

  pass(mark: string, at: number): void {
    if (this.#closing !== undefined) {
      if (mark === this.#closing) this.#closing = undefined
      return
    }
    const wanted = quotePairs[mark]
    this.#lastOf ??= lastPlaces(this.#original)
    if (wanted !== undefined && (this.#lastOf.get(wanted) ?? -1) > at) this.#closing = wanted
  }
}

function lastPlaces(original: string): Map<string, number> {
  const places = new Map<string, number>()
  for (const closing of Object.values(quotePairs)) places.set(closing, original.lastIndexOf(closing))
  const wide = original.lastIndexOf('＂')
  places.set('"', Math.max(wide, places.get('"') ?? -1))
  return places
}
