import {
  addBusinessDays,
  addDays,
  type BusinessDate,
  businessDayOnOrAfter,
  businessDaysBetween,
  calendarDay,
  daysBetween,
  holidayOn,
  holidayYears,
  isBusinessDay,
  isHoliday,
  nextBusinessDay,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const date = (text: string) => text as BusinessDate
const start = date('2024-06-01')
const anyDate = fc.integer({ min: 0, max: 1300 }).map((days) => addDays(start, days))
const weekdayOf = (day: BusinessDate) => new Date(`${day}T00:00:00Z`).getUTCDay()

describe('the announced years', () => {
  it.each(holidayYears())('$year holds together', ({ year, holidays, workingWeekends }) => {
    for (const { from, to } of holidays) {
      expect(from <= to).toBe(true)
      expect(to.startsWith(String(year))).toBe(true)
      // The days beside a holiday are no holiday: two neighbours would be one.
      expect(isHoliday(addDays(from, -1)) || isHoliday(addDays(to, 1))).toBe(false)
    }
    for (const day of workingWeekends) {
      expect([0, 6]).toContain(weekdayOf(day))
      expect(isHoliday(day)).toBe(false)
    }
  })

  it.each([
    // Days of the year minus weekends and holidays, as employers count them: 248 in both years.
    [2025, 248],
    [2026, 248],
  ])('%i has %i business days', (year, count) =>
    expect(businessDaysBetween(date(`${year - 1}-12-31`), date(`${year}-12-31`))).toBe(count),
  )
})

describe('a day', () => {
  it.each([
    ['2026-02-14', 'working_weekend', undefined],
    ['2026-02-15', 'holiday', '春节'],
    ['2026-02-23', 'holiday', '春节'],
    ['2026-02-24', 'workday', undefined],
    ['2026-02-28', 'working_weekend', undefined],
    ['2026-03-01', 'weekend', undefined],
    ['2025-10-06', 'holiday', '国庆节'],
    ['2025-01-26', 'working_weekend', undefined],
    ['2026-11-22', 'weekend', undefined],
  ])('%s is a %s', (day, kind, name) => {
    expect(calendarDay(date(day))).toMatchObject({ kind, published: true })
    expect(holidayOn(date(day))?.zh).toBe(name)
  })

  it('of a year that is not announced is told by its weekday, and says so', () => {
    expect(calendarDay(date('2031-10-01'))).toMatchObject({ business: true, published: false })
    expect(calendarDay(date('2031-10-04'))).toMatchObject({ kind: 'weekend', business: false, published: false })
  })
})

describe('counting', () => {
  it.each([
    ['2026-11-20', 3, '2026-11-25'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-08', -1, '2026-09-30'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('%s and %i business days is %s', (from, count, to) => expect(addBusinessDays(date(from), count)).toBe(to))

  it('refuses a fraction', () => expect(() => addBusinessDays(start, 0.5)).toThrow(RangeError))

  it('lands on a business day, and counting says how far it went', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 400 }), (from, count) => {
        const to = addBusinessDays(from, count)
        expect(isBusinessDay(to)).toBe(true)
        expect(businessDaysBetween(from, to)).toBe(count)
        expect(businessDaysBetween(to, from)).toBe(-count)
      }),
    )
  })

  it('adds up, and is undone from a business day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (from, a, b) => {
        expect(addBusinessDays(addBusinessDays(from, a), b)).toBe(addBusinessDays(from, a + b))
        const business = businessDayOnOrAfter(from)
        expect(addBusinessDays(addBusinessDays(business, a), -a)).toBe(business)
      }),
    )
  })

  it('agrees with looking at every day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 200 }), (from, length) => {
        const days = Array.from({ length }, (_, i) => addDays(from, i + 1))
        const to = addDays(from, length)
        expect(businessDaysBetween(from, to)).toBe(days.filter((day) => calendarDay(day).business).length)
        const next = nextBusinessDay(from)
        expect(next > from && isBusinessDay(next)).toBe(true)
        // The longest holiday with its weekends keeps people away for nine days.
        expect(daysBetween(from, next)).toBeLessThanOrEqual(9)
      }),
    )
  })
})
