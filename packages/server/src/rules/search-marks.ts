import type { MatchMark } from '@zuoxi/sdk'
import { coveredOf, reversed } from './search-keys.ts'
import type { QueryWord } from './search-query.ts'
import { normalizeSearchText } from './search-text.ts'

/** A customer as shown in a list of hits, and in the clear as far as search knows them. */
export interface Markable {
  readonly nameMasked: string
  readonly phoneMasked: string
  readonly customerNo: string
  readonly nickname: string
  /** The words the customer is found under. */
  readonly words: readonly string[]
}

const residentIdLength = 18

/**
 * Where a query matched, as spans in the masked fields: a mask keeps the length
 * of what it hides, so a match in the clear has a place in it.
 */
export function marksOf(hit: Markable, query: readonly QueryWord[]): MatchMark[] {
  return query.flatMap((word) => {
    if (word.kind === 'name') return nameMarks(hit, word.text)
    if (word.kind === 'customerNo') return [{ field: 'customerNo' as const, start: 0, end: word.text.length }]
    if (word.kind === 'residentTail') return residentMarks(hit, word.text)
    return digitMarks(hit, word.text)
  })
}

function nameMarks(hit: Markable, word: string): MatchMark[] {
  const nicknameLength = normalizeSearchText(hit.nickname).startsWith(word)
    ? unitsOf(hit.nickname, [...word].length)
    : 0
  // A name without a letter has no word of its own: the first one is the nickname's then.
  const surname = normalizeSearchText(hit.nameMasked)
  const name = surname === '' ? '' : (hit.words.find((each) => each.startsWith(`n${surname}`))?.slice(1) ?? '')
  const nameLength = unitsOf(hit.nameMasked, coveredOf(name, word))
  const marks: MatchMark[] = []
  if (nameLength > 0) marks.push({ field: 'nameMasked', start: 0, end: nameLength })
  if (nicknameLength > 0) marks.push({ field: 'nickname', start: 0, end: nicknameLength })
  return marks
}

function digitMarks(hit: Markable, digits: string): MatchMark[] {
  const phone = hit.words.find((word) => word.startsWith('p'))?.slice(1) ?? ''
  const end = hit.phoneMasked.length
  if (phone.endsWith(digits)) return [{ field: 'phoneMasked', start: end - digits.length, end }]
  if (phone.startsWith(digits)) return [{ field: 'phoneMasked', start: 0, end: digits.length }]
  const number = hit.customerNo
  if (number.endsWith(digits))
    return [{ field: 'customerNo', start: number.length - digits.length, end: number.length }]
  // A whole phone that matches nothing found this one by a wrong digit.
  if (digits.length === phone.length) return [{ field: 'phoneMasked', start: 0, end }]
  return residentMarks(hit, digits)
}

function residentMarks(hit: Markable, tail: string): MatchMark[] {
  const isTail = hit.words.some((word) => word.startsWith(`i${reversed(tail)}`))
  return isTail ? [{ field: 'residentIdMasked', start: residentIdLength - tail.length, end: residentIdLength }] : []
}

/** How many UTF-16 units the first characters of a text are. */
function unitsOf(text: string, characters: number): number {
  return [...text].slice(0, characters).join('').length
}
