import { calendarDay } from '../../model/business-calendar.ts'
import type { HolidayKey } from '../../model/holidays.ts'
import { addDays, type BusinessDate, businessDateOf, type Instant, instantAt } from '../../model/time.ts'

/** Moments of the business clock, whatever the machine's zone. */

/** The first moment of a business day: daily counters start again here. */
export function startOf(date: BusinessDate): Instant {
  return instantAt(date, '00:00')
}

/** Hours that nobody is contacted in; `from` later than `to` crosses midnight. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

/** When the quiet hours that a moment lies in end; `undefined` outside of them. The end itself is outside. */
export function quietUntil(at: Instant, { from, to }: QuietHours): Instant | undefined {
  const date = businessDateOf(at)
  const begins = instantAt(date, from)
  const ends = instantAt(date, to)
  if (from <= to) return begins <= at && at < ends ? ends : undefined
  if (at >= begins) return instantAt(addDays(date, 1), to)
  return at < ends ? ends : undefined
}

/** When quiet hours begin next, after a moment. */
export function quietFrom(at: Instant, { from }: QuietHours): Instant {
  const date = businessDateOf(at)
  const today = instantAt(date, from)
  return today > at ? today : instantAt(addDays(date, 1), from)
}

/** When the holiday that a moment lies in is over; `undefined` where it is none of these. */
export function holidayUntil(at: Instant, keys: readonly HolidayKey[]): Instant | undefined {
  const within = (date: BusinessDate): boolean => {
    const key = calendarDay(date).holiday?.key
    return key !== undefined && keys.includes(key)
  }
  let date = businessDateOf(at)
  if (!within(date)) return undefined
  while (within(date)) date = addDays(date, 1)
  return startOf(date)
}
