import {
  accruedPenalty,
  addDays,
  type BusinessDate,
  daysBetween,
  dpdOn,
  fen,
  type PenaltyFacts,
  penaltyByDays,
  type PenaltySegment,
  termsOf,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const terms = termsOf('house@1')
const day = (text: string) => text as BusinessDate
const start = day('2026-01-15')
const facts = (over: Partial<PenaltyFacts>): PenaltyFacts => ({
  segments: [],
  annualRate: '18%',
  terms,
  pauses: [],
  chargedFen: fen(0),
  asOf: start,
  ...over,
})
const late = (amount: number, dueDate: BusinessDate = start): PenaltySegment => ({
  dueDate,
  base: [{ from: dueDate, fen: fen(amount) }],
})

const anyDay = fc.integer({ min: -5, max: 60 }).map((days) => addDays(start, days))
const anySegment: fc.Arbitrary<PenaltySegment> = fc.record({
  dueDate: anyDay,
  base: fc.array(fc.record({ from: anyDay, fen: fc.integer({ min: 0, max: 10 ** 8 }).map(fen) }), { maxLength: 4 }),
})
const anyPauses = fc
  .uniqueArray(fc.integer({ min: -5, max: 60 }), { maxLength: 5 })
  .map((turns) => turns.sort((a, b) => a - b).map((days) => addDays(start, days)))
  .map((turns) =>
    turns.flatMap((from, i) => {
      if (i % 2 === 1) return []
      const to = turns[i + 1]
      return [{ from, ...(to !== undefined && { to }) }]
    }),
  )
const anyFacts = fc.record({
  segments: fc.array(anySegment, { maxLength: 4 }),
  annualRate: fc.integer({ min: 0, max: 36 }).map((rate) => `${rate}%`),
  terms: fc.constantFrom(terms, { ...terms, penalty: { ...terms.penalty, multiplier: '1.3', basis: 365 as const } }),
  pauses: anyPauses,
  chargedFen: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 ** 6 })).map(fen),
  asOf: anyDay,
})

/** The same, one day and one instalment at a time, and rounded at the end. */
function dayByDay({ segments, annualRate, terms: { penalty }, pauses, chargedFen, asOf }: PenaltyFacts): number {
  let products = 0n
  for (const { dueDate, base } of segments) {
    for (let date = dueDate; date < asOf; date = addDays(date, 1)) {
      if (pauses.some(({ from, to }) => from <= date && (to === undefined || date < to))) continue
      let amount = 0
      let since = ''
      for (const entry of base) if (entry.from <= date && entry.from >= since) [amount, since] = [entry.fen, entry.from]
      products += BigInt(amount)
    }
  }
  const num = products * BigInt(annualRate.slice(0, -1)) * BigInt(Number(penalty.multiplier) * 10)
  const den = 1000n * BigInt(penalty.basis)
  return Math.max(0, Number((2n * num + den) / (2n * den)) - chargedFen)
}

describe('penalty interest of a loan', () => {
  it('is what counting every day by itself makes of it, rounded once', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        expect(accruedPenalty(any).penaltyFen).toBe(dayByDay(any))
      }),
      { numRuns: 1000 },
    )
  })

  it('never falls as days go by, nor below nothing, and stops while it is paused', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 20 }), (any, more) => {
        const later = addDays(any.asOf, more)
        const now = accruedPenalty(any).penaltyFen
        expect(now).toBeGreaterThanOrEqual(0)
        expect(accruedPenalty({ ...any, asOf: later }).penaltyFen).toBeGreaterThanOrEqual(now)
        const paused = { ...any, pauses: [{ from: any.asOf }] }
        expect(accruedPenalty({ ...paused, asOf: later }).penaltyFen).toBe(accruedPenalty(paused).penaltyFen)
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on how a base is split into entries', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (any, cut) => {
        const split = any.segments.map(({ dueDate, base }) => {
          const held = base
            .filter(({ from }) => from <= cut)
            .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
            .at(-1)
          return { dueDate, base: held ? [...base, { from: cut, fen: held.fen }] : base }
        })
        expect(accruedPenalty({ ...any, segments: split }).penaltyFen).toBe(accruedPenalty(any).penaltyFen)
      }),
      { numRuns: 300 },
    )
  })

  it('starts on the due date and leaves out the day of payment', () => {
    const on = (days: number) =>
      accruedPenalty(facts({ segments: [late(83_333)], asOf: addDays(start, days) })).penaltyFen
    expect([on(-1), on(0), on(1)]).toEqual([0, 0, 62])
    expect(on(17)).toBe(
      penaltyByDays({ baseFen: fen(83_333), annualRate: '18%', multiplier: '1.5', days: 17, basis: 360 }).penaltyFen,
    )
  })

  it('follows the balance, takes off what is billed, and shows its stretches', () => {
    const segments = [
      {
        dueDate: start,
        base: [
          { from: start, fen: fen(100_000) },
          { from: addDays(start, 10), fen: fen(40_000) },
        ],
      },
      late(50_000, addDays(start, 15)),
    ]
    const { penaltyFen, steps } = accruedPenalty(
      facts({
        segments,
        asOf: addDays(start, 20),
        chargedFen: fen(500),
        pauses: [{ from: addDays(start, 18), reason: '住院' }],
      }),
    )
    // (1000.00 × 10 + 400.00 × 8 + 500.00 × 3) × 27 % ÷ 360 = 11.025
    expect(penaltyFen).toBe(1_103 - 500)
    expect(steps[0]?.inputs).toMatchObject({
      '2026-01-15: 2026-01-15..2026-01-25': '100000·10',
      '2026-01-15: 2026-01-25..2026-02-02': '40000·8',
      '2026-01-15: paused 2026-02-02..2026-02-04': '2 (住院)',
      '2026-01-30: 2026-01-30..2026-02-02': '50000·3',
      '2026-01-30: paused 2026-02-02..2026-02-04': '2 (住院)',
      billed: 500,
    })
  })
})

describe('what the step tells a reader', () => {
  it('is every day of the span once, with the days it counts, or the pause', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const { inputs } = accruedPenalty(any).steps[0] ?? { inputs: {} }
        for (const [name, told] of Object.entries(inputs)) {
          const span = /: (paused )?(\S+)\.\.(\S+)$/.exec(name)
          if (!span) continue
          const days = daysBetween(span[2] as BusinessDate, span[3] as BusinessDate)
          expect(span[1] ? told : String(told).split('·')[1]).toBe(`${days}`)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('days past due', () => {
  it('count from the due date, or from where a day off moves it', () => {
    expect(dpdOn(day('2026-02-14'), day('2026-02-14'))).toBe(0)
    expect(dpdOn(day('2026-02-14'), day('2026-02-20'))).toBe(6)
    // The 15th begins the Spring Festival holiday; the 24th is the first business day after it.
    expect(dpdOn(day('2026-02-15'), day('2026-02-24'), 'next_business_day')).toBe(0)
    expect(dpdOn(day('2026-02-15'), day('2026-02-26'), 'next_business_day')).toBe(2)
  })
})
