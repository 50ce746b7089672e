import {
  addDays,
  allocate,
  type ArrangementAsk,
  deskAllocationPolicy,
  type Due,
  failureOf,
  fen,
  type LoanStanding,
  newPlan,
  planAfter,
  type ProductTerms,
  type QuoteBody,
  quoteArrangement,
  type QuoteRow,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyStanding, sum } from './standings.ts'

type Ask = Exclude<ArrangementAsk, { kind: 'waiver' }>

const rescheduling: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({ kind: fc.constant('defer' as const), days: fc.integer({ min: 4, max: 90 }) }),
  fc.record({ kind: fc.constant('extend' as const), terms: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ kind: fc.constant('restructure' as const), terms: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('re_age' as const) }),
)

const fields = ['principalFen', 'interestFen', 'feeFen', 'penaltyFen', 'totalFen'] as const

/** The quote, or nothing where it is refused for a reason that the standing gives. */
function quoteOf(standing: LoanStanding, ask: Ask, terms: ProductTerms): QuoteBody | undefined {
  try {
    return quoteArrangement(standing, ask, terms)
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.code !== 'ARRANGEMENT_IMPOSSIBLE') throw error
    expect(['nothing_owed', 'nothing_overdue', 'above_cap', 'too_many_terms']).toContain(failure.why)
    return undefined
  }
}

function expectAddsUp(rows: readonly QuoteRow[], total: QuoteBody['oldTotal']): void {
  for (const field of fields) expect(sum(rows.map((row) => row[field]))).toBe(total[field])
  let balance: number = total.principalFen
  for (const row of rows) {
    expect(row.totalFen).toBe(row.principalFen + row.interestFen + row.feeFen + row.penaltyFen)
    expect(
      Math.min(row.principalFen, row.interestFen, row.feeFen, row.penaltyFen, row.balanceFen),
    ).toBeGreaterThanOrEqual(0)
    expect(row.balanceFen).toBe((balance -= row.principalFen))
  }
  expect(balance).toBe(0)
  expect(new Set(rows.map(({ no }) => no)).size).toBe(rows.length)
  expect(rows.map(({ dueDate }) => dueDate)).toEqual(rows.map(({ dueDate }) => dueDate).toSorted())
}

const openOf = ({ open }: LoanStanding, component: string) =>
  sum(open.filter((line) => line.component === component).map((line) => line.outstandingFen))

describe('every quote', () => {
  it('keeps the principal, adds up, and says exactly what it changes', () => {
    const settling: fc.Arbitrary<Ask> = fc.constant({ kind: 'settle_early' })
    fc.assert(
      fc.property(anyStanding, fc.oneof(rescheduling, settling), ({ standing, terms }, ask) => {
        const quote = quoteOf(standing, ask, terms)
        if (!quote) return
        expectAddsUp(quote.old, quote.oldTotal)
        expectAddsUp(quote.new, quote.newTotal)
        expect(quote.oldTotal.principalFen).toBe(standing.outstandingFen)
        expect(quote.newTotal.principalFen).toBe(standing.outstandingFen)
        expect(quote.deltaFen).toBe(quote.newTotal.totalFen - quote.oldTotal.totalFen)
        expect(sum(quote.lines.map((line) => line.amountFen))).toBe(
          sum(standing.open.map((line) => line.outstandingFen)),
        )
        expect(quote.oldTotal.penaltyFen).toBe(openOf(standing, 'penalty') + standing.accruedPenaltyFen)
        for (const row of quote.new) {
          expect(row.no).toBeGreaterThan(Math.max(0, ...standing.billed))
          expect(row.dueDate >= standing.asOf).toBe(true)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('takes fees, penalties and interest along as they are when it moves them', () => {
    fc.assert(
      fc.property(anyStanding, rescheduling, ({ standing, terms }, ask) => {
        const quote = quoteOf(standing, ask, terms)
        if (!quote) return
        expect(quote.newTotal.penaltyFen).toBe(quote.oldTotal.penaltyFen)
        expect(quote.newTotal.feeFen).toBeGreaterThanOrEqual(openOf(standing, 'fee'))
        expect(quote.newTotal.interestFen).toBeGreaterThanOrEqual(openOf(standing, 'interest'))
        if (ask.kind === 're_age') expect(quote.newTotal).toEqual(quote.oldTotal)
        if (ask.kind === 'defer') {
          const extra = quote.steps.find(({ formula }) => formula === 'days_interest')?.resultFen
          expect(quote.deltaFen).toBe(extra)
          expect(quote.newTotal.interestFen - quote.oldTotal.interestFen).toBe(extra)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('paid in time leaves nothing', () => {
    fc.assert(
      fc.property(anyStanding, rescheduling, fc.integer({ min: 0, max: 3 }), ({ standing, terms }, ask, later) => {
        const payBy = addDays(standing.asOf, later)
        const settled = quoteOf(standing, { kind: 'settle_early', payBy }, terms)
        if (settled && standing.outstandingFen > 0) {
          expect(settled.new).toHaveLength(1)
          expect(settled.payFen).toBe(settled.newTotal.totalFen)
          expect(settled.new[0]?.dueDate).toBe(payBy)
          expect(settled.steps.at(-1)?.resultFen).toBe(settled.payFen)
        }
        for (const quote of [settled, quoteOf(standing, ask, terms)]) {
          for (const row of quote?.new ?? []) expectPaidOff(row)
          expect(quote?.new.at(-1)?.balanceFen ?? 0).toBe(0)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** The row as a bill that is paid with exactly what it says. */
function expectPaidOff(row: QuoteRow): void {
  const of = String(row.no)
  const dues: Due[] = [
    { of, component: 'principal', amountFen: row.principalFen },
    { of, component: 'interest', amountFen: row.interestFen },
    { of, component: 'fee', amountFen: row.feeFen },
    { of, component: 'penalty', amountFen: row.penaltyFen },
  ]
  const { lines, unappliedFen } = allocate(row.totalFen, dues, deskAllocationPolicy)
  expect(unappliedFen).toBe(0)
  expect(sum(lines.map(({ remainingFen }) => remainingFen))).toBe(0)
}

/** The loan once a quote has taken effect: its lines are moved, and nothing of the new schedule is billed yet. */
function after(standing: LoanStanding, quote: QuoteBody): LoanStanding {
  return {
    ...standing,
    plan: planAfter(standing, quote),
    open: [],
    accruedPenaltyFen: fen(0),
    penaltyOn: () => fen(0),
  }
}

describe('one arrangement after another', () => {
  it('costs the same to settle on the day as it would have without the first', () => {
    fc.assert(
      fc.property(anyStanding, rescheduling, ({ standing, terms: anyOf }, ask) => {
        // Fees of later terms, and on what is paid early, follow from the schedule there is.
        const terms = { ...anyOf, settle: { feeRateOnBalance: '0%', remainingFees: 'waive' as const } }
        const first = quoteOf(standing, ask, terms)
        // A loan without principal is settled, and not arranged anew.
        if (!first || standing.outstandingFen === 0) return
        const before = quoteOf(standing, { kind: 'settle_early' }, terms)
        const then = quoteOf(after(standing, first), { kind: 'settle_early' }, terms)
        expect(then?.newTotal).toEqual(before?.newTotal)
      }),
      { numRuns: 600 },
    )
  })

  it('keeps the history: principal adds up to the loan, and numbers stay apart', () => {
    fc.assert(
      fc.property(anyStanding, rescheduling, rescheduling, ({ standing, terms }, ask, next) => {
        const first = quoteOf(standing, ask, terms)
        if (!first) return
        const then = after(standing, first)
        const paidFen = standing.principalFen - standing.outstandingFen
        const history = then.plan.filter(({ no }) => standing.billed.has(no))
        expect(sum(history.map((row) => row.principalFen))).toBeLessThanOrEqual(paidFen)
        expect(new Set(then.plan.map(({ no }) => no)).size).toBe(then.plan.length)
        expect(newPlan(first)).toHaveLength(first.new.length)
        const second = quoteOf(then, next, terms)
        if (!second) return
        expectAddsUp(second.new, second.newTotal)
        expect(second.old).toEqual(first.new)
        expect(second.newTotal.principalFen).toBe(standing.outstandingFen)
        expect(second.newTotal.penaltyFen).toBe(first.newTotal.penaltyFen)
      }),
      { numRuns: 300 },
    )
  })
})
