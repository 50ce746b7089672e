import { addBusinessDays, isBusinessDay } from '../../model/business-calendar.ts'
import {
  addDays,
  type BusinessDate,
  businessDateOf,
  endOfBusinessDay,
  type Instant,
  instantAt,
  instantOf,
  msOf,
} from '../../model/time.ts'
import { dateOf, dayOfWeek, lastDay, monthAway, partsOf } from '../numbers/calendar.ts'

/** A time that an agent names, and the last moment at which it is kept. */
export interface NamedTime {
  readonly start: number
  readonly end: number
  readonly dueAt: Instant
  /** 今天 alone: as often what is being done right now as a promise. */
  readonly bareToday: boolean
  /** Written as a limit, with 内, 前 or 后: it is a deadline even by itself. */
  readonly isLimit: boolean
}

/** Counts as written: 3, 三, 二十四, 一两 (the larger of the two). */
function countOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digit = (one: string | undefined): number => '零一二三四五六七八九'.indexOf(one === '两' ? '二' : (one ?? ''))
  if (!text.includes('十')) return digit(text.at(-1))
  const [tens = '', ones = ''] = text.split('十')
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}

const numeral = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})'
/** Of 3-5 the larger number is kept to. */
const count = `(?:${numeral}[-~—–至到])?(?<count>${numeral})`
const within = '(?:之内|以内|内|之后|以后|后|左右)'

const hourMs = 3_600_000
const minuteMs = 60_000

const dayWords: Readonly<Record<string, number>> = { 今: 0, 当: 0, 明: 1, 次: 1, 后: 2, 大后: 3 }
/** By when a part of a day is over; what is not here lasts to the day's end. */
const partEnds: Readonly<Record<string, string>> = {
  早: '12:00',
  早上: '12:00',
  上午: '12:00',
  中午: '14:00',
  下午: '18:00',
  傍晚: '19:00',
}
/** When offices close: 下班前. */
const closing = '18:00'

const partOfDay =
  '(?:的?(?<part>早上|上午|中午|下午|傍晚|晚上|早|晚)?' +
  `(?:(?<hour>${numeral})(?:点|时|:)(?:(?<half>半)|(?<minute>\\d{2})分?)?(?:钟|整)?)?)`
const ending = '(?<off>下班)?(?<before>之前|以前|前|之内|以内|内|左右)?'

type Groups = Readonly<Record<string, string | undefined>>

interface Kind {
  readonly pattern: RegExp
  /** `undefined` where what is named does not exist or is over. */
  readonly due: (groups: Groups, now: Instant) => Instant | undefined
}

/** The end of a day, or a time of it that the words go on to name. Today's that is over already lasts to the day's end. */
function onDay(date: BusinessDate | undefined, groups: Groups, now: Instant): Instant | undefined {
  if (date === undefined || date < businessDateOf(now)) return undefined
  const time = wallTime(groups)
  const due = time === undefined ? endOfBusinessDay(date) : instantAt(date, time)
  return due > now ? due : endOfBusinessDay(date)
}

function wallTime({ part, hour, half, minute, off, before }: Groups): string | undefined {
  if (off !== undefined) return closing
  if (hour === undefined) {
    if (part === '中午' && before?.endsWith('前') === true) return '12:00'
    return part === undefined ? undefined : partEnds[part]
  }
  let hours = countOf(hour)
  const afternoon = part === '下午' || part === '傍晚' || part === '晚' || part === '晚上'
  // 明天3点 is said in the daytime, of the daytime.
  const daytime = part === undefined || part === '中午'
  if (hours < 12 && (afternoon || (daytime && hours < 8))) hours += 12
  const minutes = half !== undefined ? 30 : Number(minute ?? 0)
  return hours <= 23 && minutes <= 59 ? `${two(hours)}:${two(minutes)}` : undefined
}

const two = (value: number): string => String(value).padStart(2, '0')

function later(now: Instant, ms: number): Instant {
  return instantOf(msOf(now) + ms)
}

function afterDays(now: Instant, days: number): Instant {
  return endOfBusinessDay(addDays(businessDateOf(now), days))
}

function afterMonths(now: Instant, months: number): BusinessDate {
  const today = businessDateOf(now)
  const { year, month } = monthAway(today, months)
  return dateOf(year, month, partsOf(today).day) ?? lastDay(year, month)
}

/** The last business day of this week (0) or the next (1); its Sunday, where none is left. */
function weekEnd(now: Instant, week: number): Instant {
  const today = businessDateOf(now)
  const days = [7, 6, 5, 4, 3, 2, 1].map((day) => dayOfWeek(today, week, day))
  return endOfBusinessDay(days.find((day) => day >= today && isBusinessDay(day)) ?? dayOfWeek(today, week, 7))
}

/** A day of a month without its year: the one that comes, unless it is long past and so next year's. */
function monthDay(now: Instant, month: number, day: number): BusinessDate | undefined {
  const today = businessDateOf(now)
  const { year, month: thisMonth } = partsOf(today)
  return dateOf(thisMonth - month > 6 ? year + 1 : year, month, day)
}

const kinds: readonly Kind[] = [
  {
    pattern: new RegExp(`${count}个?(?:工作日|工作天|交易日)${within}?`, 'gu'),
    due: ({ count: n = '' }, now) => endOfBusinessDay(addBusinessDays(businessDateOf(now), countOf(n))),
  },
  {
    pattern: new RegExp(`(?:下一?个|次一?个?)工作日(?:内)?${partOfDay}${ending}`, 'gu'),
    due: (groups, now) => onDay(addBusinessDays(businessDateOf(now), 1), groups, now),
  },
  {
    pattern: new RegExp(`${count}(?<half>个半)?个?(?:小时|钟头|h(?![a-z]))${within}?`, 'gu'),
    due: ({ count: n = '', half }, now) => later(now, (countOf(n) + (half === undefined ? 0 : 0.5)) * hourMs),
  },
  { pattern: new RegExp(`半个?(?:小时|钟头)${within}?`, 'gu'), due: (_, now) => later(now, hourMs / 2) },
  {
    pattern: new RegExp(`${count}分钟${within}?`, 'gu'),
    due: ({ count: n = '' }, now) => later(now, countOf(n) * minuteMs),
  },
  {
    // Without 内 it may be how long something has lasted; then only 三天给您答复 is a time.
    pattern: new RegExp(`${count}(?:个自然日|日|天)(?:${within}|(?<=天|自然日)(?=就?[给为帮会]))`, 'gu'),
    due: ({ count: n = '' }, now) => afterDays(now, countOf(n)),
  },
  { pattern: /这[两二三](?:天|日)内?/gu, due: (_, now) => afterDays(now, 2) },
  {
    pattern: new RegExp(`${count}个?(?:周|星期|礼拜)${within}`, 'gu'),
    due: ({ count: n = '' }, now) => afterDays(now, countOf(n) * 7),
  },
  {
    pattern: new RegExp(`${count}个月${within}`, 'gu'),
    due: ({ count: n = '' }, now) => endOfBusinessDay(afterMonths(now, countOf(n))),
  },
  {
    pattern: new RegExp(`(?<day>今|当|明|次|大后|后)(?:天|日|(?=[早晚]))${partOfDay}${ending}`, 'gu'),
    due: (groups, now) => onDay(addDays(businessDateOf(now), dayWords[groups['day'] ?? ''] ?? 0), groups, now),
  },
  {
    pattern: new RegExp(
      `(?<week>本|这个?|下下个?|下个?)?(?:周|星期|礼拜)(?<day>[一二三四五六日天])${partOfDay}${ending}`,
      'gu',
    ),
    due: (groups, now) => {
      const { week, day = '' } = groups
      const today = businessDateOf(now)
      const number = '一二三四五六日'.indexOf(day === '天' ? '日' : day) + 1
      const steps = week === undefined || !week.startsWith('下') ? 0 : week.startsWith('下下') ? 2 : 1
      const date = dayOfWeek(today, steps, number)
      // 周五 said on a Saturday is the coming one; 本周五 is over.
      return onDay(week === undefined && date < today ? addDays(date, 7) : date, groups, now)
    },
  },
  {
    pattern: /(?<week>本|这个?|下个?)(?:周|星期|礼拜)(?:之?内|末之?前|末以前|末|(?=[给就会]))/gu,
    due: ({ week = '' }, now) => weekEnd(now, week.startsWith('下') ? 1 : 0),
  },
  {
    pattern: new RegExp(
      `(?:(?<year>20\\d\\d)年)?(?<month>${numeral})月(?<day>${numeral})[日号]${partOfDay}${ending}`,
      'gu',
    ),
    due: (groups, now) => {
      const { year, month = '', day = '' } = groups
      const date =
        year === undefined
          ? monthDay(now, countOf(month), countOf(day))
          : dateOf(Number(year), countOf(month), countOf(day))
      return onDay(date, groups, now)
    },
  },
  {
    pattern: new RegExp(
      `(?<![月第\\d一二三四五六七八九十])(?<month>本月|这个月|当月|下个?月)?(?<day>${numeral})(?:号(?!码|线|楼)|日(?!内|以内|之内|后|之后))${partOfDay}${ending}`,
      'gu',
    ),
    due: (groups, now) => {
      const { month: which = '', day = '' } = groups
      const today = businessDateOf(now)
      const { year, month } = monthAway(today, which.startsWith('下') ? 1 : 0)
      const date = dateOf(year, month, countOf(day))
      if (date === undefined || date >= today || which !== '') return onDay(date, groups, now)
      const next = monthAway(today, 1)
      return onDay(dateOf(next.year, next.month, countOf(day)), groups, now)
    },
  },
  {
    pattern:
      /(?:(?<month>本月|这个月|当月|下个?月)(?:底|内|之内)|(?<![一二三四五六七八九十\d个])月底)(?:之前|以前|前|之内|内)?/gu,
    due: ({ month: which }, now) => {
      const { year, month } = monthAway(businessDateOf(now), which?.startsWith('下') === true ? 1 : 0)
      return endOfBusinessDay(lastDay(year, month))
    },
  },
  {
    pattern: new RegExp(`(?<![天日早晚\\d])(?:(?<off>下班)|${partOfDay})(?<before>之前|以前|前)`, 'gu'),
    due: (groups, now) => {
      const named = groups['off'] ?? groups['part'] ?? groups['hour']
      return named === undefined ? undefined : onDay(businessDateOf(now), groups, now)
    },
  },
]

/** Every time that is named in a readable text, in its order; of two that overlap the longer. */
export function timesIn(text: string, now: Instant): NamedTime[] {
  const found = kinds.flatMap(({ pattern, due }) => {
    // The same words name the same time, and telling it costs more than finding them.
    const known = new Map<string, Instant | undefined>()
    return [...text.matchAll(pattern)].flatMap((match): NamedTime[] => {
      const [words] = match
      if (!known.has(words)) known.set(words, due(match.groups ?? {}, now))
      const dueAt = known.get(words)
      if (dueAt === undefined) return []
      const place = { start: match.index, end: match.index + words.length }
      return [{ ...place, dueAt, bareToday: /^[今当][天日]$/u.test(words), isLimit: /[内前后]$/u.test(words) }]
    })
  })
  const kept: NamedTime[] = []
  for (const time of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= time.start) kept.push(time)
    else if (time.end - time.start > last.end - last.start) kept[kept.length - 1] = time
  }
  return kept
}
