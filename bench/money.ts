import { type Credit, datedRates, fen, readDatedFlow, schedule } from '@zuoxi/sdk'
import amortizejs from 'amortizejs'
import { irr } from 'node-irr'
import { benchBook } from './lib/book-bench.ts'
import { percentile, rowOf, timed } from './lib/measure.ts'
import type { Bench } from './lib/report.ts'

const terms = 360
/** Schedules in one timing: one alone is shorter than the clock's grain is trustworthy. */
const batch = 20
const rounds = 400
const warmUp = 100

export const bench: Bench = {
  asks: 'what do exact schedules with proven rates cost, and a day in the life of millions of bills?',
  run: async (tell) => {
    const ways = {
      'amortizejs: floats, not rounded, no rates': (at: number) => peerSchedule(at),
      'amortizejs, then node-irr for the rate': (at: number) => peerRate(at),
      'schedule: 等额本息 with rates': (at: number) => schedule(creditOf('equal_instalment', at)),
      'schedule: 等额本金 with rates': (at: number) => schedule(creditOf('equal_principal', at)),
      'XIRR of five flows': (at: number) => datedRates(flowsOf(at)),
    }
    const samples = new Map(Object.keys(ways).map((what) => [what, [] as number[]]))
    tell(`${rounds} rounds of ${batch}, each way in turn`)
    for (let round = -warmUp; round < rounds; round += 1) {
      for (const [what, run] of Object.entries(ways)) {
        const elapsedMs = await timed(() => {
          for (let i = 0; i < batch; i += 1) run(round * batch + i)
        })
        if (round >= 0) samples.get(what)?.push(elapsedMs / batch)
      }
    }
    const [floats = 0, withRate = 0, equal = 0] = [...samples.values()].map((times) => percentile(times, 50))
    const book = await benchBook(tell)
    return {
      data: { terms, rate: '4.9%', schedules: rounds * batch, peers: 'amortizejs 1.0.3, node-irr 2.0.5', ...book.data },
      rows: [...[...samples].map(([what, times]) => rowOf(what, times)), ...book.rows],
      ratios: [
        { what: 'with rates ÷ amortizejs without, p50', value: equal / floats, target: { atMost: 3 } },
        { what: 'with rates ÷ amortizejs and node-irr, p50', value: equal / withRate, target: { atMost: 3 } },
        ...book.ratios,
      ],
    }
  },
}

/** Never the same credit twice, so that nothing is remembered. */
function creditOf(method: 'equal_instalment' | 'equal_principal', at: number): Credit {
  return { principalFen: fen(100_000_000 + at * 100), method, terms, annualRate: '4.9%' }
}

function peerSchedule(at: number) {
  return amortizejs.Calculator.calculate({ method: 'mortgage', apr: 4.9, balance: 1_000_000 + at, loanTerm: terms })
}

function peerRate(at: number): number {
  const { schedule: rows } = peerSchedule(at)
  return irr([-1_000_000 - at, ...rows.map(({ principal, interest }) => principal + interest)], { epsilon: 1e-12 })
}

function flowsOf(at: number) {
  return [
    `2008-01-01:-${10_000 + (at & 1023)}`,
    '2008-03-01:2750',
    '2008-10-30:4250',
    '2009-02-15:3250',
    '2009-04-01:2750',
  ].map((text) => readDatedFlow(text))
}
