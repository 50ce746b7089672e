import {
  addDays,
  type ArrangementAsk,
  type BusinessDate,
  fen,
  lifetimeCost,
  originalPlan,
  quoteArrangement,
  settlementQuote,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTerms, day, house, punctual, sum } from './standings.ts'

const credit = fc.record({
  principalFen: fc.integer({ min: 100_000, max: 10 ** 8 }).map(fen),
  method: fc.constantFrom('equal_instalment' as const, 'equal_principal' as const, 'interest_only' as const),
  terms: fc.integer({ min: 2, max: 36 }),
})

describe('a settlement of a loan that was paid on its days', () => {
  it('is what the calculator says of the credit', () => {
    const days = fc.integer({ min: 0, max: 27 })
    fc.assert(
      fc.property(
        credit,
        fc.integer({ min: 0, max: 36 }),
        fc.nat(),
        days,
        anyTerms,
        (made, rate, pick, since, other) => {
          const terms = { ...other, dueRule: 'as_is' as const }
          const paidTerms = pick % made.terms
          const annualRate = `${rate}%`
          const standing = punctual({ ...made, annualRate }, paidTerms, since, terms)
          const quote = quoteArrangement(standing, { kind: 'settle_early' }, terms)
          const { basis, rounding, settle } = terms
          const calculated = settlementQuote(
            { ...made, annualRate, rounding },
            { paidTerms, days: since, basis, ...settle },
          )
          expect(quote.newTotal).toMatchObject({
            principalFen: calculated.principalFen,
            interestFen: calculated.interestFen,
            feeFen: calculated.feeFen,
            totalFen: calculated.totalFen,
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what an arrangement costs', () => {
  it('is not made to look cheaper by being late: the one term that is deferred costs more a year, not less', () => {
    const oneTerm = punctual(
      { principalFen: fen(1_200_000), method: 'equal_instalment', terms: 1, annualRate: '12%' },
      0,
      20,
    )
    const late = {
      ...oneTerm,
      asOf: addDays(oneTerm.plan[0]?.dueDate as BusinessDate, 20),
      accruedPenaltyFen: fen(12_000),
    }
    const { oldCost, newCost, deltaFen } = quoteArrangement(late, { kind: 'defer', days: 30 }, house)
    expect(deltaFen).toBeGreaterThan(0)
    expect(Number(newCost?.aprSimplePct)).toBeGreaterThan(0)
    expect(Number(oldCost?.aprSimplePct)).toBeGreaterThan(12)
    expect(quoteArrangement(late, { kind: 'settle_early' }, house)).not.toHaveProperty('newCost')
  })

  it('grows with the rate, the days, the terms and the fee', () => {
    const asks = fc.oneof(
      fc.constant({ kind: 'settle_early' } as const),
      fc.record({ kind: fc.constant('defer' as const), days: fc.integer({ min: 4, max: 90 }) }),
      fc.record({ kind: fc.constant('extend' as const), terms: fc.integer({ min: 1, max: 12 }) }),
    )
    const rates = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 10 }))
    const total = (made: Parameters<typeof punctual>[0], paid: number, ask: ArrangementAsk, feeRate = '0%') => {
      const terms = { ...house, settle: { ...house.settle, feeRateOnBalance: feeRate } }
      return quoteArrangement(punctual(made, paid, 9, terms), ask, terms).newTotal.totalFen
    }
    fc.assert(
      fc.property(credit, fc.nat(), asks, rates, (made, pick, ask, [rate, more]) => {
        const paid = pick % made.terms
        const low = { ...made, annualRate: `${rate}%` }
        const high = { ...made, annualRate: `${rate + more}%` }
        expect(total(high, paid, ask)).toBeGreaterThan(total(low, paid, ask))
        if (ask.kind === 'settle_early') expect(total(high, paid, ask, '1%')).toBeGreaterThan(total(high, paid, ask))
        if (ask.kind === 'defer' && ask.days < 90) {
          expect(total(high, paid, { ...ask, days: 90 })).toBeGreaterThanOrEqual(total(high, paid, ask))
        }
        if (ask.kind === 'extend') {
          expect(total(high, paid, { ...ask, terms: 24 })).toBeGreaterThan(total(high, paid, ask))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is a rate at which the flows of the whole life discount to zero', () => {
    const due = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(credit, fc.integer({ min: 1, max: 36 }), due, (made, rate, gap) => {
        const rows = originalPlan({ ...made, annualRate: `${rate}%`, firstDueOn: day('2026-03-10') }, house)
        const disbursedOn = day(`2026-0${gap > 20 ? 1 : 2}-${String(28 - (gap % 20)).padStart(2, '0')}`)
        const { aprCompoundPct, aprSimplePct } = lifetimeCost({ receivedFen: made.principalFen, disbursedOn, rows })
        const growth = 1 + Number(aprCompoundPct) / 100
        const years = (on: string) => (Date.parse(on) - Date.parse(disbursedOn)) / 86_400_000 / 365
        const worth = sum(rows.map((row) => (row.principalFen + row.interestFen) / growth ** years(row.dueDate)))
        expect(Math.abs(worth - made.principalFen) / made.principalFen).toBeLessThan(1e-9)
        expect((1 + Number(aprSimplePct) / 1200) ** 12).toBeCloseTo(growth, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('compares the whole life before and after, with 罚息, and holds caps against it without', () => {
    const standing = { ...punctual({ ...punctualCredit, annualRate: '12%' }, 5, 40), accruedPenaltyFen: fen(9_999) }
    const quote = quoteArrangement(standing, { kind: 'extend', terms: 6 }, house)
    const { principalFen: receivedFen, disbursedOn, plan: rows } = standing
    expect(quote.oldContractCost).toEqual(lifetimeCost({ receivedFen, disbursedOn, rows }))
    expect(Number(quote.newContractCost?.aprSimplePct)).toBeCloseTo(12, 0)
    expect(Number(quote.oldCost?.aprSimplePct)).toBeGreaterThan(Number(quote.oldContractCost?.aprSimplePct))
    const odd = { ...standing, plan: rows.slice(2) }
    expect(quoteArrangement(odd, { kind: 'extend', terms: 6 }, house).newCost).toBeUndefined()
  })
})

const punctualCredit = { principalFen: fen(1_000_000), method: 'equal_instalment', terms: 12 } as const
