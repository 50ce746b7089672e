import {
  type BillState,
  BillStatus,
  type BusinessDate,
  businessDateOf,
  daysBetween,
  addDays,
  dpdStage,
  endOfBusinessDay,
  fen,
  instantAt,
  type Instant,
  standingOf,
  wallClockOf,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const date = (text: string) => text as BusinessDate

describe('business time', () => {
  it.each([
    ['2026-11-19T15:59:59.999Z', '2026-11-19'],
    ['2026-11-19T16:00:00.000Z', '2026-11-20'],
  ])('%s is %s in Shanghai', (instant, day) => expect(businessDateOf(instant as Instant)).toBe(day))

  it('shows the wall clock that the zone has by the time zone database, before and since it has summers', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const moments = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) })
    fc.assert(
      fc.property(fc.oneof(moments, fc.constantFrom(Date.UTC(1991, 5, 1), Date.UTC(1992, 0, 1) - 1)), (atMs) => {
        expect(wallClockOf(atMs)).toBe(clock.format(new Date(atMs)).replace(' ', 'T'))
      }),
    )
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const on = date(day.toISOString().slice(0, 10))
        // A wall clock that is put forward never shows some of its times.
        expect(clock.format(Date.parse(instantAt(on, '12:34:56')))).toBe(`${on} 12:34:56`)
        expect(clock.format(Date.parse(endOfBusinessDay(on)))).toMatch(new RegExp(`^${on} 2[23]:59:59$`))
      }),
    )
    expect(() => wallClockOf(Number.NaN)).toThrow(RangeError)
  })

  it('adds and counts days as inverses, over leap days too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (days) => {
        expect(daysBetween(date('2024-02-29'), addDays(date('2024-02-29'), days))).toBe(days)
      }),
    )
  })
})

describe('the standing of a bill', () => {
  const bill = (state: BillState, paid: number) => ({
    state,
    dueDate: date('2026-11-05'),
    totalFen: fen(100),
    paidFen: fen(paid),
  })

  it('is in time on the due day and one day late on the next', () => {
    expect(standingOf(bill('issued', 0), date('2026-11-05'))).toEqual({ status: 'issued', dpd: 0, outstandingFen: 100 })
    expect(standingOf(bill('issued', 0), date('2026-11-06'))).toEqual({
      status: 'overdue',
      dpd: 1,
      outstandingFen: 100,
    })
    expect(standingOf(bill('partial', 40), date('2026-12-05'))).toEqual({
      status: 'overdue',
      dpd: 30,
      outstandingFen: 60,
    })
  })

  it('is never overdue when nothing is owed, or the bill is not out', () => {
    for (const state of BillStatus.options) {
      if (state === 'overdue' || state === 'issued' || state === 'partial') continue
      expect(standingOf(bill(state, 0), date('2027-11-06'))).toMatchObject({ status: state, dpd: 0 })
    }
    expect(standingOf(bill('partial', 100), date('2027-11-06')).dpd).toBe(0)
  })

  it.each([
    [0, 'current'],
    [1, 'M1'],
    [30, 'M1'],
    [31, 'M2'],
    [150, 'M5'],
    [151, 'M6+'],
    [900, 'M6+'],
  ])('%i days is %s', (dpd, stage) => expect(dpdStage(dpd)).toBe(stage))
})
