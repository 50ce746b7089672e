import { maskPhone, maskResidentId, personalNumbersIn, redactC3 } from '@zuoxi/sdk'

/** A text without what identifies a person or opens an account, and how much of that there was. */
export interface MaskedText {
  readonly text: string
  readonly masked: number
}

/** Digits that may belong together, however they are set apart: more of them than any amount has. A date is none. */
const longNumber = /(?<![\d.])(?!20\d\d-[01]\d-[0-3]\d(?![\d-]))\+?\d(?:[ -]?\d){6,}(?:[ -]?[xX](?![\w]))?(?!\.\d)/g
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/**
 * Mask a text that leaves the desk by the clipboard: what a person wrote into
 * it was not masked by the server. Passwords and codes go altogether, numbers
 * of persons, cards and phones keep what the desk itself shows of them.
 */
export function maskText(given: string): MaskedText {
  const plain = given.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const { text, redactions } = redactC3(plain)
  let masked = redactions.length
  const count = (mask: string): string => {
    masked += 1
    return mask
  }
  let cut = text
  for (const { span } of personalNumbersIn(text).toSorted((a, b) => b.span[0] - a.span[0]))
    cut = cut.slice(0, span[0]) + count(maskResidentId(cut.slice(span[0], span[1]))) + cut.slice(span[1])
  return {
    text: cut
      .replaceAll(address, (found) => count(`${found.slice(0, 1)}***@***`))
      .replaceAll(longNumber, (found) => count(maskPhone(found.replaceAll(/[ -]/g, '')))),
    masked,
  }
}
