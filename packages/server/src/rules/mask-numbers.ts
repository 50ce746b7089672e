import { maskPhone, maskResidentId } from '@zuoxi/sdk'

/** A run of digits as long as a phone, a resident id or a bank card, and no part of a longer one. */
const personalNumber = /(?<!\d)(?:\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?![\dXx])/g

/** Free text without the numbers people put in it: phones, resident ids and cards are masked where they stand. */
export function maskNumbers(text: string): string {
  return text.replace(personalNumber, (number) => {
    if (number.length === 11) return maskPhone(number)
    return number.length === 18 ? maskResidentId(number) : '*'.repeat(number.length)
  })
}
