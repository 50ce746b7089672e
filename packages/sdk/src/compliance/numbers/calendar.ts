import { addDays, type BusinessDate, isBusinessDate } from '../../model/time.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** A date that exists; 2月30日 does not. */
export function dateOf(year: number, month: number, day: number): BusinessDate | undefined {
  const text = `${year}-${two(month)}-${two(day)}`
  return isBusinessDate(text) ? text : undefined
}

export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function partsOf(date: BusinessDate): DateParts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
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
  for (const day of [31, 30, 29]) {
    const date = dateOf(year, month, day)
    if (date) return date
  }
  return `${year}-${two(month)}-28` as BusinessDate
}

/** Monday is 1, Sunday 7. 1970-01-01 was a Thursday. */
export function weekday(date: BusinessDate): number {
  const days = Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
  return ((((days + 3) % 7) + 7) % 7) + 1
}

/** The day of a week: this one's (0), the next one's (1) … */
export function dayOfWeek(today: BusinessDate, week: number, day: number): BusinessDate {
  return addDays(today, day - weekday(today) + week * 7)
}
