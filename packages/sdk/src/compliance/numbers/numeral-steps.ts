import type { CanonicalText } from './canonical.ts'
import {
  bigUnits,
  chineseDigit,
  chineseRun,
  decimalsFollow,
  joinsNumerals,
  latinUnits,
  smallUnits,
} from './chinese-digits.ts'
import { type Digits, maxDecimals, maxDigits, one, readDigits } from './digits.ts'

/** What has been read of a numeral so far. Sums are in 1e-8. */
export interface Sum {
  readonly read: CanonicalText
  readonly start: number
  /** Which end of 几百 and 两三百 is wanted. */
  readonly bound: 'low' | 'high'
  at: number
  /** Closed by 万 or 亿. */
  total: bigint
  /** Closed by 十, 百 or 千. */
  section: bigint
  /** Still without a unit. */
  coefficient: bigint | undefined
  /** Whether the coefficient is one digit: only such a one may be colloquial. */
  single: boolean
  coefficientAt: number
  lastUnit: bigint
  zeroBefore: boolean
  digits: Digits | undefined
  arabic: boolean
  chinese: boolean
  vague: boolean
  multiplier: string
}

/** `done` ends the numeral behind what was taken, `refused` means that no number is this long. */
export type Step = 'taken' | 'not mine' | 'done' | 'refused'

function setCoefficient(sum: Sum, value: bigint, length: number, single: boolean): Step {
  sum.coefficientAt = sum.at
  sum.coefficient = value
  sum.single = single
  sum.at += length
  return 'taken'
}

function takeArabic(sum: Sum, character: string): Step {
  if (!/\d/.test(character) || sum.coefficient !== undefined) return 'not mine'
  const found = readDigits(sum.read, sum.at)
  if (!found) return 'refused'
  sum.digits ??= found
  sum.arabic = true
  return setCoefficient(sum, found.value, found.end - sum.at, found.end === sum.at + 1)
}

function takeZero(sum: Sum, character: string): Step {
  // 一千二零九: the digit before 零 took its place from the unit before it, as the last one of 一千二 does.
  const colloquial = sum.coefficient !== undefined && sum.single && sum.lastUnit >= 1000n
  if (character === '零' && colloquial && chineseDigit(sum.read.text[sum.at + 1]) > 0) {
    sum.section += ((sum.coefficient ?? 0n) * sum.lastUnit) / 10n
    sum.lastUnit /= 10n
    sum.coefficient = undefined
    sum.zeroBefore = true
    sum.at += 1
    return 'taken'
  }
  if (character !== '零' || sum.coefficient !== undefined || sum.lastUnit === 0n) return 'not mine'
  sum.zeroBefore = true
  sum.at += 1
  return 'taken'
}

/** 几百, 十几, 数千. */
function takeVagueDigit(sum: Sum, character: string): Step {
  const several =
    character === '几' || (character === '数' && smallUnits[sum.read.text[sum.at + 1] ?? ''] !== undefined)
  if (!several || sum.coefficient !== undefined) return 'not mine'
  sum.vague = true
  sum.chinese = true
  return setCoefficient(sum, (sum.bound === 'low' ? 1n : 9n) * one, 1, true)
}

function takeChinese(sum: Sum, character: string): Step {
  const { text } = sum.read
  const digit = chineseDigit(character)
  if (digit < 0 || sum.coefficient !== undefined) return 'not mine'
  sum.chinese = true
  const run = chineseRun(text, sum.at)
  if (run.length > maxDigits) return 'refused'
  // 两三百 is somewhere between; 一二八零 is read digit by digit.
  if (run.length === 2 && chineseDigit(run[1]) === digit + 1 && /[十百千万元块天期个]/.test(text[sum.at + 2] ?? '')) {
    sum.vague = true
    return setCoefficient(sum, BigInt(sum.bound === 'low' ? digit : digit + 1) * one, 2, true)
  }
  if (run.length > 1 && sum.lastUnit === 0n) {
    const digits = Array.from(run, chineseDigit).join('')
    return setCoefficient(sum, BigInt(digits) * one, run.length, false)
  }
  return setCoefficient(sum, BigInt(digit) * one, 1, true)
}

function closeCoefficient(sum: Sum, unit: bigint, character: string): Step {
  if (sum.arabic && sum.coefficient !== undefined) sum.multiplier ||= character
  sum.coefficient = undefined
  sum.lastUnit = unit
  sum.zeroBefore = false
  sum.at += 1
  return 'taken'
}

/** 十, 百 and 千 need a coefficient; only 十 may do without, at the beginning of a section. */
function takeSmallUnit(sum: Sum, character: string): Step {
  const unit = smallUnits[character]
  if (unit === undefined || (sum.coefficient === undefined && !(character === '十' && sum.section === 0n)))
    return 'not mine'
  sum.section += (sum.coefficient ?? one) * unit
  sum.chinese ||= sum.coefficient === undefined
  return closeCoefficient(sum, unit, character)
}

function takeBigUnit(sum: Sum, character: string): Step {
  const unit = bigUnits[character]
  const section = sum.section + (sum.coefficient ?? 0n)
  if (unit === undefined || (sum.section === 0n && sum.coefficient === undefined)) return 'not mine'
  sum.total = character === '亿' ? (sum.total + section) * unit : sum.total + section * unit
  sum.section = 0n
  if (sum.arabic) sum.multiplier ||= character
  return closeCoefficient(sum, unit, character)
}

/** 12k and 1.2w, but neither kg nor the w of a word. */
function takeLatinUnit(sum: Sum, character: string): Step {
  const unit = latinUnits[character]
  // 1w3 is 1.3w, as 一万三 is.
  const tail = /^\d(?![a-z0-9.%])/.exec(sum.read.text.slice(sum.at + 1, sum.at + 3))?.[0]
  const ends = tail !== undefined || !/[a-z0-9]/.test(sum.read.text[sum.at + 1] ?? '')
  const alone = sum.arabic && !sum.chinese && sum.lastUnit === 0n && ends
  if (unit === undefined || !alone || sum.coefficient === undefined) return 'not mine'
  sum.total = sum.coefficient * unit + (tail === undefined ? 0n : (BigInt(tail) * one * unit) / 10n)
  closeCoefficient(sum, unit, character)
  if (tail !== undefined) sum.at += 1
  return 'done'
}

/** 一千多, 一百来, 1280多: after a unit or digits, and 万 may follow. */
function takeMore(sum: Sum, character: string): Step {
  const behindUnit = /[来多余]/.test(character) && sum.lastUnit > 0n && sum.coefficient === undefined
  const behindDigits = character === '多' && sum.arabic && (sum.coefficient ?? 0n) >= 10n * one
  if (!behindUnit && !behindDigits) return 'not mine'
  sum.vague = true
  sum.at += 1
  return bigUnits[sum.read.text[sum.at] ?? ''] === undefined ? 'done' : 'taken'
}

/** 一·千·二: what stands between Chinese numerals hides nothing. */
function takeMark(sum: Sum, character: string): Step {
  if (!/[·•*_~]/.test(character) || !sum.chinese || !joinsNumerals(sum.read.text, sum.at)) return 'not mine'
  sum.at += 1
  return 'taken'
}

/** 三点五, 二十点一. */
function takePoint(sum: Sum, character: string): Step {
  const whole = sum.coefficient !== undefined || sum.section > 0n
  if (character !== '点' || sum.arabic || !whole || !decimalsFollow(sum.read.text, sum.at)) return 'not mine'
  const run = chineseRun(sum.read.text, sum.at + 1).slice(0, maxDecimals)
  const decimals = Array.from(run, chineseDigit).join('').padEnd(maxDecimals, '0')
  sum.coefficient = (sum.coefficient ?? 0n) + BigInt(decimals)
  sum.single = false
  sum.at += 1 + run.length
  return 'taken'
}

/** What may come next in a numeral; the first that takes it has it. */
export const steps: readonly ((sum: Sum, character: string) => Step)[] = [
  takeArabic,
  takeZero,
  takeVagueDigit,
  takeChinese,
  takeSmallUnit,
  takeBigUnit,
  takeLatinUnit,
  takeMore,
  takeMark,
  takePoint,
]
