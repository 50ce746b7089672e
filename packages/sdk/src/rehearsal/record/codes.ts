import { type Chance } from '../invent/chance.ts'
import { drawn } from '../invent/person.ts'

/** So many digits at the end tell one number from another; the ones before may be a date or a branch, and go too. */
const enough = 3

/**
 * Another number of the same form: letters and marks stay, digits change, so that what is known by its form still is.
 *
 * @example
 * const billNo = codeInstead('ZD000203', new Chance(8719, 2))
 */
export function codeInstead(code: string, chance: Chance): string {
  const digits = code.match(/\d/g)?.length ?? 0
  if (digits === 0)
    return drawn(
      () => letters(code, chance),
      (text) => text !== code,
    )
  return drawn(
    () => code.replace(/\d/g, () => String(chance.below(10))),
    (text) => digits < enough || text.slice(-enough) !== code.slice(-enough),
  )
}

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

function letters(code: string, chance: Chance): string {
  return code.replace(/[A-Za-z]/g, () => alphabet[chance.below(alphabet.length)] ?? 'A')
}
