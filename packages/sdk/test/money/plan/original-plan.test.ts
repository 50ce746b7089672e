import {
  addMonths,
  type BusinessDate,
  failureOf,
  fen,
  isBusinessDay,
  originalPlan,
  schedule,
  termsOf,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const house = termsOf('house@1')
const day = (text: string) => text as BusinessDate
const loan = { principalFen: fen(900_000), method: 'equal_instalment', annualRate: '12%' } as const

describe('a dated schedule', () => {
  it('falls on the same day each month, on the last one where a month is shorter, and never drifts', () => {
    const dates = originalPlan({ ...loan, terms: 15, firstDueOn: day('2027-12-31') }, house).map(
      ({ dueDate }) => dueDate,
    )
    expect(dates.slice(0, 5)).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'])
    expect(dates.at(-1)).toBe('2029-02-28')
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
  })

  it('counts months as a calendar does, for any first day', () => {
    const first = fc.integer({ min: 0, max: 30_000 }).map((days) => new Date(days * 86_400_000))
    fc.assert(
      fc.property(first, fc.integer({ min: 1, max: 48 }), (date, terms) => {
        const firstDueOn = day(date.toISOString().slice(0, 10))
        originalPlan({ ...loan, terms, firstDueOn }, house).forEach(({ dueDate }, i) => {
          const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + i]
          const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
          const expected = new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)))
          expect(dueDate).toBe(expected.toISOString().slice(0, 10))
        })
      }),
      { numRuns: 200 },
    )
  })

  it('moves off days off where the contract says so, and comes back to its day', () => {
    const moving = { ...house, dueRule: 'next_business_day' as const }
    const rows = originalPlan({ ...loan, terms: 12, firstDueOn: day('2026-01-03') }, moving)
    expect(rows.slice(0, 5).map(({ dueDate }) => dueDate)).toEqual([
      '2026-01-04',
      '2026-02-03',
      '2026-03-03',
      '2026-04-03',
      '2026-05-06',
    ])
    expect(rows.every(({ dueDate }) => isBusinessDay(dueDate))).toBe(true)
  })

  it('has the amounts of the undated one', () => {
    const methods = fc.constantFrom('equal_instalment' as const, 'equal_principal' as const, 'interest_only' as const)
    const terms = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(methods, terms, fc.integer({ min: 1, max: 10 ** 8 }).map(fen), (method, count, principalFen) => {
        const credit = { principalFen, method, annualRate: '10.8%', terms: count }
        const rows = originalPlan({ ...credit, firstDueOn: day('2026-01-30') }, house)
        const amounts = rows.map((row) => [row.no, row.principalFen, row.interestFen, row.feeFen, row.balanceFen])
        expect(amounts).toEqual(
          schedule(credit).payments.map((row) => [
            row.no,
            row.principalFen,
            row.interestFen,
            row.feeFen,
            row.balanceFen,
          ]),
        )
      }),
      { numRuns: 100 },
    )
    const flat = {
      principalFen: fen(1_200_000),
      method: 'flat_fee',
      annualRate: '0%',
      feeRate: '0.6%',
      terms: 12,
    } as const
    const fees = originalPlan({ ...flat, firstDueOn: day('2026-01-30') }, house).map(({ feeFen }) => feeFen)
    expect(fees).toEqual(Array<number>(12).fill(7_200))
  })

  it('refuses what a schedule refuses, and knows its terms', () => {
    const problem = (run: () => unknown) => {
      try {
        return run()
      } catch (error) {
        return failureOf(error)
      }
    }
    expect(problem(() => originalPlan({ ...loan, terms: 361, firstDueOn: day('2026-01-30') }, house))).toMatchObject({
      problems: [{ path: 'terms', problem: 'out_of_range' }],
    })
    expect(() => termsOf('house@0')).toThrow('house@0')
  })
})
