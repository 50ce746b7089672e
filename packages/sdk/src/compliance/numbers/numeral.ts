import type { CanonicalText } from './canonical.ts'

/** Values are held in 1e-8, so that every decimal which people write is exact. */
export const one = 100_000_000n

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
const maxDigits = 15
const maxDecimals = 8

export function chineseDigit(character: string | undefined): number {
  if (character === undefined || character === '') return -1
  return character === '两' ? 2 : chineseDigits.indexOf(character)
}

/** Whether a numeral may begin with this character. */
export function opensNumeral(character: string): boolean {
  return /[\d零一二三四五六七八九两十几数]/.test(character)
}

interface Digits {
  readonly end: number
  readonly value: bigint
  readonly other?: bigint
  readonly grouped: boolean
  readonly decimals: number
}

/** Repeats are bounded, so that a megabyte of digits costs what it is long. Single digits that something keeps apart: 1 2 8 0, 1·2·8·0, 1.2.8.0. */
const apart = [/\d(?:[ ·•*_~'’]{1,2}\d){2,14}(?!\d)/y, /\d(?:\.\d){3,14}(?![\d.])/y, /\d(?:-\d){3,14}(?![\d-])/y]
const inGroups = /\d{1,3}(?:(?:, ?\d{3}){1,4}|(?: \d{3}){1,4})(?!\d)/y
const plainDigits = /\d+/y
const fraction = /\.\d+(?!\d)/y

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Arabic digits from here; `undefined` when there are more than any amount has. */
function readDigits(read: CanonicalText, at: number): Digits | undefined {
  const { text } = read
  for (const pattern of apart) {
    const found = matchAt(pattern, text, at)
    if (found === undefined) continue
    const digits = found.replace(/\D/g, '')
    if (digits.length <= maxDigits)
      return { end: at + found.length, value: BigInt(digits) * one, grouped: false, decimals: 0 }
  }
  const groups = matchAt(inGroups, text, at)
  const whole = groups ?? matchAt(plainDigits, text, at)
  if (whole === undefined) return undefined
  const wholeDigits = whole.replace(/\D/g, '')
  const point = matchAt(fraction, text, at + whole.length) ?? ''
  const decimals = Math.max(0, point.length - 1)
  if (wholeDigits.length > maxDigits || decimals > maxDecimals) return undefined
  const value = BigInt(wholeDigits + point.slice(1).padEnd(maxDecimals, '0'))
  const end = at + whole.length + point.length
  const common = { end, value, grouped: groups !== undefined, decimals }
  if (groups === undefined || !mayList(read, at, groups)) return common
  const last = groups.slice(-3)
  return { ...common, other: BigInt(last + point.slice(1).padEnd(maxDecimals, '0')) }
}

/** 还了300，280元: a Chinese comma between plain digits may end a clause as well as mark thousands. */
function mayList(read: CanonicalText, at: number, groups: string): boolean {
  if (groups.includes(', ')) return true
  const comma = groups.indexOf(',')
  if (comma < 0) return false
  const sign = read.original[read.starts[at + comma] ?? 0]
  const before = read.original[read.starts[at] ?? 0] ?? ''
  return sign === '，' && /[0-9]/.test(before)
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
  return /[来多余]/.test(read.text[low.end - 1] ?? '') || high.value === low.value ? (low.value * 15n) / 10n : high.value
}

function readAs(read: CanonicalText, start: number, bound: 'low' | 'high'): Reading | undefined {
  const { text } = read
  let at = start
  let total = 0n
  let section = 0n
  let coefficient: bigint | undefined
  let single = false
  let lastUnit = 0n
  let zeroBefore = false
  let digits: Digits | undefined
  let arabic = false
  let chinese = false
  let vague = false
  let multiplier = ''
  let tailAt = start
  for (;;) {
    const character = text[at] ?? ''
    const small = smallUnits[character]
    const big = bigUnits[character]
    const latinUnit = latinUnits[character]
    const digit = chineseDigit(character)
    if (/\d/.test(character) && coefficient === undefined && character !== '') {
      const found = readDigits(read, at)
      if (!found) return undefined
      tailAt = at
      digits ??= found
      coefficient = found.value
      single = found.end === at + 1
      arabic = true
      at = found.end
    } else if (digit === 0 && coefficient === undefined && lastUnit > 0n) {
      zeroBefore = true
      at += 1
    } else if ((digit >= 0 || character === '几' || (character === '数' && smallUnits[text[at + 1] ?? ''])) && coefficient === undefined) {
      tailAt = at
      chinese = true
      const run = chineseRun(text, at)
      if (character === '几' || character === '数') {
        vague = true
        coefficient = (bound === 'low' ? 1n : 9n) * one
        at += 1
        single = true
      } else if (run.length === 2 && chineseDigit(run[1]) === digit + 1 && /[十百千万元块天期个]/.test(text[at + 2] ?? '')) {
        vague = true
        coefficient = BigInt(bound === 'low' ? digit : digit + 1) * one
        at += 2
        single = true
      } else if (run.length > 1 && run.length <= maxDigits && lastUnit === 0n) {
        coefficient = BigInt([...run].map(chineseDigit).join('')) * one
        at += run.length
        single = false
      } else if (run.length > maxDigits) {
        return undefined
      } else {
        coefficient = BigInt(digit) * one
        at += 1
        single = true
      }
    } else if (small !== undefined && (coefficient !== undefined || (character === '十' && section === 0n))) {
      // An Arabic coefficient of 十 is no number: 15十.
      section += (coefficient ?? one) * small
      if (arabic && coefficient !== undefined) multiplier ||= character
      chinese ||= coefficient === undefined
      coefficient = undefined
      lastUnit = small
      zeroBefore = false
      at += 1
    } else if (big !== undefined && (section > 0n || coefficient !== undefined)) {
      total = character === '亿' ? (total + section + (coefficient ?? 0n)) * big : total + (section + (coefficient ?? 0n)) * big
      if (arabic) multiplier ||= character
      section = 0n
      coefficient = undefined
      lastUnit = big
      zeroBefore = false
      at += 1
    } else if (latinUnit !== undefined && arabic && !chinese && lastUnit === 0n && !/[a-z0-9]/.test(text[at + 1] ?? '')) {
      total = (coefficient ?? 0n) * latinUnit
      coefficient = undefined
      multiplier = character
      lastUnit = latinUnit
      at += 1
      break
    } else if (/[来多余]/.test(character) && lastUnit > 0n && coefficient === undefined) {
      vague = true
      at += 1
      if (!bigUnits[text[at] ?? '']) break
    } else if (/[·•*_~]/.test(character) && at > start && chinese && joinsNumerals(text, at)) {
      at += 1
    } else if (character === '点' && decimalsFollow(text, at) && (coefficient !== undefined || section > 0n) && !arabic) {
      const run = chineseRun(text, at + 1).slice(0, maxDecimals)
      coefficient = (coefficient ?? 0n) + BigInt([...run].map(chineseDigit).join('').padEnd(maxDecimals, '0'))
      at += 1 + run.length
      single = false
    } else break
    if (at - start > 64) return undefined
  }
  if (at === start) return undefined
  let tail = coefficient ?? 0n
  let colloquial = false
  if (coefficient !== undefined && lastUnit >= 100n && !zeroBefore && single) {
    if (ownsTail.test(text[at] ?? '') || (text[at] === '分' && text[at + 1] !== '钱')) {
      at = tailAt
      tail = 0n
    } else {
      tail = (coefficient * lastUnit) / 10n
      colloquial = true
    }
  }
  // 零 alone at the end belongs to what follows: 三百零 is no number that people write.
  return {
    end: at,
    value: total + section + tail,
    digits,
    script: arabic ? (chinese || lastUnit > 0n ? scriptOf(multiplier, colloquial, chinese, text, start, at) : 'arabic') : 'chinese',
    multiplier,
    vague,
    colloquial,
    hasUnit: lastUnit > 0n,
  }
}

/** 1.2万 is Arabic with a multiplier; 1千2百8 and 3万5 are mixed. */
function scriptOf(multiplier: string, colloquial: boolean, chinese: boolean, text: string, from: number, to: number) {
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
  return /[零一二三四五六七八九两十百千万]/.test(text[at - 1] ?? '') && /[零一二三四五六七八九两十百千万]/.test(text[at + 1] ?? '')
}

/** 三点五元 has decimals; 三点五分 is a time. */
function decimalsFollow(text: string, at: number): boolean {
  const run = chineseRun(text, at + 1)
  if (run.length === 0) return false
  const next = text[at + 1 + run.length] ?? ''
  return !/[分刻半钟十]/.test(next)
}
