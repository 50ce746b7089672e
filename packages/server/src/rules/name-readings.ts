import { pinyin } from './pinyin.ts'
import { normalizeSearchText } from './search-text.ts'

/** A piece of a name that is spelled as one: a Chinese character, or a run of letters. */
export interface NameUnit {
  readonly text: string
  readonly isHan: boolean
}

/** A name's units: 张伟 is two, Tom 李 is two. */
export function unitsOf(name: string): NameUnit[] {
  const parts = name.match(/\p{Script=Han}|[^\p{Script=Han}\s]+/gu) ?? []
  return parts
    .map((part) => ({ text: normalizeSearchText(part), isHan: /\p{Script=Han}/u.test(part) }))
    .filter((unit) => unit.text !== '')
}

const mostReadings = 6

/**
 * The ways a name may be spelled, one syllable for each unit. A surname has its
 * own reading (单 shan, 仇 qiu) and, for who does not know it, its everyday one.
 */
export function readingsOf(units: readonly NameUnit[], surnameLength: number): string[][] {
  const surname = units.slice(0, surnameLength)
  const given = units.slice(surnameLength)
  let ways: string[][] = surname.every((unit) => unit.isHan)
    ? surnameReadings(surname.map((unit) => unit.text))
    : spread(surname)
  if (surname.length === 0) ways = [[]]
  for (const unit of given) {
    ways = ways.flatMap((way) => unitReadings(unit).map((syllable) => [...way, syllable])).slice(0, mostReadings)
  }
  return ways
}

function spread(units: readonly NameUnit[]): string[][] {
  return [units.map((unit) => unit.text)]
}

const surnames = new Map<string, string[][]>()

function surnameReadings(characters: readonly string[]): string[][] {
  const surname = characters.join('')
  const kept = surnames.get(surname)
  if (kept) return kept
  const asSurname = pinyin(surname, { toneType: 'none', type: 'array', v: true, mode: 'surname' })
  const everyday = characters.map((character) => characterReadings(character)[0] ?? character)
  const ways = [asSurname.length === characters.length ? asSurname : everyday, everyday].flatMap(withPlainU)
  return remember(surnames, surname, distinct(ways))
}

function unitReadings(unit: NameUnit): readonly string[] {
  return unit.isHan ? characterReadings(unit.text) : [unit.text]
}

const characters = new Map<string, string[]>()

/** Asked of pinyin-pro once for each character, then remembered. */
function characterReadings(character: string): string[] {
  const kept = characters.get(character)
  if (kept) return kept
  const main = pinyin(character, { toneType: 'none', type: 'array', v: true })[0] ?? character
  const all = [main, ...(otherReadingsInNames[character] ?? [])]
  const ways = all.flatMap((syllable) => withPlainU([syllable])).map((way) => way[0] ?? character)
  return remember(characters, character, [...new Set(ways)])
}

/** Characters of given names that parents read in more than one way; a dictionary lists many readings that no name has. */
const otherReadingsInNames: Readonly<Record<string, readonly string[]>> = {
  乐: ['yue'],
  晟: ['cheng'],
  茜: ['xi'],
  长: ['zhang'],
  朝: ['zhao'],
  行: ['hang'],
  重: ['chong'],
  盛: ['cheng'],
  柏: ['bo'],
  翟: ['di'],
  都: ['du'],
  曾: ['zeng'],
  单: ['shan'],
  盖: ['ge'],
  解: ['xie'],
  佛: ['bi'],
}

/** 吕 is typed lv, and by some lu: ü is found under both. */
function withPlainU(syllables: readonly string[]): string[][] {
  const plain = syllables.map((syllable) => syllable.replace(/^([ln])v/, '$1u'))
  return distinct([[...syllables], plain])
}

function distinct(ways: readonly string[][]): string[][] {
  return [...new Map(ways.map((way) => [way.join(' '), way])).values()]
}

/** There are some 90,000 Chinese characters: the bound is a guard against names made to fill memory. */
function remember<Value>(kept: Map<string, Value>, key: string, value: Value): Value {
  if (kept.size > 100_000) kept.clear()
  kept.set(key, value)
  return value
}
