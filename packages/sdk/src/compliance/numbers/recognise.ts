import type { BusinessDate } from '../../model/time.ts'
import { canonical, type CanonicalText } from './canonical.ts'
import { type Numeral, numeralAt, opensNumeral } from './numeral.ts'
import type { Quantity } from './quantity.ts'
import { readAmount, readSignedAmount } from './read-amount.ts'
import { readCode } from './read-code.ts'
import { readCount } from './read-count.ts'
import { readDate } from './read-date.ts'
import { readParts, readRate } from './read-rate.ts'
import { type Found, formOf, quantityOf, type Reading } from './reader.ts'

const opensSign = /[¥人rc$€£uhe]/
const opensParts = /[百千万]/
const opensCode = /[a-z\d*〔[(第一二三四五六七八九十两]/
const opensDate = /[\d一二三四五六七八九十两今明昨前后大去本这当下次上每月周星礼]/

/**
 * Every quantity that a text states, in its order, with its span in the
 * original and its exact value. Full width, spaces, invisible characters and
 * Chinese numerals are read; ticket codes, phones, clocks and list numbers are
 * told apart, so that nobody takes them for money. Linear in the text.
 *
 * @param options.today the business day from which 明天, 15号 and 下月5日 count.
 * @example
 * recognise('应还一千二百八', { today })[0] // { kind: 'amount', amountFen: 128000, … }
 */
export function recognise(text: string, options: { today: BusinessDate }): Quantity[] {
  const read = canonical(text)
  return placesIn({ read, today: options.today }).map((found) => quantityOf(found, read))
}

/** The same with canonical places, for judges that look at the words around. */
export function recogniseIn(read: CanonicalText, today: BusinessDate): { found: Found; quantity: Quantity }[] {
  return placesIn({ read, today }).map((found) => ({ found, quantity: quantityOf(found, read) }))
}

function placesIn(reading: Reading): Found[] {
  const { text } = reading.read
  const places: Found[] = []
  for (let at = 0; at < text.length;) {
    const { found, end } = placeAt(reading, at)
    if (found) places.push(found)
    at = Math.max(end, at + 1)
  }
  return places
}

function placeAt(reading: Reading, at: number): { found?: Found; end: number } {
  const character = reading.read.text[at] ?? ''
  const found =
    (opensSign.test(character) ? readSignedAmount(reading, at) : undefined) ??
    (opensCode.test(character) ? readCode(reading, at) : undefined) ??
    (opensParts.test(character) ? readParts(reading, at) : undefined) ??
    (opensDate.test(character) ? readDate(reading, at) : undefined)
  if (found) return { found, end: found.end }
  if (!opensNumeral(character)) return { end: at + 1 }
  const numeral = numeralAt(reading.read, at)
  if (!numeral) return { end: afterDigits(reading.read.text, at) }
  const counted =
    readRate(reading, numeral) ??
    readCount(reading, numeral) ??
    readAmount(reading, numeral) ??
    bareNumber(reading, numeral)
  return counted ? { found: counted, end: counted.end } : { end: numeral.end }
}

/** Arabic digits that count something unknown are told too: they are part of the text's figures. */
function bareNumber({ read }: Reading, numeral: Numeral): Found | undefined {
  if (numeral.script === 'chinese') return undefined
  const form = formOf(read, numeral.start, numeral.end, { shape: 'number' })
  const { start, end } = numeral
  return { start, end, quantity: (common) => ({ kind: 'number', ...common, form, approximate: false }) }
}

/** More digits than any amount has are stepped over whole, or reading would not be linear. */
function afterDigits(text: string, at: number): number {
  let end = at + 1
  while (end < text.length && /[\d,]/.test(text[end] ?? '')) end += 1
  return end
}
