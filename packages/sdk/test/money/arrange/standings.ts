import {
  addDays,
  type BillComponent,
  type BillId,
  type BusinessDate,
  type Fen,
  fen,
  type LoanStanding,
  type OpenLine,
  originalPlan,
  type PlannedInstalment,
  type ProductTerms,
  termsOf,
} from '@zuoxi/sdk'
import fc from 'fast-check'

export const day = (text: string) => text as BusinessDate
export const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

export const house: ProductTerms = termsOf('house@1')

export const anyTerms: fc.Arbitrary<ProductTerms> = fc
  .record({
    lender: fc.constantFrom('bank' as const, 'consumer_finance_company' as const),
    rounding: fc.constantFrom('half_up' as const, 'half_even' as const),
    basis: fc.constantFrom(360 as const, 365 as const),
    settle: fc.record({
      feeRateOnBalance: fc.constantFrom('0%', '1%', '3%'),
      remainingFees: fc.constantFrom('waive' as const, 'charge' as const),
    }),
    dueRule: fc.constantFrom('as_is' as const, 'next_business_day' as const),
  })
  .map((changes) => ({ ...house, ...changes }))

export const anyDay: fc.Arbitrary<BusinessDate> = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => addDays(day('2024-01-01'), days))

const lineComponents = [
  ['principal', 'principalFen'],
  ['interest', 'interestFen'],
  ['fee', 'feeFen'],
] as const

/** Open lines of a billed instalment after `paidFen` of it, principal first or last. */
function linesOf(row: PlannedInstalment, paidFen: number, principalFirst: boolean): OpenLine[] {
  let left = paidFen
  const order = principalFirst ? lineComponents : lineComponents.toReversed()
  return order.flatMap(([component, field], i) => {
    const taken = Math.min(left, row[field])
    left -= taken
    return taken === row[field] ? [] : [openLine(row, i + 1, component, row[field] - taken)]
  })
}

function openLine(row: PlannedInstalment, lineNo: number, component: BillComponent, outstandingFen: number): OpenLine {
  const { no: instalmentNo, dueDate } = row
  return {
    billId: `b${instalmentNo}` as BillId,
    lineNo,
    instalmentNo,
    component,
    dueDate,
    outstandingFen: fen(outstandingFen),
  }
}

/** A loan on some day of its life, or after it: bills early or late, paid, part paid or not, something prepaid. */
export const anyStanding: fc.Arbitrary<{ standing: LoanStanding; terms: ProductTerms }> = fc
  .record({
    terms: anyTerms,
    principalFen: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 10_000, max: 10 ** 8 })).map(fen),
    method: fc.constantFrom(
      'equal_instalment' as const,
      'equal_principal' as const,
      'interest_only' as const,
      'flat_fee' as const,
    ),
    ratePct: fc.integer({ min: 0, max: 36 }),
    count: fc.integer({ min: 1, max: 36 }),
    firstDueOn: anyDay,
    firstPeriod: fc.integer({ min: 1, max: 60 }),
    /** Where in its life the loan is. */
    age: fc.integer({ min: 0, max: 1300 }),
    billedAhead: fc.integer({ min: -3, max: 25 }),
    paid: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 37, maxLength: 37 }),
    behind: fc.integer({ min: 0, max: 4 }),
    principalFirst: fc.boolean(),
    prepaidPct: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
    late: fc.record({ fee: fc.integer({ min: 0, max: 5000 }), penalty: fc.integer({ min: 0, max: 5000 }) }),
    accrued: fc.integer({ min: 0, max: 900 }),
  })
  .map((made) => {
    const { terms, principalFen, method, ratePct, firstDueOn, billedAhead, paid, accrued, prepaidPct } = made
    const annualRate = method === 'flat_fee' ? '0%' : `${ratePct}%`
    const feeRate = method === 'flat_fee' ? `${(ratePct / 40).toFixed(3)}%` : undefined
    const plan = originalPlan({ principalFen, method, annualRate, feeRate, terms: made.count, firstDueOn }, terms)
    const disbursedOn = addDays(firstDueOn, -made.firstPeriod)
    const asOf = addDays(disbursedOn, made.age % (made.count * 31 + 90))
    const billed = plan.filter(({ dueDate }) => dueDate <= addDays(asOf, billedAhead))
    // The oldest are paid; of the last few, some part.
    const open = billed.flatMap((row, i) => {
      const isOpen = i >= billed.length - made.behind
      const total = row.principalFen + row.interestFen + row.feeFen
      return isOpen ? linesOf(row, Math.floor((total * (paid[i] ?? 0)) / 100), made.principalFirst) : []
    })
    const lateOnes = billed.filter(({ dueDate }) => dueDate < asOf)
    const worst = lateOnes.at(-1)
    const isLate = open.some(({ dueDate }) => dueDate < asOf)
    const extra: OpenLine[] =
      worst && isLate
        ? ([
            { ...openLine(worst, 8, 'penalty', made.late.penalty) },
            { ...openLine(worst, 9, 'fee', made.late.fee), instalmentNo: undefined, billId: 'fees' as BillId },
          ] satisfies OpenLine[])
        : []
    const unbilledFen = sum(plan.slice(billed.length).map((row) => row.principalFen))
    const openFen = sum(open.filter(({ component }) => component === 'principal').map((line) => line.outstandingFen))
    const outstandingFen = fen(openFen + unbilledFen - Math.floor((unbilledFen * prepaidPct) / 100))
    const accruedPenaltyFen = fen(isLate ? accrued : 0)
    const standing: LoanStanding = {
      asOf,
      principalFen,
      disbursedOn,
      method,
      annualRate,
      feeRate,
      firstDueOn,
      outstandingFen,
      plan,
      billed: new Set(billed.map(({ no }) => no)),
      open: [...open, ...extra.filter((line) => line.outstandingFen > 0)],
      accruedPenaltyFen,
      penaltyOn: (on) => fen(accruedPenaltyFen + (isLate ? Math.max(0, daysFrom(asOf, on)) * 7 : 0)),
    }
    return { standing, terms }
  })

const daysFrom = (from: BusinessDate, to: BusinessDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** A loan whose first `paidTerms` instalments were paid on their day, seen some days after the last of them. */
export function punctual(
  credit: { principalFen: Fen; method: LoanStanding['method']; annualRate: string; feeRate?: string; terms: number },
  paidTerms: number,
  days: number,
  terms: ProductTerms = house,
): LoanStanding {
  const plan = originalPlan({ ...credit, firstDueOn: day('2026-01-15') }, terms)
  const last = plan[paidTerms - 1]
  return {
    asOf: addDays(last?.dueDate ?? day('2025-12-15'), days),
    principalFen: credit.principalFen,
    disbursedOn: day('2025-12-15'),
    method: credit.method,
    annualRate: credit.method === 'flat_fee' ? '0%' : credit.annualRate,
    feeRate: credit.feeRate,
    outstandingFen: last?.balanceFen ?? credit.principalFen,
    plan,
    billed: new Set(plan.slice(0, paidTerms).map(({ no }) => no)),
    open: [],
    accruedPenaltyFen: fen(0),
  }
}
