import { z } from 'zod'

/**
 * An amount of money in integer 分 (fen, 1/100 yuan).
 *
 * A safe integer holds 90 trillion yuan to the last 分, far above any desk's
 * ledger, so amounts stay plain numbers; what must never happen is a fraction,
 * and every constructor here refuses one.
 */
export const Fen = z.number().int().brand<'Fen', 'inout'>()
export type Fen = z.infer<typeof Fen>

/** Brand a whole number of 分. Throws on a fraction or an unsafe integer: that is a bug, not bad input. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole, safe number of 分: ${value}`)
  return value as Fen
}

export const zeroFen: Fen = fen(0)

export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b)
}

export function subtractFen(a: Fen, b: Fen): Fen {
  return fen(a - b)
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0
  for (const amount of amounts) total += amount
  return fen(total)
}

/** Yuan as people and files write it: optional ¥, optional thousands commas in groups of three, at most two decimals. */
const yuanPattern = /^[\u00a5\uffe5]?(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

/**
 * Read a decimal yuan string exactly; `undefined` when it is not one.
 *
 * @example
 * parseYuan('1,280.5') // 128050
 * parseYuan('0.005')   // undefined: more precise than a 分
 */
export function parseYuan(text: string): Fen | undefined {
  const match = yuanPattern.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole = '', decimals = ''] = match
  const digits = whole.replaceAll(',', '') + decimals.padEnd(2, '0')
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return undefined
  return fen(sign === '-' ? 0 - value : value)
}

/**
 * Decimal yuan without a sign of currency, for machines and columns.
 *
 * @example
 * yuan(fen(128050)) // '1280.50'
 */
export function yuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const sign = amount < 0 ? '-' : ''
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Yuan as an agent reads and says it, with ¥ and thousands commas.
 *
 * @example
 * formatYuan(fen(128050)) // '¥1,280.50'
 */
export function formatYuan(amount: Fen): string {
  const [whole = '0', decimals = '00'] = yuan(fen(Math.abs(amount))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}¥${grouped}.${decimals}`
}
