import type { Fen } from '../../model/money.ts'
import type { BusinessDate } from '../../model/time.ts'
import { dayNumber, monthAway, monthText, partsOf } from './calendar.ts'
import { chineseNumber } from './chinese-number.ts'
import type { Quantity, WrittenForm } from './quantity.ts'
import { widened, writeAmount } from './write-amount.ts'

/** What a quantity should have said. */
export type TrueValue =
  | { readonly kind: 'amount'; readonly amountFen: Fen }
  | { readonly kind: 'date'; readonly date: BusinessDate }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'rate'; readonly ppm: number }
  | { readonly kind: 'whole'; readonly value: number }

/** The true value, written as the wrong one was; `undefined` where that form cannot say it. */
export function writeLike({ form }: Quantity, value: TrueValue, today: BusinessDate): string | undefined {
  switch (value.kind) {
    case 'amount':
      return writeAmount(value.amountFen, form)
    case 'date':
      return writeDate(value.date, form, today)
    case 'month':
      return writeMonth(value.month, form)
    case 'rate':
      return writeRate(value.ppm, form)
    case 'whole':
      return whole(value.value, form) + form.tail
  }
}

function whole(value: number, { script, wide }: WrittenForm): string {
  if (script === 'arabic' || script === 'mixed') return widened(String(value), wide)
  // 两期 and 两张, but 十二期.
  return value === 2 ? '两' : chineseNumber(BigInt(value), script === 'banker')
}

/** A day of a month is counted with 二, not with 两. */
function ordinal(value: number, { script, wide }: WrittenForm): string {
  return script === 'arabic' || script === 'mixed' ? widened(String(value), wide) : chineseNumber(BigInt(value))
}

const words: Readonly<Record<number, string>> = {
  [-3]: '大前',
  [-2]: '前',
  [-1]: '昨',
  0: '今',
  1: '明',
  2: '后',
  3: '大后',
}

function writeDate(date: BusinessDate, form: WrittenForm, today: BusinessDate): string | undefined {
  const { year, month, day } = partsOf(date)
  const inDigits = monthAndDayOf(month, day, { ...form, script: 'arabic' }, '日')
  const two = (value: number): string => String(value).padStart(2, '0')
  const dayMark = form.tail === '号' || form.tail === '日' ? form.tail : '日'
  const monthAndDay = monthAndDayOf(month, day, form, dayMark)
  const withYear = `${widened(String(year), form.wide)}年${monthAndDay}`
  const near = Math.abs(dayNumber(date) - dayNumber(today)) < 300 ? monthAndDay : withYear
  switch (form.shape) {
    case 'iso': {
      const mark = form.lead
      const text = form.tail === 'padded' ? [year, two(month), two(day)] : [year, month, day]
      return widened(text.join(mark), form.wide)
    }
    case 'compact':
      return widened(`${year}${two(month)}${two(day)}`, form.wide)
    case 'year-month-day':
      return form.script === 'arabic'
        ? withYear
        : `${[...String(year)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}年${monthAndDay}`
    case 'slash':
      return widened(`${month}/${day}`, form.wide)
    case 'pointed':
      return widened(`${month}.${day}`, form.wide) + form.tail
    case 'day':
      return sameMonth(date, today, 0) ? ordinal(day, form) + dayMark : near
    case 'monthly':
      return `${form.lead}月${ordinal(day, form)}${dayMark}`
    case 'of-month':
      return relativeMonth(date, today, form, ordinal(day, form) + dayMark) ?? near
    case 'word': {
      const word = words[dayNumber(date) - dayNumber(today)]
      return word === undefined ? inDigits : `${word}天`
    }
    case 'days-away': {
      const days = dayNumber(date) - dayNumber(today)
      if (days > 0 && days <= 60) return whole(days, form) + form.tail
      // 还有3天到期 cannot name a day in the place of its number.
      return form.tail.endsWith('后') ? inDigits : undefined
    }
    case 'weekday':
    case 'month-end':
      return inDigits
    default:
      return near
  }
}

function monthAndDayOf(month: number, day: number, form: WrittenForm, mark: string): string {
  return `${ordinal(month, form)}月${ordinal(day, form)}${mark}`
}

function sameMonth(date: BusinessDate, today: BusinessDate, step: number): boolean {
  const { year, month } = monthAway(today, step)
  return date.startsWith(`${monthText(year, month)}-`)
}

/** 本月15号 stays 本月, and becomes 下月 or 上月 where the true day is there. */
function relativeMonth(
  date: BusinessDate,
  today: BusinessDate,
  { lead }: WrittenForm,
  day: string,
): string | undefined {
  const measure = lead.endsWith('个') ? '个' : ''
  if (sameMonth(date, today, 0)) return `${/^[本这当]/.test(lead) ? lead : `本`}月${day}`
  if (sameMonth(date, today, 1)) return `${/^(?:下个?|次)$/.test(lead) ? lead : `下${measure}`}月${day}`
  return sameMonth(date, today, -1) ? `上${measure}月${day}` : undefined
}

function writeMonth(month: string, form: WrittenForm): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return form.script === 'arabic' ? widened(`${year}年${number}月`, form.wide) : `${chineseNumber(BigInt(number))}月`
}

const ppmOf: Readonly<Record<string, number>> = {
  '%': 10_000,
  个点: 10_000,
  个百分点: 10_000,
  '‰': 1000,
  '‱': 100,
  百分之: 10_000,
  千分之: 1000,
  万分之: 100,
  万: 100,
  分: 10_000,
  厘: 1000,
}

function writeRate(ppm: number, form: WrittenForm): string | undefined {
  const perOne = ppmOf[form.shape]
  if (perOne === undefined) return undefined
  const decimals = String(perOne).length - 1
  const digits = String(ppm).padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(Math.min(form.decimals, decimals), '0')
  const wholePart = digits.slice(0, -decimals)
  if (form.script === 'arabic')
    return form.lead + widened(fraction === '' ? wholePart : `${wholePart}.${fraction}`, form.wide) + form.tail
  const spelt = chineseNumber(BigInt(wholePart))
  const point =
    fraction === '' ? '' : `点${[...fraction].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`
  // 两分利 with decimals, and 万五 with more than one digit, are said in full.
  if (form.shape === '万' && (point !== '' || spelt.length > 1)) return `万分之${spelt}${point}`
  return form.lead + (spelt === '二' && /[分厘]/.test(form.shape) ? '两' : spelt) + point + form.tail
}

/**
 * A rate as a percentage, exactly, without zeros that say nothing.
 *
 * @example
 * writePercent(182_550) // '18.255%'
 */
export function writePercent(ppm: number): string {
  const digits = String(ppm).padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}%`
}
