/** Decimals of a computed rate on the screen; every digit of it is behind `x`. */
const shownDecimals = 4

/**
 * A computed percentage to read: rounded half up at four decimals, at least two shown.
 *
 * @example
 * percentOf('18.00000000') // '18.00%'
 * percentOf('19.56181715') // '19.5618%'
 */
export function percentOf(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return `${text}%`
  const [, sign = '', whole = '0', decimals = ''] = match
  const kept = BigInt(whole + decimals.slice(0, shownDecimals).padEnd(shownDecimals, '0'))
  const rounded = kept + (Number(decimals.charAt(shownDecimals) || '0') >= 5 ? 1n : 0n)
  const digits = String(rounded).padStart(shownDecimals + 1, '0')
  const shown = digits.slice(-shownDecimals).replace(/0{1,2}$/, '')
  return `${sign}${digits.slice(0, -shownDecimals)}.${shown}%`
}
