import { maskPhone, maskResidentId } from '../../model/mask.ts'

/**
 * Digits of any width, with what people and forms put between them: spaces,
 * dashes, characters that do not show, and a point where no 分 can follow.
 */
const numberRun =
  /\p{Nd}(?:(?:[\s\p{Pd}\p{Cf}_·]{1,3}|\.(?=\p{Nd}{3}))?\p{Nd})*(?:[\s\p{Pd}\p{Cf}_·]{0,3}[XxＸｘ](?![A-Za-z]))?/gu

const mobile = /^(?:0{0,2}86)?(1[3-9]\d{9})$/
const datesOnly = /^(?:(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?:\s+|$))+$/

/**
 * Phones, resident ids and cards masked where they stand, however they are spelt; the text keeps its length, so that a
 * place in it is still that place. A few digits more are hidden rather than one phone shown.
 *
 * @example
 * maskDigits('回拨 138-0013-8000') // '回拨 138-****-8000'
 */
export function maskDigits(text: string): string {
  return text.replace(numberRun, (run) => {
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
