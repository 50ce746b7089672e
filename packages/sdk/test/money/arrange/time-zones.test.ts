import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const script = `
  import { accruedPenalty, dpdOn, fen, originalPlan, pausesOf, quoteArrangement, termsOf } from '@zuoxi/sdk'
  const terms = { ...termsOf('house@1'), dueRule: 'next_business_day' }
  const credit = { principalFen: fen(1000000), method: 'equal_instalment', annualRate: '12%', terms: 12 }
  // Due dates and days on both sides of every change of the clocks in 2026.
  const plan = originalPlan({ ...credit, firstDueOn: '2025-10-26' }, terms)
  const asOf = '2026-04-05'
  const open = [4, 5].flatMap((no) => {
    const { dueDate, principalFen, interestFen } = plan[no - 1]
    const line = { billId: 'b' + no, instalmentNo: no, dueDate }
    return [
      { ...line, lineNo: 1, component: 'principal', outstandingFen: principalFen },
      { ...line, lineNo: 2, component: 'interest', outstandingFen: interestFen },
    ]
  })
  const pauses = pausesOf([
    { kind: 'pause', on: '2026-03-08', at: '2026-03-08T07:30:00.000Z' },
    { kind: 'resume', on: '2026-03-29', at: '2026-03-29T01:30:00.000Z' },
  ])
  const segments = open.filter((line) => line.component === 'principal').map(({ dueDate, outstandingFen }) => ({ dueDate, base: [{ from: dueDate, fen: outstandingFen }] }))
  const penaltyOn = (day) => accruedPenalty({ segments, annualRate: '12%', terms, pauses, chargedFen: fen(0), asOf: day }).penaltyFen
  const standing = {
    asOf, principalFen: credit.principalFen, disbursedOn: '2025-09-26', method: credit.method, annualRate: '12%',
    outstandingFen: plan[2].balanceFen, plan, billed: new Set([1, 2, 3, 4, 5]), open, accruedPenaltyFen: penaltyOn(asOf), penaltyOn,
  }
  const asks = [
    { kind: 'settle_early', payBy: '2026-04-08' }, { kind: 'defer', days: 30 }, { kind: 'extend', terms: 6 },
    { kind: 'restructure', terms: 18 }, { kind: 're_age' }, { kind: 'waiver', components: ['interest'] },
  ]
  const quotes = asks.map((ask) => quoteArrangement(standing, ask, terms))
  process.stdout.write(JSON.stringify([plan, pauses, quotes, dpdOn(plan[3].dueDate, asOf, terms.dueRule)]))`

it('plans, penalties and quotes are the same under four time zones', () => {
  const answers = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Chatham'].map((TZ) => {
    const run = spawnSync(process.execPath, ['--conditions=@zuoxi/source', '--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('../../../../../tests', import.meta.url)),
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    return run.stdout
  })
  expect(answers[0]).toContain('arrangement.restructure')
  expect(new Set(answers).size).toBe(1)
})
