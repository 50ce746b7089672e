import type { BusinessDate } from '../../model/time.ts'
import { dateOf, dayOfWeek, daysLater, lastDay, monthAway, monthText, partsOf } from './calendar.ts'
import { numeralAt, one } from './numeral.ts'
import { canonical } from './canonical.ts'
import { after, before, type Found, formOf, matchAt, type Reading, spelling } from './reader.ts'

const number = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
/** 号 of 号码 and 号线 is no day, and the 日 of 15日内 is a length. */
const day = `${number}(?:号(?!码|线|楼|店|文|令|机)|日(?!内|以内|之内|均|元|息|利|后|之后|起))`
const full = new RegExp(`(20\\d{2}|二零[零一二三四五六七八九]{2})年${number}月(?:份)?(?:${day}|底|末)?`, 'y')
const iso = /(20\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y
const isoMonth = /(20\d{2})[-/](\d{1,2})(?![-/\d])/y
const compact = /(20\d{2})(\d{2})(\d{2})(?!\d)/y
const ofYear = new RegExp(`(今年|明年|去年)的?${number}月(?:份)?(?:${day}|底|末)?`, 'y')
const monthDay = new RegExp(`${number}月(?:份)?(?:${day}|底|末)?`, 'y')
const slash = /(\d{1,2})\/(\d{1,2})(?![\d/]|期)/y
/** 11.18到期; beside a word of money the same digits are an amount. */
const pointed = /(\d{1,2})\.(\d{1,2})(?:[号日]|(?=(?:到期|之?前|以前|是?还款日|扣款)))/y
/** 还款日是12.6 says a day without 号. */
const pointedAfter = /(?:还款日|到期日?|扣款日|账单日|出账日|截止日?)(?:期|是|为|:|在|到)*$/
const pointedDay = /(\d{1,2})[.-](\d{1,2})(?![\d.%元块万千-])/y
const ofMonth = new RegExp(`(本|这个?|当|下下个?|下个?|次|上个?|每个?)月(?:份)?的?(?:${day}|底|末)`, 'y')
const bareEnd = /月[底末]/y
const bareDay = new RegExp(day, 'y')
const word = /大前[天日]|前[天日]|昨[天日晚]|今[天日晚]|明[天日晚]|大后[天日]|后[天日]/y
const weekDay = /(下下个?|下个?|上个?|本|这个?)?(?:周|星期|礼拜)([一二三四五六日天])/y

const wordDays: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 }
const monthSteps: Readonly<Record<string, number>> = {
  本: 0,
  这: 0,
  这个: 0,
  当: 0,
  下: 1,
  下个: 1,
  次: 1,
  下下: 2,
  下下个: 2,
  上: -1,
  上个: -1,
}
const yearSteps: Readonly<Record<string, number>> = { 今年: 0, 明年: 1, 去年: -1 }
const weekSteps: Readonly<Record<string, number>> = {
  下下: 2,
  下下个: 2,
  下: 1,
  下个: 1,
  上: -1,
  上个: -1,
  本: 0,
  这: 0,
  这个: 0,
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const read = canonical(text)
  const numeral = numeralAt(read, 0)
  return numeral && numeral.end === text.length ? Number(numeral.value / one) : Number.NaN
}

function yearOf(text: string): number {
  return /^\d/.test(text)
    ? Number(text)
    : Number([...text].map((digit) => '零一二三四五六七八九'.indexOf(digit)).join(''))
}

/** Any date, from here: 2026-11-30, 11月30日, 本月15号, 15号, 下周一, 明天, 月底, 三天后. */
export function readDate(reading: Reading, at: number): Found | undefined {
  const character = reading.read.text[at] ?? ''
  if (/\d/.test(character) && /[\d.]/.test(reading.read.text[at - 1] ?? '')) return undefined
  if (/[\d一二三四五六七八九十两]/.test(character)) return numeric(reading, at)
  if (/[今明去]/.test(character)) {
    const found = inYear(reading, at)
    if (found) return found
  }
  if (/[本这当下次上每]/.test(character)) {
    const found = inMonth(reading, at)
    if (found) return found
  }
  if (character === '月') {
    const found = matchAt(bareEnd, reading.read, at)
    if (!found || /[\d一二三四五六七八九十个]/.test(reading.read.text[at - 1] ?? '')) return undefined
    const { year, month } = partsOf(reading.today)
    return dated(reading, at, at + 2, [lastDay(year, month)], { shape: 'month-end' })
  }
  if (/[周星礼下上本这]/.test(character)) {
    const found = ofWeek(reading, at)
    if (found) return found
  }
  return /[大前昨今明后]/.test(character) ? byWord(reading, at) : undefined
}

interface Shape {
  readonly shape: string
  readonly lead?: string
  readonly tail?: string
  /** 每月15日. */
  readonly everyMonth?: boolean
}

function dated(
  reading: Reading,
  start: number,
  end: number,
  dates: readonly (BusinessDate | undefined)[],
  shape: Shape,
): Found | undefined {
  const real = dates.filter((date) => date !== undefined)
  if (real.length === 0) return undefined
  const { everyMonth = false, ...parts } = shape
  const form = formOf(reading.read, start, end, parts)
  return {
    start,
    end,
    quantity: (common) => ({ kind: 'date', ...common, dates: real, monthly: everyMonth, approximate: false, form }),
  }
}

function wholeMonth(reading: Reading, start: number, end: number, months: readonly string[]): Found {
  const form = formOf(reading.read, start, end, { shape: 'month' })
  return { start, end, quantity: (common) => ({ kind: 'month', ...common, months, approximate: false, form }) }
}

function numeric(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  const { year: thisYear } = partsOf(reading.today)
  const withYear = matchAt(full, read, at)
  if (withYear) {
    const [text, year = '', month = '', date] = withYear
    return monthAndDay(reading, at, text, [yearOf(year)], month, date, 'year-month-day')
  }
  const digital = matchAt(iso, read, at)
  if (digital) {
    const [text, year, mark = '-', month, date] = digital
    const padded = /[-/.]\d\d[-/.]/.test(text) ? 'padded' : ''
    return dated(reading, at, at + text.length, [dateOf(Number(year), Number(month), Number(date))], {
      shape: 'iso',
      lead: mark,
      tail: padded,
    })
  }
  const joined = matchAt(compact, read, at)
  if (joined)
    return dated(reading, at, at + 8, [dateOf(Number(joined[1]), Number(joined[2]), Number(joined[3]))], {
      shape: 'compact',
    })
  const month = matchAt(isoMonth, read, at)
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return wholeMonth(reading, at, at + month[0].length, [monthText(Number(month[1]), Number(month[2]))])
  const ofThisYear = matchAt(monthDay, read, at)
  if (ofThisYear) {
    const [text, monthName = '', date] = ofThisYear
    const found = monthAndDay(reading, at, text, [thisYear, thisYear - 1, thisYear + 1], monthName, date, 'month-day')
    if (found) return found
  }
  const slashed = matchAt(slash, read, at)
  if (slashed && !/[\d/]$/.test(before(read, at)))
    return dated(reading, at, at + slashed[0].length, nearYears(reading, Number(slashed[1]), Number(slashed[2])), {
      shape: 'slash',
    })
  const dotted =
    matchAt(pointed, read, at) ?? (pointedAfter.test(before(read, at)) ? matchAt(pointedDay, read, at) : undefined)
  if (dotted)
    return dated(reading, at, at + dotted[0].length, nearYears(reading, Number(dotted[1]), Number(dotted[2])), {
      shape: 'pointed',
      tail: /[号日]$/.exec(dotted[0])?.[0] ?? '',
    })
  return daysAway(reading, at) ?? dayAlone(reading, at)
}

function nearYears({ today }: Reading, month: number, date: number): (BusinessDate | undefined)[] {
  const { year } = partsOf(today)
  return [dateOf(year, month, date), dateOf(year - 1, month, date), dateOf(year + 1, month, date)]
}

function monthAndDay(
  reading: Reading,
  at: number,
  text: string,
  years: readonly number[],
  monthName: string,
  dayName: string | undefined,
  shape: string,
): Found | undefined {
  const month = numberOf(monthName)
  if (!(month >= 1 && month <= 12)) return undefined
  const end = at + text.length
  if (dayName !== undefined) {
    const dates = years.map((year) => dateOf(year, month, numberOf(dayName)))
    return dated(reading, at, end, dates, { shape, tail: text.slice(-1) })
  }
  if (/[底末]$/.test(text))
    return dated(
      reading,
      at,
      end,
      years.map((year) => lastDay(year, month)),
      { shape: 'month-end' },
    )
  return wholeMonth(
    reading,
    at,
    end,
    years.map((year) => monthText(year, month)),
  )
}

function inYear(reading: Reading, at: number): Found | undefined {
  const found = matchAt(ofYear, reading.read, at)
  if (!found) return undefined
  const [text, which = '', month = '', date] = found
  const year = partsOf(reading.today).year + (yearSteps[which] ?? 0)
  return monthAndDay(reading, at, text, [year], month, date, 'of-year')
}

function inMonth(reading: Reading, at: number): Found | undefined {
  const found = matchAt(ofMonth, reading.read, at)
  if (!found) return undefined
  const [text, which = '', dayName] = found
  const end = at + text.length
  const shape = { shape: 'of-month', lead: which, tail: text.slice(-1) }
  if (which.startsWith('每')) {
    if (dayName === undefined) return undefined
    return dated(reading, at, end, daysNear(reading, numberOf(dayName)), {
      ...shape,
      shape: 'monthly',
      everyMonth: true,
    })
  }
  const { year, month } = monthAway(reading.today, monthSteps[which] ?? 0)
  if (dayName === undefined) return dated(reading, at, end, [lastDay(year, month)], { ...shape, shape: 'month-end' })
  return dated(reading, at, end, [dateOf(year, month, numberOf(dayName))], shape)
}

/** A day without a month may be of this one, the last or the next. */
function daysNear({ today }: Reading, date: number): (BusinessDate | undefined)[] {
  return [0, 1, -1].map((step) => {
    const { year, month } = monthAway(today, step)
    return dateOf(year, month, date)
  })
}

function dayAlone(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  const found = matchAt(bareDay, read, at)
  // 近7日 and 第15日 are lengths and ordinals; 〔2025〕9号 is a document.
  if (!found || /(?:近|最近|过去|前|第|连续|满|每|逾期|逾期了|工作|自然|[〕\])\d.-])$/.test(before(read, at)))
    return undefined
  const dates = daysNear(reading, numberOf(found[1] ?? ''))
  return dated(reading, at, at + found[0].length, dates, { shape: 'day', tail: found[0].slice(-1) })
}

/** 三天后, and the 3天 of 还有3天到期. */
function daysAway(reading: Reading, at: number): Found | undefined {
  const { read, today } = reading
  const numeral = numeralAt(read, at)
  if (!numeral || numeral.value % one !== 0n || numeral.upTo !== undefined) return undefined
  const rest = after(read, numeral.end)
  const days = Number(numeral.value / one)
  const later = /^[天日](?:之后|以后|后)(?!四位)/.exec(rest)?.[0]
  const untilDue = /^天(?=(?:就|才|将|要|会|之?后)*(?:到期|到还款日|扣款))/.exec(rest)?.[0]
  const tail = later ?? untilDue
  if (tail === undefined || days > 400 || /(?:到期|逾期|逾期了|还款日|入账|近|第)$/.test(before(read, at)))
    return undefined
  return dated(reading, at, numeral.end + tail.length, [daysLater(today, days)], { shape: 'days-away', tail })
}

function ofWeek(reading: Reading, at: number): Found | undefined {
  const { read, today } = reading
  const found = matchAt(weekDay, read, at)
  if (!found || /[一两三几每\d]$/.test(before(read, at))) return undefined
  const [text, which, name = ''] = found
  const dayNo = '一二三四五六日'.indexOf(name === '天' ? '日' : name) + 1
  const thisWeek = dayOfWeek(today, 0, dayNo)
  const dates =
    which === undefined
      ? thisWeek < today
        ? [dayOfWeek(today, 1, dayNo), thisWeek]
        : [thisWeek]
      : [dayOfWeek(today, weekSteps[which] ?? 0, dayNo)]
  return dated(reading, at, at + text.length, dates, { shape: 'weekday' })
}

function byWord(reading: Reading, at: number): Found | undefined {
  const found = matchAt(word, reading.read, at)?.[0]
  if (found === undefined || (found.startsWith('后') && /[之以今然随最稍]$/.test(before(reading.read, at))))
    return undefined
  const days = wordDays[found.slice(0, -1)]
  if (days === undefined) return undefined
  return dated(reading, at, at + found.length, [daysLater(reading.today, days)], {
    shape: 'word',
    tail: spelling(reading.read, at, at + found.length).slice(-1),
  })
}
