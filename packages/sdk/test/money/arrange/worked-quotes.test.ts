import {
  type ArrangementAsk,
  failureOf,
  fen,
  type LoanStanding,
  newPlan,
  type OpenLine,
  type ProductTerms,
  quoteArrangement,
  quoteWaiver,
} from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { day, house, punctual } from './standings.ts'

const ei01 = { principalFen: fen(1_000_000), method: 'equal_instalment', annualRate: '12%', terms: 12 } as const
const withFee: ProductTerms = { ...house, settle: { feeRateOnBalance: '3%', remainingFees: 'waive' } }

/** EI-01 after five payments, with the sixth and seventh bill unpaid on 2026-08-10: due on 15 June and 15 July. */
const twoLate: LoanStanding = (() => {
  const standing = punctual(ei01, 5, 87)
  const late = standing.plan.filter(({ no }) => no === 6 || no === 7)
  return {
    ...standing,
    billed: new Set([1, 2, 3, 4, 5, 6, 7]),
    open: late.flatMap((row): OpenLine[] => [
      line(row, 1, 'principal', row.principalFen),
      line(row, 2, 'interest', row.interestFen),
    ]),
    accruedPenaltyFen: fen(5_000),
    penaltyOn: (on) => fen(on === '2026-08-15' ? 6_000 : 5_000),
  }
})()

function line(
  row: { no: number; dueDate: string },
  lineNo: number,
  component: OpenLine['component'],
  amount: number,
): OpenLine {
  return {
    billId: `b${row.no}` as OpenLine['billId'],
    lineNo,
    instalmentNo: row.no,
    component,
    dueDate: day(row.dueDate),
    outstandingFen: fen(amount),
  }
}

const why = (ask: ArrangementAsk, standing: LoanStanding = twoLate, terms: ProductTerms = house) => {
  try {
    return quoteArrangement(standing, ask, terms).ask.kind
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.code !== 'ARRANGEMENT_IMPOSSIBLE') throw error
    return { why: failure.why, ...(failure.allowed !== undefined && { allowed: failure.allowed }) }
  }
}

describe('an early settlement', () => {
  it('is ES-01: five terms paid and twelve days', () => {
    const quote = quoteArrangement(punctual(ei01, 5, 12), { kind: 'settle_early' }, withFee)
    expect(quote.newTotal).toEqual({
      principalFen: 597_791,
      interestFen: 2_391,
      feeFen: 17_934,
      penaltyFen: 0,
      totalFen: 618_116,
    })
    expect(quote).toMatchObject({ payFen: 618_116, payBy: '2026-05-27', disclosure: 'arrangement.settle' })
    expect(quote.new).toMatchObject([{ no: 6, dueDate: '2026-05-27', balanceFen: 0 }])
  })

  it('takes the days of the period and not the whole period that a bill has charged ahead', () => {
    const standing = punctual(ei01, 5, 12)
    const next = standing.plan.find(({ no }) => no === 6)
    if (!next) throw new Error('no sixth instalment')
    const billed = { ...standing, billed: new Set([1, 2, 3, 4, 5, 6]) }
    const open = [line(next, 1, 'principal', next.principalFen), line(next, 2, 'interest', next.interestFen)]
    expect(quoteArrangement({ ...billed, open }, { kind: 'settle_early' }, withFee).payFen).toBe(618_116)
    // Paid ahead: the interest of the whole period is in, so none is left to charge for its twelve days.
    const paidAhead = { ...billed, open: [], outstandingFen: next.balanceFen }
    const { newTotal } = quoteArrangement(paidAhead, { kind: 'settle_early' }, house)
    expect(newTotal).toMatchObject({ principalFen: next.balanceFen, interestFen: 0, totalFen: next.balanceFen })
  })

  it('adds what is overdue with its interest, and penalty to the day it is to be paid', () => {
    const today = quoteArrangement(twoLate, { kind: 'settle_early' }, house)
    // 828.71 + 837.00 due, with 59.78 + 51.49; 4312.20 not due, 26 days since 15 July at 12 %: 37.37.
    expect(today.newTotal).toMatchObject({
      principalFen: 597_791,
      interestFen: 5_978 + 5_149 + 3_737,
      penaltyFen: 5_000,
    })
    const holdsLonger = { ...house, arrange: { ...house.arrange, quoteDays: 5 } }
    const dueDay = quoteArrangement(twoLate, { kind: 'settle_early', payBy: day('2026-08-15') }, holdsLonger)
    // On the eighth due date its whole interest is due, and nothing by days.
    expect(dueDay.newTotal).toMatchObject({ interestFen: 5_978 + 5_149 + 4_312, penaltyFen: 6_000 })
  })

  it('charges the fees of later terms only where the terms say so', () => {
    const flat = {
      principalFen: fen(1_200_000),
      method: 'flat_fee',
      annualRate: '0%',
      feeRate: '0.6%',
      terms: 12,
    } as const
    const charge: ProductTerms = { ...house, settle: { feeRateOnBalance: '0%', remainingFees: 'charge' } }
    const fees = (terms: ProductTerms) =>
      quoteArrangement(punctual(flat, 4, 3), { kind: 'settle_early' }, terms).newTotal.feeFen
    expect([fees(house), fees(charge)]).toEqual([0, 8 * 7_200])
  })

  it('never turns interest negative: two prepayments on one day, the due date itself, the day of the payout', () => {
    for (const [paid, days, prepaid] of [
      [5, 12, 300_000],
      [5, 0, 597_790],
      [0, 0, 0],
      [11, 1, 0],
    ] as const) {
      const standing = punctual(ei01, paid, days)
      const outstandingFen = fen(standing.outstandingFen - prepaid)
      const { newTotal } = quoteArrangement({ ...standing, outstandingFen }, { kind: 'settle_early' }, house)
      expect(newTotal.principalFen).toBe(outstandingFen)
      expect(newTotal.interestFen).toBe(Math.round((outstandingFen * 12 * days) / 36_000))
    }
  })
})

describe('a deferral', () => {
  it('moves everything, makes one row of what is late, and charges the days on principal alone', () => {
    const quote = quoteArrangement(twoLate, { kind: 'defer', days: 30 }, house)
    expect(quote.deltaFen).toBe(5_978)
    expect(quote.new.slice(0, 2)).toMatchObject([
      { no: 8, dueDate: '2026-09-09', principalFen: 166_571, interestFen: 5_978 + 5_149 + 5_978, penaltyFen: 5_000 },
      { no: 9, dueDate: '2026-09-14', principalFen: 84_537, interestFen: 4_312 },
    ])
  })
})

describe('an extension', () => {
  it('spreads the principal over the terms left and more, on the same day of the month', () => {
    const quote = quoteArrangement(twoLate, { kind: 'extend', terms: 6 }, house)
    expect(quote.new).toHaveLength(5 + 6)
    expect(quote.new.map(({ dueDate }) => dueDate.slice(8))).toEqual(Array<string>(11).fill('15'))
    expect(quote.new.at(-1)?.dueDate).toBe('2027-06-15')
    // 4312.20 for 31 days and 1665.71 for the 5 days from today, with what was billed before.
    expect(quote.new[0]).toMatchObject({ no: 8, interestFen: 5_978 + 5_149 + 4_734, penaltyFen: 5_000 })
    expect(newPlan(quote)[0]).toMatchObject({
      no: 8,
      accrued: { interestFen: 5_978 + 5_149 + 3_737, to: '2026-08-10' },
    })
  })

  it('spreads a flat fee at its rate, of the principal that is scheduled anew', () => {
    const flat = {
      principalFen: fen(1_200_000),
      method: 'flat_fee',
      annualRate: '0%',
      feeRate: '0.6%',
      terms: 12,
    } as const
    const quote = quoteArrangement(punctual(flat, 6, 3), { kind: 'extend', terms: 3 }, house)
    expect(quote.new.map(({ feeFen }) => feeFen)).toEqual(Array<number>(9).fill(3_600))
  })
})

describe('a restructuring', () => {
  it('begins on a regular due date 15 days away or more', () => {
    const quote = quoteArrangement(twoLate, { kind: 'restructure', terms: 24 }, house)
    expect(quote.new).toHaveLength(24)
    expect(quote.new[0]?.dueDate).toBe('2026-09-15')
  })
})

describe('a re-age', () => {
  it('makes what is late due with the next instalment, at no cost', () => {
    const quote = quoteArrangement(twoLate, { kind: 're_age' }, house)
    expect(quote.deltaFen).toBe(0)
    expect(quote.new).toHaveLength(5)
    expect(quote.new[0]).toMatchObject({
      no: 8,
      dueDate: '2026-08-15',
      principalFen: 166_571 + 84_537,
      penaltyFen: 5_000,
    })
    expect(quote.new.slice(1).map(({ totalFen }) => totalFen)).toEqual([88_849, 88_849, 88_849, 88_847])
  })
})

describe('a waiver', () => {
  const open: OpenLine[] = [
    { ...line({ no: 7, dueDate: '2026-07-15' }, 1, 'penalty', 700), billId: 'b' as OpenLine['billId'] },
    ...twoLate.open,
    line({ no: 6, dueDate: '2026-06-15' }, 3, 'penalty', 1_500),
    { ...line({ no: 6, dueDate: '2026-06-15' }, 4, 'fee', 300), instalmentNo: undefined },
  ]
  const waive = (ask: Partial<Extract<ArrangementAsk, { kind: 'waiver' }>>) =>
    quoteWaiver(open, day('2026-08-10'), { kind: 'waiver', components: ['penalty', 'fee'], ...ask }, house)

  it('takes the oldest bill first, and of it fees before penalties', () => {
    expect(waive({ upToFen: fen(2_000) }).lines.map(({ lineNo, amountFen }) => [lineNo, amountFen])).toEqual([
      [4, 300],
      [3, 1_500],
      [1, 200],
    ])
    expect(waive({}).deltaFen).toBe(-2_500)
    expect(waive({}).newTotal).toMatchObject({ penaltyFen: 0, feeFen: 0, principalFen: 166_571 })
  })

  it('refuses principal, and where nothing is owed', () => {
    expect(() => waive({ components: ['principal', 'fee'] })).toThrow('ARRANGEMENT_IMPOSSIBLE')
    expect(() => quoteWaiver([], day('2026-08-10'), { kind: 'waiver', components: ['fee'] }, house)).toThrow(
      'ARRANGEMENT_IMPOSSIBLE',
    )
  })
})

describe('what cannot be arranged', () => {
  it('is refused with the reason and what could be', () => {
    expect(why({ kind: 'defer', days: 91 })).toEqual({ why: 'too_long', allowed: '4..90' })
    expect(why({ kind: 'defer', days: 3 })).toEqual({ why: 'too_short', allowed: '4..90' })
    expect(why({ kind: 'extend', terms: 56 })).toEqual({ why: 'too_many_terms', allowed: '1..55' })
    expect(why({ kind: 'restructure', terms: 61 })).toEqual({ why: 'too_many_terms', allowed: '1..60' })
    expect(why({ kind: 'settle_early', payBy: day('2026-08-09') })).toEqual({
      why: 'date_in_past',
      allowed: '2026-08-10..2026-08-13',
    })
    expect(why({ kind: 'settle_early', payBy: day('2026-08-14') })).toMatchObject({ why: 'too_long' })
    expect(why({ kind: 're_age' }, punctual(ei01, 5, 12))).toEqual({ why: 'nothing_overdue' })
    expect(why({ kind: 'defer', days: 1 }, punctual(ei01, 12, 0))).toEqual({ why: 'nothing_owed' })
    expect(why({ kind: 'waiver', components: ['principal'] })).toEqual({
      why: 'not_waivable',
      allowed: 'fee, penalty, interest',
    })
  })

  it('includes what would lift a loan above a cap that it keeps', () => {
    const dear: LoanStanding = { ...punctual({ ...ei01, annualRate: '23.8%' }, 3, 20), annualRate: '36%' }
    expect(why({ kind: 'extend', terms: 24 }, dear)).toEqual({ why: 'above_cap' })
    // To repay early is never barred, whatever its fee comes to a year.
    const soon = punctual({ ...ei01, annualRate: '23.8%' }, 0, 5)
    const settled = quoteArrangement(soon, { kind: 'settle_early' }, withFee)
    expect(Number(settled.newContractCost?.aprSimplePct)).toBeGreaterThan(200)
  })
})
