import { type BillId, type BusinessDate, fen, type Instant } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instalmentsOf } from '../../src/rules/instalments.ts'
import type { LoanFacts, LoanLine } from '../../src/rules/loan-facts.ts'
import { contractOf, percentOf, planOf } from '../../src/rules/loan-plan.ts'
import { loanStanding } from '../../src/rules/loan-standing.ts'

const today = '2026-11-20' as BusinessDate

function facts(more: Partial<LoanFacts['contract']> = {}, lines: readonly LoanLine[] = []): LoanFacts {
  return {
    contract: {
      principalFen: fen(1_000_000),
      outstandingFen: fen(1_000_000),
      method: 'equal_instalment',
      aprPpm: 120_000,
      feeRate: undefined,
      terms: 12,
      termsPaid: 0,
      status: 'active',
      disbursedOn: '2026-01-31' as BusinessDate,
      firstDueOn: undefined,
      termsVersion: 'house@1',
      scheduleVersion: 1,
      ...more,
    },
    lines,
    versions: [],
    accruals: [],
  }
}

function line(no: number, dueDate: string, more: Partial<LoanLine> = {}): LoanLine {
  return {
    billId: `b${no}` as BillId,
    billNo: `B${no}`,
    billState: 'issued',
    billedAt: '2026-01-01T00:00:00.000Z' as Instant,
    dueDate: dueDate as BusinessDate,
    lineNo: 1,
    component: 'principal',
    instalmentNo: no,
    amountFen: fen(78_849),
    paidFen: fen(0),
    waivedFen: fen(0),
    movedFen: fen(0),
    entries: [],
    ...more,
  }
}

describe('the schedule of a loan that was brought in without its first due date', () => {
  it('begins a month after the payout where no bill says otherwise', () => {
    expect(contractOf(facts()).firstDueOn).toBe('2026-02-28')
  })

  it('follows from the latest instalment that is on a bill', () => {
    const lines = [line(5, '2026-07-15'), line(6, '2026-08-15')]
    expect(contractOf(facts({}, lines)).firstDueOn).toBe('2026-03-15')
    expect(planOf(facts({}, lines))[5]?.dueDate).toBe('2026-08-15')
  })

  it('keeps to the first schedule once it was replaced, whatever later bills say', () => {
    const first = planOf(facts({ firstDueOn: '2026-03-15' as BusinessDate }))
    const stored = { version: 1, origin: 'origination', effectiveOn: today, plan: first, madeAt: '' as Instant }
    const arranged = { ...facts({ scheduleVersion: 2 }, [line(13, '2027-01-31')]) }
    const versions = [{ ...stored, aprSimplePct: '0', aprCompoundPct: '0' }]
    expect(contractOf({ ...arranged, versions }).firstDueOn).toBe('2026-03-15')
  })
})

it('takes the fee of a term from a bill where nobody kept the rate', () => {
  const fee = line(1, '2026-03-15', { component: 'fee', amountFen: fen(6_000) })
  expect(contractOf(facts({ method: 'flat_fee' }, [fee])).feeRate).toBe('0.60000000%')
})

it('writes parts per million as a percentage, digit by digit', () => {
  expect([0, 1, 179_115, 240_000].map(percentOf)).toEqual(['0.0000%', '0.0001%', '17.9115%', '24.0000%'])
})

it('counts a draft as not billed, and a void bill as none', () => {
  const lines = [
    line(1, '2026-02-28'),
    line(2, '2026-03-31', { billState: 'draft' }),
    line(3, '2026-04-30', { billState: 'void' }),
  ]
  const standing = loanStanding(facts({}, lines), today)
  expect([...standing.billed]).toEqual([1])
  expect(standing.open.map(({ instalmentNo }) => instalmentNo)).toEqual([1])
})

it('a loan without principal, as a few desks brought in, has no schedule and stands at nothing', () => {
  const none = facts({ principalFen: fen(0), outstandingFen: fen(0) })
  expect(planOf(none)).toEqual([])
  expect(loanStanding(none, today)).toMatchObject({ plan: [], open: [], accruedPenaltyFen: 0 })
})

it('on any day every instalment has one status, and what is paid is never more than due', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 78_849 }),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
      (termsPaid, no, paid, day) => {
        const lines = [line(no, '2026-06-30', { paidFen: fen(paid) })]
        const on = day.toISOString().slice(0, 10) as BusinessDate
        const instalments = instalmentsOf(facts({ termsPaid }, lines), on)
        expect(instalments.map((each) => each.no)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
        for (const { due, paid: cleared, status, dueDate } of instalments) {
          expect(cleared.principalFen).toBeLessThanOrEqual(due.principalFen)
          if (status === 'scheduled') expect(dueDate > on).toBe(true)
          if (status === 'overdue') expect(dueDate < on).toBe(true)
          if (status === 'partial') expect(cleared.principalFen).toBeGreaterThan(0)
        }
      },
    ),
  )
})
