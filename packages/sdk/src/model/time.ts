import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** The desk's business zone: due dates, quiet hours and daily counters are all counted here. */
export const businessZone = 'Asia/Shanghai'

/** An instant as UTC ISO text, to the millisecond: sorts as text, stores as text. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant', 'inout'>()
export type Instant = z.infer<typeof Instant>

/** A calendar date in the business zone, `YYYY-MM-DD`. */
export const BusinessDate = z.iso.date().brand<'BusinessDate', 'inout'>()
export type BusinessDate = z.infer<typeof BusinessDate>

/** Where the time comes from. Only a program's `main` reads the real one. */
export interface Clock {
  /** The present moment, in milliseconds since 1970 UTC. */
  readonly nowMs: () => number
}

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

export function msOf(instant: Instant): number {
  return Date.parse(instant)
}

/** Since then the zone is eight hours ahead of UTC all year; before, it had summers. */
const steadySinceMs = Date.UTC(1992, 0, 1)
const aheadMs = 8 * 3_600_000

/**
 * What a wall clock of the business zone shows, `YYYY-MM-DDTHH:MM:SS`. Added up where the zone is steady, because the
 * first question about a zone costs a start some milliseconds.
 *
 * @throws RangeError when there is no such instant.
 * @example
 * wallClockOf(Date.UTC(2026, 10, 22, 2, 32, 5)) // '2026-11-22T10:32:05'
 */
export function wallClockOf(atMs: number): string {
  if (atMs >= steadySinceMs) return new Date(atMs + aheadMs).toISOString().slice(0, 19)
  const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(businessZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' })
}

/** Dates of instants asked for lately: a screen or a gate asks for the same ones at every key. */
const datesOf = new Map<Instant, BusinessDate>()
const datesKept = 256

export function businessDateOf(instant: Instant): BusinessDate {
  const known = datesOf.get(instant)
  if (known !== undefined) return known
  const date = wallClockOf(msOf(instant)).slice(0, 10) as BusinessDate
  if (datesOf.size >= datesKept) datesOf.clear()
  datesOf.set(instant, date)
  return date
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as BusinessDate
}

/** The instant at which a wall-clock time comes on a business day. */
export function instantAt(date: BusinessDate, wallTime: string): Instant {
  return instantOf(msOfWallClock(Temporal.PlainDate.from(date).toPlainDateTime(wallTime)))
}

/** The last millisecond of a calendar day on the business clock: what is due that day is in time until then. */
export function endOfBusinessDay(date: BusinessDate): Instant {
  const nextDay = Temporal.PlainDate.from(date).add({ days: 1 })
  return instantOf(msOfWallClock(nextDay.toPlainDateTime()) - 1)
}

/** The other way about: the moment at which the wall clock of the zone shows this. */
function msOfWallClock(shown: Temporal.PlainDateTime): number {
  const asUtcMs = Date.parse(`${shown.toString({ smallestUnit: 'millisecond' })}Z`)
  if (asUtcMs - aheadMs >= steadySinceMs) return asUtcMs - aheadMs
  return shown.toZonedDateTime(businessZone).epochMilliseconds
}

/**
 * The same day of another month; the last one where that month is shorter. Count from the first of a series each time
 * (31 January, 28 February, 31 March), or the days drift.
 *
 * @example
 * addMonths('2026-01-31' as BusinessDate, 1) // '2026-02-28'
 */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as BusinessDate
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/**
 * A date as Chinese prose writes it.
 *
 * @example
 * chineseDate('2026-11-05' as BusinessDate) // '2026年11月5日'
 */
export function chineseDate(date: BusinessDate): string {
  const { year, month, day } = Temporal.PlainDate.from(date)
  return `${year}年${month}月${day}日`
}

/** Whether a string is a date that exists: 2026-02-30 is not. */
export function isBusinessDate(text: string): text is BusinessDate {
  return BusinessDate.safeParse(text).success
}

/** `HH:MM` on the business clock, for message stamps. */
export function clockTime(instant: Instant): string {
  return wallClockOf(msOf(instant)).slice(11, 16)
}
