import type { BusinessDate } from '../../model/time.ts'

const two = (value: number): string => String(value).padStart(2, '0')

const dayMs = 86_400_000

/** A date that exists; 2月30日 does not. Calendar days are counted in UTC, where each has as many hours. */
export function dateOf(year: number, month: number, day: number): BusinessDate | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined
  return `${monthText(year, month)}-${two(day)}` as BusinessDate
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whole days since 1970-01-01. */
export function dayNumber(date: BusinessDate): number {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day) / dayMs
}

export function daysLater(date: BusinessDate, days: number): BusinessDate {
  return new Date((dayNumber(date) + days) * dayMs).toISOString().slice(0, 10) as BusinessDate
}

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function partsOf(date: BusinessDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** The month so many months away, as year and month. */
export function monthAway(date: BusinessDate, months: number): { year: number; month: number } {
  const { year, month } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}

export function monthText(year: number, month: number): string {
  return `${year}-${two(month)}`
}

export function lastDay(year: number, month: number): BusinessDate {
  return `${monthText(year, month)}-${two(daysIn(year, month))}` as BusinessDate
}

/** Monday is 1, Sunday 7. 1970-01-01 was a Thursday. */
export function weekday(date: BusinessDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** The day of a week: this one's (0), the next one's (1) … */
export function dayOfWeek(today: BusinessDate, week: number, day: number): BusinessDate {
  return daysLater(today, day - weekday(today) + week * 7)
}
