import { type Credit, fen } from '@zuoxi/sdk'
import fc from 'fast-check'

const percentText = (most: number) =>
  fc
    .integer({ min: 0, max: most * 10_000 })
    .map((units) => `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}%`)

const rounding = fc.constantFrom('half_up' as const, 'half_even' as const)

/** Any credit that a contract could describe, from one 分 to ten million yuan. */
export const anyCredit: fc.Arbitrary<Credit> = fc
  .record({
    principalFen: fc.oneof(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 50_000 })).map(fen),
    terms: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 360 })),
    method: fc.constantFrom(
      'equal_instalment' as const,
      'equal_principal' as const,
      'interest_only' as const,
      'flat_fee' as const,
    ),
    rate: percentText(100),
    feeRate: percentText(3),
    upfrontFeeRate: fc.option(percentText(10), { nil: undefined }),
    guaranteeFeeFen: fc.option(fc.integer({ min: 0, max: 10_000 }).map(fen), { nil: undefined }),
    rounding,
    firstPeriod: fc.option(
      fc.record({ days: fc.integer({ min: 1, max: 70 }), basis: fc.constantFrom(360 as const, 365 as const) }),
      { nil: undefined, freq: 3 },
    ),
  })
  .map(({ rate, feeRate, firstPeriod, ...credit }) =>
    credit.method === 'flat_fee' ? { ...credit, feeRate } : { ...credit, annualRate: rate, firstPeriod },
  )
