import { type HolidayName, holidayNames, type HolidayKey, holidayYears } from './holidays.ts'
import { once } from './once.ts'
import type { BusinessDate } from './time.ts'

/**
 * China's working days: weekends, public holidays, and the weekends worked for
 * them (调休). Dates only, so the machine's time zone plays no part.
 */

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'working_weekend'

/** What kind of day a date is. */
export interface CalendarDay {
  readonly date: BusinessDate
  readonly kind: DayKind
  readonly business: boolean
  readonly holiday?: { readonly key: HolidayKey; readonly name: HolidayName }
  /** Whether the year's arrangement is known. Where it is not, only weekends are counted, and a caller should say so. */
  readonly published: boolean
}

const dayMs = 86_400_000

/** Days since 1970-01-01. Whole numbers make counting over years cheap. */
const numberOf = (date: BusinessDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs
const dateOf = (day: number): BusinessDate => new Date(day * dayMs).toISOString().slice(0, 10) as BusinessDate

const published = once(() => {
  const holidays = new Map<number, HolidayKey>()
  const workingWeekends = new Set<number>()
  for (const year of holidayYears()) {
    for (const { key, from, to } of year.holidays)
      for (let day = numberOf(from); day <= numberOf(to); day += 1) holidays.set(day, key)
    for (const date of year.workingWeekends) workingWeekends.add(numberOf(date))
  }
  return { holidays, workingWeekends, years: new Set(holidayYears().map(({ year }) => year)) }
})

function kindOf(day: number): DayKind {
  if (published().holidays.has(day)) return 'holiday'
  // 1970-01-01 was a Thursday; 0 is Sunday here.
  const weekday = (((day + 4) % 7) + 7) % 7
  if (weekday !== 0 && weekday !== 6) return 'workday'
  return published().workingWeekends.has(day) ? 'working_weekend' : 'weekend'
}

function isBusiness(day: number): boolean {
  const kind = kindOf(day)
  return kind === 'workday' || kind === 'working_weekend'
}

/**
 * Everything the calendar knows of a date.
 *
 * @example
 * calendarDay('2026-02-28' as BusinessDate) // {kind: 'working_weekend', business: true, published: true, …}
 */
export function calendarDay(date: BusinessDate): CalendarDay {
  const day = numberOf(date)
  const key = published().holidays.get(day)
  return {
    date,
    kind: kindOf(day),
    business: isBusiness(day),
    ...(key !== undefined && { holiday: { key, name: holidayNames[key] } }),
    published: published().years.has(Number(date.slice(0, 4))),
  }
}

/** Whether people work on this date. In a year that is not announced, Monday to Friday: see `calendarDay().published`. */
export function isBusinessDay(date: BusinessDate): boolean {
  return isBusiness(numberOf(date))
}

/** Whether the date belongs to a public holiday; a plain weekend does not. */
export function isHoliday(date: BusinessDate): boolean {
  return published().holidays.has(numberOf(date))
}

/** The name of the public holiday that a date belongs to. */
export function holidayOn(date: BusinessDate): HolidayName | undefined {
  return calendarDay(date).holiday?.name
}

/**
 * The n-th business day after a date (before it, when `count` is negative). The
 * date itself is not counted, whether it is a business day or not; zero gives it back.
 *
 * @throws RangeError on a fraction: half a business day means nothing.
 * @example
 * addBusinessDays('2026-02-13' as BusinessDate, 2) // '2026-02-24': the 14th is worked, the holiday lasts to the 23rd
 */
export function addBusinessDays(date: BusinessDate, count: number): BusinessDate {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of business days: ${count}`)
  const step = count < 0 ? -1 : 1
  let day = numberOf(date)
  for (let left = Math.abs(count); left > 0;) {
    day += step
    if (isBusiness(day)) left -= 1
  }
  return dateOf(day)
}

/** The first business day after a date. */
export function nextBusinessDay(date: BusinessDate): BusinessDate {
  return addBusinessDays(date, 1)
}

/** The date itself where it is a business day, else the first one after it: where a due date moves to (顺延). */
export function businessDayOnOrAfter(date: BusinessDate): BusinessDate {
  return isBusinessDay(date) ? date : nextBusinessDay(date)
}

/**
 * How many business days come after `from`, up to and with `to`; negative when `to` is earlier.
 *
 * @example
 * businessDaysBetween('2026-09-30' as BusinessDate, '2026-10-10' as BusinessDate) // 3: the 8th, 9th and 10th
 */
export function businessDaysBetween(from: BusinessDate, to: BusinessDate): number {
  if (to < from) return 0 - businessDaysBetween(to, from)
  let count = 0
  for (let day = numberOf(from) + 1; day <= numberOf(to); day += 1) if (isBusiness(day)) count += 1
  return count
}
