import {
  allocate,
  type BusinessDate,
  components,
  type Credit,
  datedRates,
  explainPayment,
  failureOf,
  fen,
  monthlyRates,
  schedule,
  settlementQuote,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCredit } from './credits.ts'

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** The answer, or nothing where the rate lies outside what is calculated: a tiny credit with a large fee. */
function scheduleOf(credit: Credit) {
  try {
    return schedule(credit)
  } catch (error) {
    expect(failureOf(error)).toMatchObject({ problems: [{ problem: 'rate_out_of_range' }] })
    return undefined
  }
}

/**
 * `Σ amount · v^k` for `v = 1/(1+x)` in whole numbers with 60 decimals. `x` is decimal percent text, moved by some
 * halves of its last digit.
 */
function worth(amounts: readonly number[], percent: string, halves: bigint): bigint {
  const one = 10n ** 60n
  const rate = (2n * BigInt(percent.replace('.', '')) + halves) * 5n * 10n ** 47n
  const ratio = (one * one) / (one + rate)
  return amounts.reduceRight((value, amount) => (value * ratio) / one + BigInt(amount) * one, 0n)
}

describe('a schedule', () => {
  it('adds up: every row, every column, and the principal to the amount', () => {
    fc.assert(
      fc.property(anyCredit, (credit) => {
        const answer = scheduleOf(credit)
        if (!answer) return
        const { payments, totals } = answer
        let balance: number = credit.principalFen
        for (const row of payments) {
          expect(row.paymentFen).toBe(row.principalFen + row.interestFen + row.feeFen)
          expect(Math.min(row.principalFen, row.interestFen, row.feeFen, row.balanceFen)).toBeGreaterThanOrEqual(0)
          expect(row.balanceFen).toBe((balance -= row.principalFen))
        }
        expect(payments).toHaveLength(credit.terms)
        expect(balance).toBe(0)
        expect(totals.principalFen).toBe(credit.principalFen)
        for (const part of ['paymentFen', 'principalFen', 'interestFen', 'feeFen'] as const) {
          expect(sum(payments.map((row) => row[part]))).toBe(totals[part])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('explains each payment to the 分', () => {
    fc.assert(
      fc.property(anyCredit, fc.nat(), (credit, pick) => {
        const row = scheduleOf(credit)?.payments[pick % credit.terms]
        if (!row) return
        expect(sum(explainPayment(credit, row.no).map(({ resultFen }) => resultFen))).toBe(row.paymentFen)
      }),
      { numRuns: 100 },
    )
  })

  it('has a rate at which its own flows discount to zero, to the last printed digit', () => {
    fc.assert(
      fc.property(anyCredit, (credit) => {
        if (credit.method !== 'flat_fee' && credit.firstPeriod) return
        const answer = scheduleOf(credit)
        if (!answer) return
        const flows = [credit.principalFen, ...answer.payments.map(({ paymentFen }) => -paymentFen)]
        const { irrPerTermPct } = answer.rates
        // Half a last digit below, the payments weigh more than the payout; half above, less.
        expect(worth(flows, irrPerTermPct, -1n) <= 0n).toBe(true)
        expect(worth(flows, irrPerTermPct, 1n) >= 0n).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('costs more at a higher rate and at a higher fee, in 分 and in percent', () => {
    const basis = fc.record({
      principalFen: fc.integer({ min: 100_000, max: 10 ** 8 }).map(fen),
      terms: fc.integer({ min: 2, max: 60 }),
      method: fc.constantFrom('equal_instalment' as const, 'equal_principal' as const, 'interest_only' as const),
    })
    fc.assert(
      fc.property(basis, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }), (credit, rate, more) => {
        const low = schedule({ ...credit, annualRate: `${rate}%` })
        const high = schedule({ ...credit, annualRate: `${rate + more}%` })
        expect(high.totals.interestFen).toBeGreaterThan(low.totals.interestFen)
        expect(Number(high.rates.aprSimplePct)).toBeGreaterThan(Number(low.rates.aprSimplePct))
        const dear = schedule({ ...credit, annualRate: `${rate}%`, guaranteeFeeFen: fen(more * 100) })
        expect(Number(dear.rates.aprSimplePct)).toBeGreaterThan(Number(low.rates.aprSimplePct))
        expect(Number(low.rates.aprCompoundPct)).toBeGreaterThanOrEqual(Number(low.rates.aprSimplePct))
      }),
      { numRuns: 100 },
    )
  })
})

describe('an early settlement', () => {
  it('closes what is left: terms paid and the quote together repay the amount', () => {
    fc.assert(
      fc.property(anyCredit, fc.nat(), fc.integer({ min: 0, max: 31 }), (credit, pick, days) => {
        const answer = scheduleOf(credit)
        if (!answer) return
        const paidTerms = pick % credit.terms
        const settlement = { paidTerms, days, basis: 360, feeRateOnBalance: '3%' } as const
        const waived = settlementQuote(credit, { ...settlement, remainingFees: 'waive' })
        const charged = settlementQuote(credit, { ...settlement, remainingFees: 'charge' })
        expect(sum(answer.payments.slice(0, paidTerms).map((row) => row.principalFen)) + waived.principalFen).toBe(
          credit.principalFen,
        )
        expect(waived.totalFen).toBe(waived.principalFen + waived.interestFen + waived.feeFen)
        expect(charged.totalFen - waived.totalFen).toBe(sum(answer.payments.slice(paidTerms).map((row) => row.feeFen)))
        expect(sum(charged.explanations.map(({ resultFen }) => resultFen))).toBe(charged.interestFen + charged.feeFen)
      }),
      { numRuns: 200 },
    )
  })
})

describe('an allocation', () => {
  const dues = fc.array(
    fc.record({
      of: fc.constantFrom('1', '2', '3'),
      component: fc.constantFrom(...components),
      amountFen: fc.integer({ min: 0, max: 100_000 }).map(fen),
    }),
    { maxLength: 12 },
  )
  const order = fc.shuffledSubarray([...components], { minLength: components.length })

  it('loses and invents no 分, and pays nothing before what ranks above it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500_000 }).map(fen),
        dues,
        order,
        fc.constantFrom('component' as const, 'instalment' as const),
        (pay, owed, names, across) => {
          const { lines, unappliedFen } = allocate(pay, owed, { order: names, across })
          expect(sum(lines.map(({ amountFen }) => amountFen)) + unappliedFen).toBe(pay)
          expect(sum(lines.map((line) => line.amountFen + line.remainingFen))).toBe(
            sum(owed.map(({ amountFen }) => amountFen)),
          )
          const firstShort = lines.findIndex(({ remainingFen }) => remainingFen > 0)
          if (firstShort >= 0) {
            expect(unappliedFen).toBe(0)
            expect(sum(lines.slice(firstShort + 1).map(({ amountFen }) => amountFen))).toBe(0)
          }
          const ranks = lines.map(({ of, component }) =>
            across === 'component'
              ? names.indexOf(component)
              : `${owed.findIndex((due) => due.of === of)}`.padStart(3, '0'),
          )
          expect(ranks).toEqual(ranks.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a rate', () => {
  it('is the same from the lender’s side, and from the last flow to the first, inverted', () => {
    const payments = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), payments, (received, paid) => {
        const flows = [received, ...paid.map((amount) => -amount)]
        const rate = (amounts: readonly number[]) => {
          try {
            return monthlyRates(amounts.map(fen)).irrPerTermPct
          } catch (error) {
            expect(failureOf(error)).toMatchObject({ problems: [{ problem: 'rate_out_of_range' }] })
            return undefined
          }
        }
        const there = rate(flows)
        expect(rate(flows.map((amount) => 0 - amount))).toBe(there)
        const back = rate(flows.toReversed())
        if (there === undefined || back === undefined) return
        expect((1 + Number(there) / 100) * (1 + Number(back) / 100)).toBeCloseTo(1, 8)
      }),
      { numRuns: 200 },
    )
  })

  it('of dated flows does not depend on their order, nor on how a day is split', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.integer({ min: 10, max: 100_000 })), { minLength: 1, maxLength: 12 }),
        (paid) => {
          const flows = [
            {
              on: '2019-12-01' as BusinessDate,
              amountFen: fen(Math.round(sum(paid.map(([, amount]) => amount)) * 0.9) + 1),
            },
            ...paid.map(([on, amount]) => ({ on: on as BusinessDate, amountFen: fen(-amount) })),
          ]
          const halves = flows.flatMap((flow) => {
            const half = fen(Math.trunc(flow.amountFen / 2))
            return [
              { ...flow, amountFen: half },
              { ...flow, amountFen: fen(flow.amountFen - half) },
            ]
          })
          const rates = datedRates(flows)
          expect(datedRates(halves.toReversed())).toEqual(rates)
        },
      ),
      { numRuns: 100 },
    )
  })
})
