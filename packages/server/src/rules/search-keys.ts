import { surnameOf } from '@zuoxi/sdk'
import { type NameUnit, readingsOf, unitsOf } from './name-readings.ts'
import { normalizeSearchText } from './search-text.ts'

/**
 * The words a customer is found under. Each is a kind letter and a text, and a
 * query finds every customer who has a word that begins with it:
 *
 * - `n` the name, its pinyin, its initials, both mixed (张wei), and the nickname
 * - `f` the pinyin as an untrained ear spells it (see `fuzzyPinyin`)
 * - `p` the phone, `t` the phone from its end
 * - `c` the customer number, `d` its digits from the end
 * - `i` the last six of the resident id, from the end: never more of it
 */
export type SearchKind = 'n' | 'f' | 'p' | 't' | 'c' | 'd' | 'i'

/** What a customer is found by, in the clear. */
export interface SearchFacts {
  readonly name: string
  readonly nickname: string
  readonly phone: string
  readonly residentId: string | undefined
  readonly customerNo: string
}

/** How many characters of a resident id's end are searchable. */
export const residentTailLength = 6

const longestWord = 32
const longestSpelledName = 8

/**
 * Every word a customer is found under, without repeats.
 *
 * @example
 * searchWords({ name: '张伟', nickname: '', phone: '13800138000', residentId: undefined, customerNo: 'C00000001' })
 * // ['n张伟', 'nzhangwei', 'nzw', 'n张wei', 'fzanwei', 'p13800138000', 't00083100831', 'cc00000001', 'd10000000']
 */
export function searchWords(facts: SearchFacts): string[] {
  const words = new Set<string>()
  const say = (kind: SearchKind, text: string) => {
    if (text !== '') words.add(kind + clip(text))
  }
  say('n', normalizeSearchText(facts.name))
  for (const spelling of spellings(facts.name)) say('n', spelling)
  for (const pinyin of pinyinOf(facts.name)) say('f', fuzzyPinyin(pinyin))
  say('n', normalizeSearchText(facts.nickname))
  const phone = facts.phone.replace(/\D/g, '')
  say('p', phone)
  say('t', reversed(phone))
  const customerNo = normalizeSearchText(facts.customerNo)
  say('c', customerNo)
  say('d', reversed(customerNo.replace(/\D/g, '')))
  say('i', reversed((facts.residentId ?? '').toLowerCase()).slice(0, residentTailLength))
  return [...words]
}

/** The name written in letters, whole or from some character on: zhangwei, zw, 张wei, 张w…. */
function spellings(name: string): string[] {
  const { units, readings } = spelled(name)
  const found: string[] = []
  for (const reading of readings) {
    for (let from = 0; from < units.length; from++) {
      if (from > 0 && !units[from - 1]?.isHan) continue
      const written = units
        .slice(0, from)
        .map((unit) => unit.text)
        .join('')
      const rest = reading.slice(from)
      found.push(written + rest.join(''), written + initialsOf(rest))
    }
  }
  // `张w` is already a prefix of `张wei`: the last character alone needs no initial of its own.
  return found.filter((word, i) => !found.some((longer, j) => i !== j && longer !== word && longer.startsWith(word)))
}

function pinyinOf(name: string): string[] {
  return spelled(name).readings.map((reading) => reading.join(''))
}

function spelled(name: string): { units: readonly NameUnit[]; readings: readonly (readonly string[])[] } {
  const units = unitsOf(name).slice(0, longestSpelledName)
  return { units, readings: readingsOf(units, [...surnameOf(name)].length) }
}

function initialsOf(reading: readonly string[]): string {
  return reading.map((syllable) => [...syllable][0] ?? '').join('')
}

/**
 * Pinyin with the sounds that many speakers do not tell apart made one: zh/z,
 * ch/c, sh/s, ng/n, l/n, f/hu. It rewrites from left to right, so the fuzzy form
 * of a beginning is the beginning of the fuzzy form.
 *
 * @example
 * fuzzyPinyin('huanglin') === fuzzyPinyin('fanning') // both 'hannin'
 */
export function fuzzyPinyin(letters: string): string {
  return letters.replace(/zh|ch|sh|ng|hui|hu|fu|f|l/g, (sound) => merged[sound] ?? sound)
}

const merged: Readonly<Record<string, string>> = {
  zh: 'z',
  ch: 'c',
  sh: 's',
  ng: 'n',
  hui: 'hei',
  hu: 'h',
  fu: 'h',
  f: 'h',
  l: 'n',
}

/** How many characters of a name a query word covers, for marking; 0 when it matched something else. */
export function coveredOf(name: string, word: string): number {
  if (normalizeSearchText(name).startsWith(word)) return [...word].length
  const { units, readings } = spelled(name)
  for (const reading of readings) {
    for (let from = 0; from < units.length; from++) {
      const written = units
        .slice(0, from)
        .map((unit) => unit.text)
        .join('')
      if (!word.startsWith(written)) break
      const covered = coveredSyllables(reading.slice(from), word.slice(written.length))
      if (covered > 0) return from + covered
    }
  }
  return 0
}

function coveredSyllables(reading: readonly string[], letters: string): number {
  if (reading.join('').startsWith(letters)) {
    let length = 0
    return reading.findIndex((syllable) => (length += syllable.length) >= letters.length) + 1
  }
  if (initialsOf(reading).startsWith(letters)) return [...letters].length
  let length = 0
  const fuzzy = fuzzyPinyin(letters)
  if (!fuzzyPinyin(reading.join('')).startsWith(fuzzy)) return 0
  return reading.findIndex((syllable) => (length += fuzzyPinyin(syllable).length) >= fuzzy.length) + 1
}

export function reversed(text: string): string {
  return [...text].reverse().join('')
}

function clip(text: string): string {
  return text.length <= longestWord ? text : [...text].slice(0, longestWord).join('')
}
