import {
  allocate,
  type BusinessDate,
  type Credit,
  datedRates,
  type Due,
  fen,
  monthlyRates,
  penaltyByDays,
  readDatedFlow,
  readFlows,
  schedule,
  settlementQuote,
} from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'

const yuanFen = (yuan: number) => fen(yuan * 100)

const ei01: Credit = { principalFen: yuanFen(10_000), method: 'equal_instalment', terms: 12, annualRate: '12%' }

interface Worked {
  readonly credit: Credit
  /** First payment, last payment, cost (interest and fees), in 分. */
  readonly first: number
  readonly last?: number
  readonly cost: number
  /** IRR per term, × 12, compound: percent to six decimals (the monthly one to eight). */
  readonly rates: readonly [number, number, number]
}

/** Computed elsewhere with 60 digits and five spreadsheet and finance libraries. */
const worked: Readonly<Record<string, Worked>> = {
  'EI-01': { credit: ei01, first: 88_849, last: 88_847, cost: 66_186, rates: [1.00000955, 12.000115, 12.682631] },
  'EI-02': {
    credit: { ...ei01, principalFen: yuanFen(12_000), annualRate: '24%' },
    first: 113_472,
    cost: 161_659,
    rates: [2.00001596, 24.000192, 26.824418],
  },
  'EI-05': {
    credit: { ...ei01, principalFen: yuanFen(1_000_000), annualRate: '4.9%', terms: 360 },
    first: 530_727,
    cost: 91_061_512,
    rates: [0.40833337, 4.9, 5.011558],
  },
  'EI-06': {
    credit: { ...ei01, principalFen: yuanFen(1_000), annualRate: '0%', terms: 3 },
    first: 33_333,
    last: 33_334,
    cost: 0,
    rates: [0, 0, 0],
  },
  'EP-01': {
    credit: { ...ei01, principalFen: yuanFen(120_000), method: 'equal_principal', annualRate: '6%' },
    first: 1_060_000,
    last: 1_005_000,
    cost: 390_000,
    rates: [0.5, 6, 6.167781],
  },
  'IO-01': {
    credit: { ...ei01, principalFen: yuanFen(50_000), method: 'interest_only', annualRate: '10.8%' },
    first: 45_000,
    last: 5_045_000,
    cost: 540_000,
    rates: [0.9, 10.8, 11.350967],
  },
  'FF-01': {
    credit: { principalFen: yuanFen(12_000), method: 'flat_fee', terms: 12, feeRate: '0.6%' },
    first: 107_200,
    cost: 86_400,
    rates: [1.08618536, 13.034224, 13.841785],
  },
  'FF-04': {
    credit: { principalFen: yuanFen(1_200), method: 'flat_fee', terms: 3, feeRate: '1%' },
    first: 41_200,
    cost: 3_600,
    rates: [1.49262868, 17.911544, 19.457662],
  },
  'CC-01': {
    credit: { ...ei01, guaranteeFeeFen: yuanFen(50) },
    first: 93_849,
    last: 93_847,
    cost: 126_186,
    rates: [1.87736295, 22.528355, 25.006426],
  },
}

describe('worked examples', () => {
  it.each(Object.entries(worked))('%s', (_id, { credit, first, last, cost, rates }) => {
    const answer = schedule(credit)
    expect(answer.payments[0]?.paymentFen).toBe(first)
    if (last !== undefined) expect(answer.payments.at(-1)?.paymentFen).toBe(last)
    expect(answer.totals.interestFen + answer.totals.feeFen).toBe(cost)
    expect(Number(answer.rates.irrPerTermPct)).toBeCloseTo(rates[0], 7)
    expect(Number(answer.rates.aprSimplePct)).toBeCloseTo(rates[1], 5)
    expect(Number(answer.rates.aprCompoundPct)).toBeCloseTo(rates[2], 5)
  })

  it('CC-03: a discounted payout, as flows and as a schedule', () => {
    const rates = monthlyRates(readFlows('9500,-940*12'))
    expect(rates).toEqual({
      irrPerTermPct: '2.7464129793',
      aprSimplePct: '32.9569557511',
      aprCompoundPct: '38.4203770277',
    })
    const credit: Credit = {
      principalFen: yuanFen(11_280),
      receivedFen: yuanFen(9_500),
      method: 'flat_fee',
      terms: 12,
      feeRate: '0',
    }
    expect(schedule(credit).rates).toEqual(rates)
  })

  it('ES-01: settled after five terms and twelve days', () => {
    const quote = settlementQuote(ei01, { paidTerms: 5, days: 12, basis: 360, feeRateOnBalance: '3%' })
    expect(quote).toMatchObject({ principalFen: 597_791, interestFen: 2_391, feeFen: 17_934, totalFen: 618_116 })
  })

  it('AL-01: 500 yuan over fee, penalty, interest and principal', () => {
    const dues: Due[] = [
      { of: '1', component: 'fee', amountFen: fen(2_000) },
      { of: '1', component: 'penalty', amountFen: fen(1_350) },
      { of: '1', component: 'interest', amountFen: fen(8_025) },
      { of: '1', component: 'principal', amountFen: fen(100_000) },
    ]
    const { lines, unappliedFen } = allocate(fen(50_000), dues, {
      order: ['fee', 'penalty', 'interest', 'principal'],
      across: 'component',
    })
    expect(lines.map(({ amountFen }) => amountFen)).toEqual([2_000, 1_350, 8_025, 38_625])
    expect(unappliedFen).toBe(0)
  })

  it('AN-01: two percent a month', () => {
    expect(monthlyRates(readFlows('1000,-20*11,-1020'))).toEqual({
      irrPerTermPct: '2.0000000000',
      aprSimplePct: '24.0000000000',
      aprCompoundPct: '26.8241794563',
    })
  })

  it("Microsoft's XIRR sample", () => {
    const flows = ['2008-01-01:-10000', '2008-03-01:2750', '2008-10-30:4250', '2009-02-15:3250', '2009-04-01:2750']
    expect(Number(datedRates(flows.map((text) => readDatedFlow(text))).xirrPct) / 100).toBeCloseTo(0.373362535, 8)
  })

  it('罚息 by days, on both bases', () => {
    const sum = { baseFen: fen(83_333), annualRate: '18%', multiplier: '1.5', days: 17 }
    expect(penaltyByDays({ ...sum, basis: 360 }).penaltyFen).toBe(1_062)
    expect(penaltyByDays({ ...sum, basis: 365 }).penaltyFen).toBe(1_048)
    expect(penaltyByDays({ ...sum, basis: 360, days: 0 }).penaltyFen).toBe(0)
  })
})

describe('traps', () => {
  it('a long first period charged as one month costs less a year than its nominal rate', () => {
    const flows = [
      { on: '2026-01-01' as BusinessDate, amountFen: fen(1_000_000) },
      ...schedule(ei01).payments.map(({ no, paymentFen }) => ({
        on: new Date(Date.UTC(2026, no, 16)).toISOString().slice(0, 10) as BusinessDate,
        amountFen: fen(-paymentFen),
      })),
    ]
    expect(Number(datedRates(flows).aprNominalPct)).toBeLessThan(12)
  })

  it('a long first period charged by days costs what the contract says', () => {
    const firstPeriod = { days: 45, basis: 360 } as const
    const long = schedule({ ...ei01, firstPeriod })
    expect(long.payments[0]).toMatchObject({ interestFen: 15_000, principalFen: 78_849 })
    expect(Number(long.rates.aprSimplePct)).toBeGreaterThan(11.9)
    expect(Number(long.rates.aprSimplePct)).toBeLessThan(12)
    const short = schedule({ ...ei01, firstPeriod: { days: 20, basis: 365 } })
    expect(short.payments[0]).toMatchObject({ interestFen: 6_575, principalFen: 78_849 })
  })

  it('a first period of exactly one month is no exception', () => {
    expect(schedule({ ...ei01, firstPeriod: { days: 30, basis: 360 } })).toEqual(schedule(ei01))
  })

  it('a tie is rounded as the contract says', () => {
    // One term at 1% of 50 分 is half a 分 of interest.
    const tie: Credit = { principalFen: fen(50), method: 'equal_principal', terms: 1, annualRate: '12%' }
    expect(schedule({ ...tie, rounding: 'half_up' }).totals.interestFen).toBe(1)
    expect(schedule({ ...tie, rounding: 'half_even' }).totals.interestFen).toBe(0)
    expect(schedule({ ...tie, method: 'equal_instalment', rounding: 'half_even' }).totals.paymentFen).toBe(50)
  })
})
