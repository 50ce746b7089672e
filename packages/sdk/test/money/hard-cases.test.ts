import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  type Credit,
  datedRates,
  failureOf,
  fen,
  judgeCaps,
  monthlyRates,
  readFlows,
  schedule,
  type BusinessDate,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelPayment } from '../../src/money/schedule/level-payment.ts'
import { partOf, ratio } from '../../src/money/exact/ratio.ts'
import { divideRounded } from '../../src/money/exact/rounding.ts'
import { power, wholeRoot } from '../../src/money/exact/fixed.ts'

const refusal = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    const failure = failureOf(error)
    return failure?.code === 'INVALID_INPUT' ? failure.problems[0] : error
  }
}

describe('rates at the edge', () => {
  it.each([
    // One 分 more than received, after sixty years: a rate of about 10^-16 a term.
    ['99999999999.99,0*719,-100000000000', '0.0000000000'],
    ['0.01,-0.02', '100.0000000000'],
    ['0.01,-0.11', '1000.0000000000'],
    // Sixty years of a high rate: the last payments weigh nothing in floats.
    ['1000,-500*720', '50.0000000000'],
    // Less back than was received.
    ['100,-10*9', '-2.0569696650'],
    ['100,-20', '-80.0000000000'],
    // Two changes of sign, one positive rate all the same: a payout in two parts.
    ['500,-100,500,-400,-700', '7.8074439571'],
    // Exactly between two last digits: no bounds can settle it, and HALF_UP does.
    ['20000000000,-20000000000.01', '0.0000000001'],
    // A zero rate is exactly zero.
    ['100,-50*2', '0.0000000000'],
  ])('%s', (flows, irr) => expect(monthlyRates(readFlows(flows)).irrPerTermPct).toBe(irr))

  it.each([
    ['-100,230,-132', 'several_rates'],
    ['100,-230,132', 'several_rates'],
    ['100,-200,100', 'several_rates'],
    ['0.01,-0.12', 'rate_out_of_range'],
    ['100,-9', 'rate_out_of_range'],
    ['100,0,0', 'no_sign_change'],
  ])('%s has none to tell', (flows, problem) => {
    expect(refusal(() => monthlyRates(readFlows(flows)))).toMatchObject({ path: 'flows', problem })
  })

  it('of two centuries of days is as good as that of one', () => {
    const flow = (on: string, yuan: number) => ({ on: on as BusinessDate, amountFen: fen(yuan * 100) })
    expect(datedRates([flow('1900-01-01', 1), flow('2199-12-31', -2_000_000)]).xirrPct).toMatch(/^4\.95/)
    expect(datedRates([flow('2026-01-01', 100), flow('2027-01-01', -110)])).toEqual({
      xirrPct: '10.0000000000',
      aprNominalPct: '9.5689685147',
    })
  })
})

describe('the equal payment', () => {
  it('is the same by the bound and by whole numbers, for any terms and rates', () => {
    for (let terms = 1; terms <= 360; terms += 7) {
      for (const percent of [1n, 49n, 1_000n, 99_999n]) {
        const perTerm = ratio(percent, 12_000n)
        const grown = (perTerm.den + perTerm.num) ** BigInt(terms)
        const still = perTerm.den ** BigInt(terms)
        const exact =
          (123_456_789n * perTerm.num * grown * 2n + perTerm.den * (grown - still)) /
          (2n * perTerm.den * (grown - still))
        expect(levelPayment(123_456_789, perTerm, terms, 'half_up')).toBe(Number(exact))
      }
    }
  })

  it('takes an exact tie as the contract says', () => {
    // 100 分 at 1% for one term is 101; 50 分 is 50.5.
    expect(levelPayment(50, ratio(1n, 100n), 1, 'half_up')).toBe(51)
    expect(levelPayment(50, ratio(1n, 100n), 1, 'half_even')).toBe(50)
    expect(levelPayment(150, ratio(1n, 100n), 1, 'half_even')).toBe(152)
  })

  it('stands on powers good to more than 40 digits', () => {
    const bits = 192n
    const low = power((12_000n << bits) / 12_049n, 360, bits)
    const truth = ((12_000n ** 360n) << bits) / 12_049n ** 360n
    expect(truth - low < 2n * 360n).toBe(true)
    expect((low * 10n ** 40n) >> bits).toBe((truth * 10n ** 40n) >> bits)
    expect(wholeRoot(7n ** 24n + 1n, 12)).toBe(49n)
    expect(wholeRoot(49n ** 12n - 1n, 12)).toBe(48n)
  })

  it('of a credit too small for its terms ends early, and never below zero', () => {
    const tiny: Credit = { principalFen: fen(10_000), method: 'equal_instalment', terms: 360, annualRate: '0%' }
    const { payments, rates } = schedule(tiny)
    expect(payments.filter(({ paymentFen }) => paymentFen === 0)).toHaveLength(2)
    expect(payments.at(-1)?.balanceFen).toBe(0)
    expect(rates.aprSimplePct).toBe('0.0000000000')
  })

  it('stays whole at the largest amounts', () => {
    const { totals } = schedule({
      principalFen: fen(10 ** 13),
      method: 'equal_instalment',
      terms: 360,
      annualRate: '1000%',
    })
    expect(totals.principalFen).toBe(10 ** 13)
    expect(Number.isSafeInteger(totals.paymentFen)).toBe(true)
  })
})

describe('a part of an amount', () => {
  it('is the same by safe integers as by bigint, ties and large products included', () => {
    const amounts = fc.oneof(fc.nat(10_000), fc.integer({ min: 0, max: 10 ** 13 }))
    const parts = fc.tuple(
      fc.oneof(fc.nat(20), fc.nat(10 ** 12)),
      fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10 ** 12 })),
    )
    fc.assert(
      fc.property(
        amounts,
        parts,
        fc.constantFrom('half_up' as const, 'half_even' as const),
        (amount, [num, den], rounding) => {
          const exact = divideRounded(BigInt(amount) * BigInt(num), BigInt(den), rounding)
          expect(partOf(ratio(BigInt(num), BigInt(den)), rounding)(amount)).toBe(Number(exact))
        },
      ),
      { numRuns: 5_000 },
    )
  })
})

describe('caps', () => {
  const on = (text: string) => text as BusinessDate
  const credit: Credit = { principalFen: fen(1_200_000), method: 'equal_instalment', terms: 12, annualRate: '24%' }

  it('let a lawful 24% pass although rounding made it 24.000192%', () => {
    const { rates } = schedule(credit)
    expect(rates.aprSimplePct).toMatch(/^24\.00019/)
    expect(judgeCaps({ rates, lender: 'bank', contractedOn: on('2026-03-01') })).toEqual([
      { cap: 'financial-24', verdict: 'within', measure: 'simple', declaredPct: '24.00', limitPct: '24.00' },
    ])
  })

  it('depend on lender, day and annualisation', () => {
    const { rates } = schedule({
      ...credit,
      annualRate: '12%',
      principalFen: fen(1_000_000),
      guaranteeFeeFen: fen(5_000),
    })
    const verdicts = (...[lender, day]: ['bank' | 'consumer_finance_company' | 'private_lender', string]) =>
      judgeCaps({ rates, lender, contractedOn: on(day) }).map(({ cap, verdict }) => `${cap} ${verdict}`)
    expect(verdicts('consumer_finance_company', '2026-01-01')).toEqual([
      'financial-24 within',
      'consumer-finance-20 above',
    ])
    expect(verdicts('consumer_finance_company', '2025-01-01')).toEqual(['financial-24 within'])
    expect(verdicts('private_lender', '2025-12-20')).toEqual(['private-4-lpr above'])
    expect(verdicts('private_lender', '2026-06-01')).toEqual(['private-4-lpr unknown'])
    const compound = judgeCaps({
      rates,
      lender: 'bank',
      contractedOn: on('2026-03-01'),
      caps: [
        {
          id: 'c',
          appliesTo: ['bank'],
          limit: { pct: '24' },
          measure: 'compound',
          decimals: 2,
          effectiveFrom: on('2020-01-01'),
          source: '',
          mark: 'M',
        },
      ],
    })
    expect(compound).toMatchObject([{ verdict: 'above', declaredPct: '25.01' }])
  })
})

describe('time zones', () => {
  it('change nothing: the same answers under four of them', () => {
    const script = `
      import { datedRates, readDatedFlow, schedule, fen } from '@zuoxi/sdk'
      const flows = ['2026-03-08:6000', '2026-03-29:-1050', '2026-10-25:-2000', '2026-11-01:-3300'].map((text) => readDatedFlow(text))
      const credit = { principalFen: fen(1000000), method: 'equal_instalment', terms: 12, annualRate: '12%', firstPeriod: { days: 45, basis: 365 } }
      process.stdout.write(JSON.stringify([datedRates(flows), schedule(credit)]))`
    const answers = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'UTC'].map((TZ) => {
      const run = spawnSync(process.execPath, ['--conditions=@zuoxi/source', '--input-type=module', '--eval', script], {
        cwd: fileURLToPath(new URL('../../../../tests', import.meta.url)),
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
      expect(run.stderr).toBe('')
      return run.stdout
    })
    expect(answers[0]).toContain('xirrPct')
    expect(new Set(answers).size).toBe(1)
  })
})
