import { maskAddress, maskName, maskResidentId } from './mask.ts'

/**
 * A refused value as a rejects file may show it. Personal fields are masked
 * harder than on screen: a value in the wrong column must not leak either, so
 * a phone shows its first and last character only. Columns that have slid are
 * the commonest broken file, so any field may hold a name, an address or a
 * number: it shows only what can be none of them.
 *
 * @example
 * maskRowValue('since', '2026-02-30') // '2026-02-30'
 * maskRowValue('since', '张三丰') // '张**'
 */
export function maskRowValue(field: string, value: string): string {
  return [...masked(field, value)].slice(0, maxShown).join('')
}

const maxShown = 80

function masked(field: string, value: string): string {
  if (field === 'name') return maskName(value)
  if (field === 'address') return holdsNumber(value) ? '****' : maskAddress(value)
  if (field === 'phone' || field === 'resident_id' || field === 'nickname') return maskEnds(value)
  const isDate = dateFields.has(field) && plainDateShape.test(value.normalize('NFKC').trim())
  return isDate || !(holdsWords(value) || holdsNumber(value)) ? value : maskEnds(value)
}

/** First and last character, but never the end of a name. */
function maskEnds(value: string): string {
  return holdsWords(value) ? maskName(value) : maskResidentId(value)
}

const dateFields: ReadonlySet<string> = new Set(['since', 'issued_on', 'due_date'])
const plainDateShape = /^(?:19|20)\d{2}(?<mark>[-/.]?)\d{1,2}\k<mark>\d{1,2}$|^\d{4}年\d{1,2}月\d{1,2}日$/

/** Letters of a name or an address; the signs of a date or an amount are none. */
function holdsWords(value: string): boolean {
  return /[^\P{L}A-Za-z年月日元]/u.test(value.normalize('NFKC'))
}

/** As many digits as a phone has, however they are spaced. What follows the point of an amount is no part of it. */
function holdsNumber(value: string): boolean {
  const digits = value
    .normalize('NFKC')
    .trim()
    .replace(/\.\d{1,3}$/, '')
    .replace(/[^\p{L}\p{Nd}]/gu, '')
  return /\p{Nd}{7}/u.test(digits)
}
