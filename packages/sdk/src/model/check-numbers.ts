import { isBusinessDate } from './time.ts'

/** Number checks of `rules.md` section 6. Each answers what is wrong as a code, or nothing. */

const residentIdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const residentIdChecks = '10X98765432'

export type ResidentIdProblem = 'resident_id_shape' | 'resident_id_birthday' | 'resident_id_check_digit'

/**
 * Check a resident id (居民身份证, GB 11643).
 *
 * @example
 * checkResidentId('11010519491231002X') // undefined
 * checkResidentId('11010519490230002X') // 'resident_id_birthday'
 */
export function checkResidentId(id: string): ResidentIdProblem | undefined {
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return 'resident_id_shape'
  const birthday = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  if (!isBusinessDate(birthday)) return 'resident_id_birthday'
  return id[17] === residentIdCheckDigit(id) ? undefined : 'resident_id_check_digit'
}

/** The 18th character that the first 17 digits call for. */
export function residentIdCheckDigit(first17: string): string {
  const sum = residentIdWeights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return residentIdChecks.charAt(sum % 11)
}

/** A mainland mobile number. The carrier is never inferred: numbers are portable (携号转网). */
export function checkMobile(phone: string): 'mobile_shape' | undefined {
  return /^1[3-9]\d{9}$/.test(phone) ? undefined : 'mobile_shape'
}

/** Luhn over 13 to 19 digits. Some debit cards fail it, so a caller warns and never blocks. */
export function passesLuhn(card: string): boolean {
  if (!/^\d{13,19}$/.test(card)) return false
  let sum = 0
  for (let i = 0; i < card.length; i++) {
    const digit = Number(card[card.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
