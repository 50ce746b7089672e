/** Decimals of a computed rate on the screen, always so many; every digit of it is behind `x`. */
const shownDecimals = 2

/**
 * A computed percentage to read: rounded half up at two decimals.
 *
 * @example
 * percentOf('18.00000000') // '18.00%'
 * percentOf('19.56181715') // '19.56%'
 */
export function percentOf(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return `${text}%`
  const [, sign = '', whole = '0', decimals = ''] = match
  const kept = BigInt(whole + decimals.slice(0, shownDecimals).padEnd(shownDecimals, '0'))
  const rounded = kept + (Number(decimals.charAt(shownDecimals) || '0') >= 5 ? 1n : 0n)
  const digits = String(rounded).padStart(shownDecimals + 1, '0')
  return `${sign}${digits.slice(0, -shownDecimals)}.${digits.slice(-shownDecimals)}%`
}
