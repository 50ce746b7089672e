import type { CanonicalText } from './canonical.ts'
import type { Digits } from './digits.ts'
import { type Step, steps, type Sum } from './numeral-steps.ts'

export { chineseDigit } from './chinese-digits.ts'
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

/** Nobody writes a longer number than this, in whatever script. */
const maxLength = 64
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
