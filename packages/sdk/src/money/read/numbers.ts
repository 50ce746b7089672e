import { type Fen, parseYuan } from '../../model/index.ts'
import { type Ratio, ratio } from '../exact/ratio.ts'
import {
  amountRange,
  calcLimits,
  checkAmount,
  checkRatio,
  checkWhole,
  type Range,
  rateRange,
  refuseField,
  wholeRange,
} from '../limits.ts'

const wholeDigits = 20

/**
 * Read a yuan amount exactly, or refuse `path` and say what it takes.
 * `least` and `most` are in 分.
 *
 * @example
 * readAmount('principal', '10000') // fen(1000000)
 */
export function readAmount(path: string, text: string, least = 1, most: number = calcLimits.amountFen.most): Fen {
  const allowed = amountRange(least, most)
  const amount = parseYuan(text)
  if (amount === undefined) {
    if (/^-?\d+\.\d{3,}$/.test(text.trim())) throw refuseField(path, 'too_precise', allowed)
    throw refuseField(path, /^-?\d+(\.\d{1,2})?$/.test(text.trim()) ? 'out_of_range' : 'not_an_amount', allowed)
  }
  checkAmount(path, amount, least, most)
  return amount
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/

/** A plain decimal as an exact ratio: `'1.5'` → 3/2; nothing for text, exponents and signs other than a minus. */
function readDecimal(path: string, text: string, allowed: string): Ratio | undefined {
  const match = decimal.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', decimals = ''] = match
  if (decimals.length > calcLimits.rateDecimals) throw refuseField(path, 'too_precise', allowed)
  if (whole.length > wholeDigits) throw refuseField(path, 'out_of_range', allowed)
  return ratio(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length))
}

/**
 * Read a rate exactly: `'12%'`, or as a part of one, `'0.12'`. At most 10 decimals.
 * A form that people type into should ask for the percent sign, because a bare `12` means 1200%.
 *
 * @example
 * readRate('annualRate', '4.9%').den  // 1000n
 * readRate('annualRate', '0.049').num // 49n
 */
export function readRate(path: string, text: string, range: Range<Ratio> = calcLimits.annualRate): Ratio {
  const trimmed = text.trim()
  const bare = trimmed.endsWith('%') ? trimmed.slice(0, -1) : trimmed
  const value = readDecimal(path, bare, rateRange(range))
  if (!value) throw refuseField(path, 'not_a_rate', rateRange(range))
  const rate = bare === trimmed ? value : ratio(value.num, value.den * 100n)
  checkRatio(path, rate, range)
  return rate
}

/** Read a multiplier of a rate, such as the 1.5 of 罚息. */
export function readMultiplier(path: string, text: string): Ratio {
  const allowed = '0.0001..100'
  const value = readDecimal(path, text.trim(), allowed)
  if (!value) throw refuseField(path, 'not_a_multiplier', allowed)
  const { least, most } = calcLimits.multiplier
  if (value.num * least.den < least.num * value.den || value.num > most.num * value.den) {
    throw refuseField(path, 'out_of_range', allowed)
  }
  return value
}

/** Read a count of terms or days: digits only, so that `1e3`, `12.0` and ` ` are not numbers here. */
export function readWhole(path: string, text: string, range: Range<number>): number {
  if (!/^-?\d+$/.test(text.trim())) throw refuseField(path, 'not_a_whole_number', wholeRange(range))
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw refuseField(path, 'out_of_range', wholeRange(range))
  checkWhole(path, value, range)
  return value
}
