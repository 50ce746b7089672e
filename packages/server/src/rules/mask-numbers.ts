import { maskDigits, redactC3 } from '@zuoxi/sdk'

/**
 * Free text without the secrets and numbers people put in it: passwords and codes are taken out; phones, resident ids
 * and cards are masked where they stand. What this makes goes into a log that outlives every erasure.
 *
 * @example
 * maskNumbers('回拨 138-0013-8000') // '回拨 138-****-8000'
 */
export function maskNumbers(text: string): string {
  return maskDigits(redactC3(text).text)
}
