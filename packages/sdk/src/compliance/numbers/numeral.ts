import type { CanonicalText } from './canonical.ts'
import { type Digits, maxDecimals, maxDigits, one, readDigits } from './digits.ts'

export { one } from './digits.ts'

/** A number as it stands in a text, before anyone knows of what. Places are canonical. */
export interface Numeral {
  readonly start: number
  readonly end: number
  /** In 1e-8. */
  readonly value: bigint
  /** Another reading of the same digits, where a comma may separate or group. */
  readonly other: bigint | undefined
  readonly script: 'arabic' | 'chinese' | 'mixed'
  readonly grouped: boolean
  readonly decimals: number
  readonly multiplier: string
  /** 几百, 两三百, 一百来: the upper bound, where the value is only the lower. */
  readonly upTo: bigint | undefined
  /** 一千二百八: the last digit took its place from the unit before it. */
  readonly colloquial: boolean
  /** Written with 十, 百, 千 or 万. */
  readonly hasUnit: boolean
}

const chineseDigits = '零一二三四五六七八九'
const smallUnits: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n }
const bigUnits: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n }
const latinUnits: Readonly<Record<string, bigint>> = { k: 1000n, w: 10_000n }

export function chineseDigit(character: string | undefined): number {
  if (character === undefined || character === '') return -1
  return character === '两' ? 2 : chineseDigits.indexOf(character)
}

/** Whether a numeral may begin with this character. */
export function opensNumeral(character: string): boolean {
  return /[\d零一二三四五六七八九两十几数]/.test(character)
}

interface Reading {
  readonly end: number
  readonly value: bigint
  readonly digits: Digits | undefined
  readonly script: 'arabic' | 'chinese' | 'mixed'
  readonly multiplier: string
  readonly vague: boolean
  readonly colloquial: boolean
  readonly hasUnit: boolean
}

/** What follows a colloquial tail and shows that it was none: 一万三期 is 一万, 三期. */
const ownsTail = /[期个天号月年张笔次位名]/

/**
 * Read the numeral that begins at a canonical place: 1,280 · 1.2万 · 3万5 ·
 * 一千二百八 · 1千2百8 · 几百. A unit without a coefficient (千万不要) is none.
 */
export function numeralAt(read: CanonicalText, start: number): Numeral | undefined {
  const low = readAs(read, start, 'low')
  if (!low) return undefined
  const { digits, vague, ...rest } = low
  const high = vague ? readAs(read, start, 'high') : undefined
  const upTo = high && stretched(read, low, high)
  const other = digits?.other === undefined || digits.end !== low.end ? undefined : digits.other
  return { start, ...rest, other, upTo, grouped: digits?.grouped ?? false, decimals: digits?.decimals ?? 0 }
}

function stretched(read: CanonicalText, low: Reading, high: Reading): bigint {
  return /[来多余]/.test(read.text[low.end - 1] ?? '') || high.value === low.value
    ? (low.value * 15n) / 10n
    : high.value
}

/** What has been read of a numeral so far. Sums are in 1e-8. */
interface Sum {
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
type Step = 'taken' | 'not mine' | 'done' | 'refused'

/** Nobody writes a longer number than this, in whatever script. */
const maxLength = 64
const steps = [
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

function readAs(read: CanonicalText, start: number, bound: 'low' | 'high'): Reading | undefined {
  const sum: Sum = {
    read,
    start,
    bound,
    at: start,
    total: 0n,
    section: 0n,
    coefficient: undefined,
    single: false,
    coefficientAt: start,
    lastUnit: 0n,
    zeroBefore: false,
    digits: undefined,
    arabic: false,
    chinese: false,
    vague: false,
    multiplier: '',
  }
  for (let step: Step = 'taken'; step === 'taken';) {
    const character = read.text[sum.at] ?? ''
    step = 'not mine'
    for (const take of steps) {
      step = take(sum, character)
      if (step !== 'not mine') break
    }
    if (step === 'refused' || sum.at - start > maxLength) return undefined
  }
  return sum.at === start ? undefined : readingOf(sum)
}

function readingOf(sum: Sum): Reading {
  const { tail, colloquial } = takeTail(sum)
  const { read, start, at, digits, arabic, chinese, lastUnit, multiplier, vague } = sum
  const mixed = chinese || lastUnit > 0n ? scriptOf(multiplier, colloquial, chinese, read.text, start, at) : 'arabic'
  return {
    end: at,
    value: sum.total + sum.section + tail,
    digits,
    script: arabic ? mixed : 'chinese',
    multiplier,
    vague,
    colloquial,
    hasUnit: lastUnit > 0n,
  }
}

/** 一千二百八: a single digit behind 百, 千 or 万 counts the next smaller unit, unless 零 says otherwise. */
function takeTail(sum: Sum): { tail: bigint; colloquial: boolean } {
  const { coefficient, lastUnit, read } = sum
  if (coefficient === undefined || lastUnit < 100n || sum.zeroBefore || !sum.single)
    return { tail: coefficient ?? 0n, colloquial: false }
  const next = read.text[sum.at] ?? ''
  if (ownsTail.test(next) || (next === '分' && read.text[sum.at + 1] !== '钱')) {
    sum.at = sum.coefficientAt
    return { tail: 0n, colloquial: false }
  }
  return { tail: (coefficient * lastUnit) / 10n, colloquial: true }
}

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
  const alone = sum.arabic && !sum.chinese && sum.lastUnit === 0n && !/[a-z0-9]/.test(sum.read.text[sum.at + 1] ?? '')
  if (unit === undefined || !alone || sum.coefficient === undefined) return 'not mine'
  sum.total = sum.coefficient * unit
  closeCoefficient(sum, unit, character)
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

/** 1.2万 is Arabic with a multiplier; 1千2百8 and 3万5 are mixed. */
function scriptOf(
  multiplier: string,
  colloquial: boolean,
  chinese: boolean,
  text: string,
  from: number,
  to: number,
): 'arabic' | 'mixed' {
  const units = text.slice(from, to).match(/[十百千万亿kw]/g) ?? []
  const endsInUnit = /[千万亿kw来多余]/.test(text[to - 1] ?? '')
  return !colloquial && !chinese && units.length === 1 && multiplier !== '' && endsInUnit ? 'arabic' : 'mixed'
}

function chineseRun(text: string, at: number): string {
  let end = at
  while (end - at <= maxDigits && chineseDigit(text[end]) >= 0 && text[end] !== '') end += 1
  return text.slice(at, end)
}

function joinsNumerals(text: string, at: number): boolean {
  return (
    /[零一二三四五六七八九两十百千万]/.test(text[at - 1] ?? '') &&
    /[零一二三四五六七八九两十百千万]/.test(text[at + 1] ?? '')
  )
}

/** 三点五元 has decimals; 三点五分 is a time. */
function decimalsFollow(text: string, at: number): boolean {
  const run = chineseRun(text, at + 1)
  if (run.length === 0) return false
  const next = text[at + 1 + run.length] ?? ''
  return !/[分刻半钟十]/.test(next)
}
