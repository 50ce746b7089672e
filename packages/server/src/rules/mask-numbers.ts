import { maskPhone, maskResidentId, redactC3 } from '@zuoxi/sdk'

/**
 * Digits of any width, with what people and forms put between them: spaces,
 * dashes, characters that do not show, and a point where no 分 can follow.
 */
const numberRun =
  /\p{Nd}(?:(?:[\s\p{Pd}\p{Cf}_·]{1,3}|\.(?=\p{Nd}{3}))?\p{Nd})*(?:[\s\p{Pd}\p{Cf}_·]{0,3}[XxＸｘ](?![A-Za-z]))?/gu

const mobile = /^(?:0{0,2}86)?(1[3-9]\d{9})$/
const datesOnly = /^(?:(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?:\s+|$))+$/

/**
 * Free text without the secrets and numbers people put in it: passwords and codes are taken out; phones, resident ids
 * and cards are masked where they stand, however they are spelt. A few digits more
 * are hidden rather than one phone shown: what this makes goes into a log that
 * outlives every erasure.
 *
 * @example
 * maskNumbers('回拨 138-0013-8000') // '回拨 138-****-8000'
 */
export function maskNumbers(text: string): string {
  return redactC3(text).text.replace(numberRun, (run) => {
    const digits = run
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\dX]/g, '')
    const shown = masked(digits, run.normalize('NFKC'))
    return shown === digits ? run : spread(shown, run)
  })
}

function masked(digits: string, run: string): string {
  const phone = mobile.exec(digits)?.[1]
  if (phone) return '*'.repeat(digits.length - phone.length) + maskPhone(phone)
  // One long number without a break is an order or a serial number.
  const isBroken = run.length > digits.length
  if (digits.length < 12 || (digits.length > 19 && !isBroken)) return digits
  if (digits.length === 18) return maskResidentId(digits)
  if (isBroken && datesOnly.test(run)) return digits
  if (digits.length >= 15 || (isBroken && /1[3-9]\d{9}/.test(digits))) return '*'.repeat(digits.length)
  return digits
}

/** Put a mask over the digits of a run and leave what is between them; digits that show stay as they were typed. */
function spread(mask: string, run: string): string {
  let at = 0
  return run.replace(/[\p{Nd}XxＸｘ]/gu, (digit) => (mask[at++] === '*' ? '*' : digit))
}
