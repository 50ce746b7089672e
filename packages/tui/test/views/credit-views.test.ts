import type { ArrangementQuote, Fen } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { scheduleChart } from '../../src/views/chart.ts'
import { percentOf } from '../../src/views/percent.ts'
import { instalment, loanDetail } from '../state/credit-sample.ts'
import { everyPlace } from '../state/everywhere.ts'
import { play } from '../state/sample.ts'
import { draw } from './draw.ts'

test.each([
  ['18.00000000', '18.00%'],
  ['19.56181715', '19.56%'],
  ['19.56500000', '19.57%'],
  ['9.99999999', '10.00%'],
  ['0', '0.00%'],
  ['-3.5', '-3.50%'],
  ['unknown', 'unknown%'],
])('%s is shown as %s', (text, shown) => {
  expect(percentOf(text)).toBe(shown)
})

describe('the chart of a schedule', () => {
  test('has a row for each component there is, with the most of it, and falls to nothing left', () => {
    const chart = scheduleChart(loanDetail().instalments, 36)
    expect(chart.map(({ of }) => of)).toEqual(['principalFen', 'interestFen', 'feeFen', 'penaltyFen', 'balanceFen'])
    expect(chart[1]?.mostFen).toBe(17_000)
    expect(chart.at(-1)?.drawn).toMatch(/^█+.*_{3}$/)
    expect(chart[3]?.drawn).toBe(`${'_'.repeat(6)}███${'_'.repeat(27)}`)
  })

  test.each([1, 12, 60, 360])('of %i terms keeps to its columns', (terms) => {
    const instalments = Array.from({ length: terms }, (_, i) => instalment(i + 1, { balanceFen: (terms - i) as Fen }))
    for (const { drawn } of scheduleChart(instalments, 40)) expect([...drawn].length).toBeLessThanOrEqual(40)
  })
})

test('of 360 instalments only those on the screen are looked at one by one', () => {
  const instalments = Array.from({ length: 360 }, (_, i) => instalment(i + 1, { status: 'scheduled' }))
  const { loan } = everyPlace(80, 24)
  const shown = play(
    loan,
    { kind: 'loan', loan: loanDetail({ instalments, terms: 360 }) },
    { kind: 'action', action: 'last' },
  )
  const drawn = draw(shown.state).join('\n')
  expect(drawn).toContain('> 360')
  expect(drawn).not.toContain('  200 ')
})

test.each(['zh-CN', 'en'] as const)('both annual rates stand above every amount of a loan, whole, in %s', (lang) => {
  for (const [columns, rows] of [
    [80, 24],
    [120, 30],
    [160, 45],
  ] as const) {
    const { loan, whatIf } = everyPlace(columns, rows)
    const inLang = (state: typeof loan) => ({ ...state, session: { ...state.session, lang } })
    const drawn = draw(inLang(loan)).join('\n')
    expect(drawn.indexOf('18.00%')).toBeLessThan(drawn.indexOf('¥9,800.00'))
    expect(drawn).toContain('19.56%')
    for (const rate of ['18.00%', '19.56%', '17.40%', '18.86%']) expect(draw(inLang(whatIf)).join('\n')).toContain(rate)
  }
})

test('what waits is said with its reason: a late refund, a coupon without effect, a step that cannot be done yet', () => {
  const { order, arrangement, orders } = everyPlace(160, 45)
  expect(draw(order).join('\n')).toMatch(/¥12,000\.00 {2}在途，预计 2026-11-10 到账 ! 已迟/)
  expect(draw(orders).join('\n')).toContain('! 已过期')
  expect(draw(arrangement).join('\n')).toContain('y 批准  n 不批准 (客户还没有确认，先按 c)')
})

test('a page in focus names its figures and the one that x explains', () => {
  const { bill } = everyPlace(80, 24)
  expect(draw(bill).join('\n')).toContain('x [本行] 待还')
  expect(draw(play(bill, { kind: 'action', action: 'figureNext' }).state).join('\n')).toContain('[待还]')
})

test('an explanation and a quote end where their last row is shown', () => {
  for (const place of ['explain', 'whatIf', 'arrangement'] as const) {
    const state = everyPlace(80, 24)[place]
    const at = (...actions: readonly ('last' | 'first' | 'down' | 'up' | 'pageDown')[]) =>
      draw(play(state, ...actions.map((action) => ({ kind: 'action', action }) as const)).state).join('\n')
    expect(at('last', 'pageDown')).toBe(at('last'))
    expect(at('last', 'down', 'up')).toBe(at('last', 'up'))
  }
})

test.each(['zh-CN', 'en'] as const)(
  'a quote that costs more at a lower rate says so beside the rate, in %s',
  (lang) => {
    const { whatIf } = everyPlace(120, 30)
    const panel = (over: Partial<ArrangementQuote>) =>
      draw({
        ...whatIf,
        session: { ...whatIf.session, lang },
        overlays: whatIf.overlays.map((one) =>
          one.kind === 'whatIf' && one.quote ? { ...one, quote: { ...one.quote, ...over } } : one,
        ),
      }).join('\n')
    const falls = lang === 'en' ? 'because it takes longer' : '全程年化因期限变长而下降'
    expect(panel({ deltaFen: 83_823 as Fen })).toContain(falls)
    expect(panel({ deltaFen: 83_823 as Fen })).toContain('¥838.23')
    expect(panel({ deltaFen: -83_823 as Fen })).not.toContain(falls)
    expect(panel({ deltaFen: -83_823 as Fen })).not.toContain('-¥')
    const settled = panel({ oldCost: undefined, newCost: undefined })
    expect(settled).not.toMatch(/年化（单利）|\(simple\)/)
  },
)

test('a quote names whose it is, a used coupon is not usable, and no credit line has no figure', () => {
  const { whatIf, orders } = everyPlace(120, 30)
  const { nameMasked = '', customerNo = '' } = whatIf.customer?.overview?.customer ?? {}
  expect(nameMasked).not.toBe('')
  expect(draw(whatIf).join('\n')).toContain(`${nameMasked} ${customerNo}`)
  const list = orders.customer?.orderList.value
  if (!orders.customer || !list) throw new Error('the orders are shown')
  const coupons = list.coupons.map((coupon) => ({ ...coupon, status: 'used' as const, effective: true }))
  const customer = { ...orders.customer, orderList: { ...orders.customer.orderList, value: { ...list, coupons } } }
  const drawn = draw({ ...orders, customer }).join('\n')
  expect(drawn).toContain('已使用')
  expect(drawn).not.toContain('可用')
})
