import { checkResidentId, passesLuhn } from '../../model/check-numbers.ts'
import { visibleText } from '../gate/words/visible.ts'

/** A number that belongs to a person, written out in full. */
export interface PersonalNumber {
  readonly kind: 'resident_id' | 'bank_card'
  readonly span: readonly [number, number]
  readonly text: string
}

/** As cards and ids are written: in one, in their usual groups, each digit by itself. Not part of a masked number. */
const digits =
  /(?<![\d*.])(?:\d{17}[\dxX]|\d{13,19}|\d{6}[ -]\d{8}[ -]\d{3}[\dxX]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|\d(?: \d){12,16}(?: [\dxX]){0,2})(?![\d*])/gu

/**
 * Resident ids and bank cards in a text that is about to leave: both should be
 * masked. An id must have a birthday and its check digit, a card must pass
 * Luhn, so order numbers and amounts are left alone. Some debit cards fail
 * Luhn and are not found.
 *
 * @example
 * personalNumbersIn('卡号6225 8800 0000 0001') // [{kind: 'bank_card', text: '6225 8800 0000 0001', …}]
 */
export function personalNumbersIn(text: string): PersonalNumber[] {
  const visible = visibleText(text)
  return [...visible.text.matchAll(digits)].flatMap((match) => {
    // A last short group may be something else than the card's: 6225 8800 0000 0001 123.
    const written = [match[0], match[0].replace(/[ -]\d{1,3}$/, '')].find((one) => kindOf(bare(one)) !== undefined)
    const kind = written === undefined ? undefined : kindOf(bare(written))
    if (written === undefined || kind === undefined) return []
    const span = [visible.starts[match.index] ?? 0, visible.ends[match.index + written.length - 1] ?? 0] as const
    return [{ kind, span, text: text.slice(...span) }]
  })
}

function bare(written: string): string {
  return written.replace(/[ -]/g, '').toUpperCase()
}

function kindOf(number: string): PersonalNumber['kind'] | undefined {
  if (number.length === 18 && checkResidentId(number) === undefined) return 'resident_id'
  return passesLuhn(number) ? 'bank_card' : undefined
}
