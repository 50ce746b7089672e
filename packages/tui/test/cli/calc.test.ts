import { describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { hostFor } from './host.ts'

/** Split as a shell would, as far as these tests need: words, and words in double quotes. */
const argvOf = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

async function calc(line: string) {
  // A calculation that reached for a desk would meet this error.
  const host = hostFor(['calc', ...argvOf(line)], new Error('opened a desk'))
  const code = await runCli(host)
  return { code, out: host.out(), err: host.err() }
}

async function calcJson(line: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await calc(`${line} --json`)
  expect(err).toBe('')
  expect(code).toBe(0)
  return JSON.parse(out) as Record<string, unknown>
}

const ei01 = '--principal 10000 --annual-rate 12% --terms 12 --method equal-installment'

describe('zuoxi calc, for machines', () => {
  it('schedules', async () => {
    const answer = await calcJson(`schedule ${ei01}`)
    expect(answer['payments']).toHaveLength(12)
    expect((answer['payments'] as unknown[])[0]).toEqual({
      no: 1,
      payment: '888.49',
      principal: '788.49',
      interest: '100.00',
      fee: '0.00',
      balance: '9211.51',
    })
    expect(answer['totals']).toEqual({ payment: '10661.86', principal: '10000.00', interest: '661.86', fee: '0.00' })
    expect(answer['rates']).toEqual({
      irrPerTermPct: '1.0000095524',
      aprSimplePct: '12.0001146283',
      aprCompoundPct: '12.6826309005',
    })
  })

  it.each([
    ['--principal 12000 --terms 12 --method flat-fee --fee-rate 0.6%', '13.034224', '864.00'],
    ['--principal 12000 --terms 12 --method flat-fee --upfront-fee-rate 7.2%', '13.8560313160', '864.00'],
    [`${ei01} --guarantee-fee 50`, '22.528355', '600.00'],
    ['--principal 120000 --annual-rate 6% --terms 12 --method equal-principal', '6.000000', '0.00'],
    ['--principal 50000 --annual-rate 10.8% --terms 12 --method interest-only', '10.800000', '0.00'],
    ['--principal 1000 --annual-rate 0 --terms 3', '0.000000', '0.00'],
    ['--principal 10000 --received 9800 --annual-rate 12% --terms 12', '15.8546442667', '0.00'],
    [`${ei01} --first-days 45 --basis 360 --rounding half-even`, '11.9935849218', '0.00'],
  ])('schedule %s', async (line, aprSimple, fee) => {
    const answer = await calcJson(`schedule ${line}`)
    expect(answer['rates']).toMatchObject({ aprSimplePct: expect.stringMatching(new RegExp(`^${aprSimple}`)) })
    expect(answer['totals']).toMatchObject({ fee })
  })

  it('finds rates, by terms and by dates', async () => {
    const answer = await calcJson('irr --flows "9500,-940*12"')
    expect(answer).toMatchObject({ aprSimplePct: '32.9569557511' })
    expect(answer).toEqual({ ...(answer['rates'] as object), rates: answer['rates'] })
    expect(await calcJson('irr --flows "-9500,940*12"')).toMatchObject({ aprSimplePct: '32.9569557511' })
    const dated = '--flow 2008-01-01:-10000 --flow 2008-03-01:2750 --flow 2008-10-30:4250 --flow 2009-02-15:3250.00'
    expect(await calcJson(`xirr ${dated} --flow 2009-04-01:2750`)).toEqual({
      xirrPct: '37.3362533519',
      aprNominalPct: '32.1493312410',
    })
  })

  it('counts 罚息, settles and allocates', async () => {
    expect(await calcJson('penalty --base 833.33 --annual-rate 18% --multiplier 1.5 --days 17 --basis 360')).toEqual({
      penalty: '10.62',
    })
    expect(await calcJson(`settle ${ei01} --paid-terms 5 --days 12 --basis 360 --fee-rate-on-balance 3%`)).toEqual({
      principal: '5977.91',
      interest: '23.91',
      fee: '179.34',
      total: '6181.16',
    })
    const flat = 'settle --principal 12000 --terms 12 --method flat-fee --fee-rate 0.6% --paid-terms 5'
    expect(await calcJson(`${flat} --remaining-fees waive`)).toMatchObject({ fee: '0.00', total: '7000.00' })
    expect(await calcJson(`${flat} --remaining-fees charge`)).toMatchObject({ fee: '504.00', total: '7504.00' })
    const dues = '--due fee:20 --due penalty:13.50 --due interest:80.25 --due principal:1000'
    expect(await calcJson(`allocate --pay 500 ${dues} --order fee,penalty,interest,principal`)).toEqual({
      fee: '20.00',
      penalty: '13.50',
      interest: '80.25',
      principal: '386.25',
      unapplied: '0.00',
    })
    expect(await calcJson('allocate --pay 500 --due principal:100')).toMatchObject({ fee: '0.00', unapplied: '400.00' })
  })
})

describe('zuoxi calc, for people', () => {
  it('draws each payment by its components, and the annual rate first', async () => {
    const { out } = await calc('schedule --principal 1200 --terms 3 --method flat-fee --fee-rate 5% --lang en')
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^annual rate \(simple/)
    expect(lines[2]).toMatch(/^rate per term/)
    expect(lines[5]).toMatch(/^ +1 +460\.00 +400\.00 +0\.00 +60\.00 +800\.00 +#{7,}={1,}$/)
    expect(lines.at(-1)).toMatch(/^sum +1380\.00 +1200\.00 +0\.00 +180\.00$/)
  })

  it('keeps 360 terms within the terminal', async () => {
    const { out } = await calc('schedule --principal 1000000 --annual-rate 4.9% --terms 360')
    const rows = out
      .trimEnd()
      .split('\n')
      .filter((line) => /^ *\d/.test(line))
    expect(rows).toHaveLength(360)
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(80)
  })

  it('says sums with their formula and their total', async () => {
    expect((await calc('penalty --base 100 --annual-rate 36.5% --days 10 --basis 365')).out).toContain('¥1.00')
    expect((await calc(`settle ${ei01} --paid-terms 0`)).out).toContain('结清金额  ¥10,000.00')
    expect((await calc('xirr --flow 2026-01-01:100 --flow 2027-01-01:-110')).out).toContain('10.0000000000%')
  })
})

describe('bad input', () => {
  it('of no calculation at all names them', async () => {
    expect((await calc('--lang en')).err).toContain('schedule | irr | xirr | penalty | settle | allocate')
  })

  it.each([
    ['schedule --annual-rate 12% --terms 12', 'principal', 'missing'],
    ['schedule --principal -1 --annual-rate 12% --terms 12', 'principal', 'out_of_range'],
    ['schedule --principal 0 --annual-rate 12% --terms 12', 'principal', 'out_of_range'],
    ['schedule --principal 100.001 --annual-rate 12% --terms 12', 'principal', 'too_precise'],
    ['schedule --principal 99999999999999999999999 --annual-rate 12% --terms 12', 'principal', 'out_of_range'],
    ['schedule --principal NaN --annual-rate 12% --terms 12', 'principal', 'not_an_amount'],
    ['schedule --principal 1e4 --annual-rate 12% --terms 12', 'principal', 'not_an_amount'],
    ['schedule --principal 一万 --annual-rate 12% --terms 12', 'principal', 'not_an_amount'],
    ['schedule --principal "" --annual-rate 12% --terms 12', 'principal', 'not_an_amount'],
    ['schedule --principal 100 --annual-rate 12 --terms 12', 'annual-rate', 'not_a_rate'],
    ['schedule --principal 100 --annual-rate -1% --terms 12', 'annual-rate', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 1001% --terms 12', 'annual-rate', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 1.00000000001% --terms 12', 'annual-rate', 'too_precise'],
    ['schedule --principal 100 --annual-rate NaN% --terms 12', 'annual-rate', 'not_a_rate'],
    ['schedule --principal 100 --terms 12', 'annual-rate', 'missing'],
    ['schedule --principal 100 --annual-rate 12% --terms 0', 'terms', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 100000', 'terms', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 99999999999999999999', 'terms', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 1.5', 'terms', 'not_a_whole_number'],
    ['schedule --principal 100 --annual-rate 12% --terms -3', 'terms', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --method balloon', 'method', 'unknown_choice'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --method toString', 'method', 'unknown_choice'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --fee-rate 1%', 'fee-rate', 'not_taken'],
    [
      'schedule --principal 100 --annual-rate 12% --terms 12 --method flat-fee --fee-rate 1%',
      'annual-rate',
      'not_taken',
    ],
    ['schedule --principal 100 --terms 12 --method flat-fee', 'fee-rate', 'missing'],
    ['schedule --principal 100 --terms 12 --method flat-fee --fee-rate 101%', 'fee-rate', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --received 100.01', 'received', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --received 0', 'received', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --rounding up', 'rounding', 'unknown_choice'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --first-days 0', 'first-days', 'out_of_range'],
    ['schedule --principal 100 --annual-rate 12% --terms 12 --basis 364', 'basis', 'unknown_choice'],
    ['irr --flows "100,200"', 'flows', 'no_sign_change'],
    ['irr --flows "-100*3"', 'flows', 'no_sign_change'],
    ['irr --flows "0,0"', 'flows', 'no_sign_change'],
    ['irr --flows "100"', 'flows', 'out_of_range'],
    ['irr --flows "100,-1*0"', 'flows', 'out_of_range'],
    ['irr --flows "100,-1*100000"', 'flows', 'out_of_range'],
    ['irr --flows "100,x"', 'flows', 'not_an_amount'],
    ['irr --flows "100,,-110"', 'flows', 'not_an_amount'],
    ['irr --flows "100,-0.001"', 'flows', 'too_precise'],
    ['irr --flows "-100,230,-132"', 'flows', 'several_rates'],
    ['irr --flows "0.01,-1000000"', 'flows', 'rate_out_of_range'],
    ['irr', 'flows', 'missing'],
    ['xirr', 'flow', 'out_of_range'],
    ['xirr --flow 2026-02-30:1 --flow 2026-03-10:-1', 'flow', 'not_a_date'],
    ['xirr --flow 1026-02-03:1 --flow 2026-03-10:-1', 'flow', 'out_of_range'],
    ['xirr --flow 2026-02-03:1 --flow 2026-02-03:-1.1', 'flow', 'no_sign_change'],
    ['xirr --flow 2026-02-03 --flow 2026-02-03:-1.1', 'flow', 'not_a_flow'],
    ['xirr --flow 2026-02-03:1 --flow 2026-02-04:-2', 'flow', 'rate_out_of_range'],
    ['penalty --base 0 --annual-rate 18% --days 1', 'base', 'out_of_range'],
    ['penalty --base 1 --annual-rate 18% --days -1', 'days', 'out_of_range'],
    ['penalty --base 1 --annual-rate 18% --days 1 --multiplier 0', 'multiplier', 'out_of_range'],
    ['penalty --base 1 --annual-rate 18% --days 1 --multiplier 1.5x', 'multiplier', 'not_a_multiplier'],
    [`settle ${ei01} --paid-terms 12 --days 1`, 'paid-terms', 'out_of_range'],
    [`settle ${ei01} --paid-terms 1 --days 400`, 'days', 'out_of_range'],
    [`settle ${ei01} --guarantee-fee 1 --paid-terms 1`, 'remaining-fees', 'missing'],
    [`settle ${ei01} --paid-terms 1 --remaining-fees maybe`, 'remaining-fees', 'unknown_choice'],
    ['allocate --pay 0 --due fee:1', 'pay', 'out_of_range'],
    ['allocate --pay 1', 'due', 'missing'],
    ['allocate --pay 1 --due fee:-1', 'due', 'out_of_range'],
    ['allocate --pay 1 --due tip:1', 'due', 'unknown_choice'],
    ['allocate --pay 1 --due fee', 'due', 'unknown_choice'],
    ['allocate --pay 1 --due fee:1 --due fee:2', 'due', 'repeated'],
    ['allocate --pay 1 --due fee:1 --order principal', 'order', 'not_in_order'],
    ['allocate --pay 1 --due fee:1 --order fee,fee', 'order', 'repeated'],
  ])('%s', async (line, field, problem) => {
    const { code, out } = await calc(`${line} --json`)
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'BAD_USE', field, problem, allowed: expect.stringMatching(/./) },
    })
    expect(code).toBe(2)
  })

  it('is told to people by the option and what it takes', async () => {
    expect(await calc('schedule --principal 100 --annual-rate 12% --terms 0')).toEqual({
      code: 2,
      out: '',
      err: '错误 --terms 超出范围（可用：1..360）\n',
    })
    expect((await calc('irr --flows "1,1" --lang en')).err).toBe(
      'error --flows needs money in both directions (allowed: >0, <0)\n',
    )
  })
})
