import { type BusinessDate, type Credit, datedRates, fen, monthlyRates, schedule } from '@zuoxi/sdk'
import fc from 'fast-check'
import { irr as financialIrr, ipmt, pmt } from 'financial'
import { irr as nodeIrr, xirr as nodeXirr } from 'node-irr'
import { describe, expect, it } from 'vitest'

/** Two libraries written by others, in floats: they agree as far as floats reach. */
const credits = fc.record({
  principalFen: fc.integer({ min: 1_000_000, max: 10 ** 10 }).map(fen),
  terms: fc.integer({ min: 2, max: 360 }),
  rate: fc.integer({ min: 10, max: 360 }),
})

const creditOf = (credit: { principalFen: Credit['principalFen']; terms: number; rate: number }): Credit => ({
  ...credit,
  method: 'equal_instalment',
  annualRate: `${credit.rate / 10}%`,
})

describe('beside financial (a port of numpy-financial) and node-irr', () => {
  it('the equal payment and the first interest are theirs, rounded', () => {
    fc.assert(
      fc.property(credits, ({ rate, ...credit }) => {
        const [first] = schedule(creditOf({ ...credit, rate })).payments
        const monthly = rate / 1000 / 12
        expect(Math.abs((first?.paymentFen ?? 0) - pmt(monthly, credit.terms, -credit.principalFen))).toBeLessThan(
          0.501,
        )
        expect(Math.abs((first?.interestFen ?? 0) - ipmt(monthly, 1, credit.terms, -credit.principalFen))).toBeLessThan(
          0.501,
        )
      }),
      { numRuns: 200 },
    )
  })

  it('the rate of a schedule is theirs', () => {
    fc.assert(
      fc.property(credits, fc.integer({ min: 0, max: 10_000 }), (credit, guarantee) => {
        const answer = schedule({ ...creditOf(credit), guaranteeFeeFen: fen(guarantee) })
        const flows = [-credit.principalFen, ...answer.payments.map(({ paymentFen }) => paymentFen)]
        const ours = Number(answer.rates.irrPerTermPct) / 100
        expect(financialIrr(flows, 0.01, 1e-12, 200)).toBeCloseTo(ours, 9)
        expect(nodeIrr(flows, { epsilon: 1e-12, estimate: 0.01 })).toBeCloseTo(ours, 9)
      }),
      { numRuns: 60 },
    )
  })

  it('uneven flows have their rate', () => {
    const payments = fc.array(fc.integer({ min: 1_000, max: 100_000 }), { minLength: 2, maxLength: 24 })
    fc.assert(
      fc.property(payments, fc.integer({ min: 60, max: 99 }), (paid, percent) => {
        const total = paid.reduce((sum, amount) => sum + amount, 0)
        const flows = [Math.round((total * percent) / 100), ...paid.map((amount) => -amount)]
        const ours = Number(monthlyRates(flows.map(fen)).irrPerTermPct) / 100
        const theirs = nodeIrr(flows, { epsilon: 1e-12 })
        // It sometimes answers a loss of everything, where every discount factor overflows: that is no rate.
        fc.pre(theirs > -0.99)
        expect(theirs).toBeCloseTo(ours, 8)
      }),
      { numRuns: 100 },
    )
  })

  it('dated flows have their XIRR', () => {
    const day = fc
      .date({ min: new Date('2026-03-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.integer({ min: 1_000, max: 90_000 })), { minLength: 2, maxLength: 12 }),
        (paid) => {
          const total = paid.reduce((sum, [, amount]) => sum + amount, 0)
          const flows: [string, number][] = [
            ['2026-01-01', Math.round(total * 0.92)],
            ...paid.map(([on, amount]): [string, number] => [on, -amount]),
          ]
          const ours = datedRates(flows.map(([on, amount]) => ({ on: on as BusinessDate, amountFen: fen(amount) })))
          const theirs = nodeXirr(
            flows.map(([date, amount]) => ({ date, amount })),
            { epsilon: 1e-13 },
          )
          fc.pre(theirs.rate > -0.99)
          expect((1 + theirs.rate) ** 365 - 1).toBeCloseTo(Number(ours.xirrPct) / 100, 6)
        },
      ),
      { numRuns: 100 },
    )
  })
})
