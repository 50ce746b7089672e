import type { Fen } from '../../model/index.ts'
import { calcLimits, checkAmount, refuseField, wholeRange } from '../limits.ts'
import { flowsOf } from './flows.ts'
import { compounded, simple, solvePercents } from './growth.ts'

/**
 * What a credit costs, in percent as decimal text with 10 decimals. Both annualisations, because market and court
 * quote different ones; each is to be shown with its label, and never less prominently than the monthly rate.
 */
export interface Rates {
  /** IRR per term (每期内部收益率). */
  readonly irrPerTermPct: string
  /** Simple annual rate, IRR × 12 (单利). */
  readonly aprSimplePct: string
  /** Compound annual rate, (1 + IRR)^12 − 1 (复利). */
  readonly aprCompoundPct: string
}

const termsPerYear = 12
const most = 10
const evenSteps: readonly number[] = Array.from({ length: calcLimits.flows.most }, (_, no) => no)

/**
 * The rate of flows one month apart, the borrower's view: what is received first, what is paid negative. The lender's
 * view gives the same. `Σ CF_k / (1+x)^k = 0`, with the received amount as `CF_0` (央行公告〔2021〕3号).
 *
 * Refuses flows without a change of sign, flows that have several rates, and rates beyond ±1000% a term.
 *
 * @example
 * monthlyRates([fen(120000), ...Array(3).fill(fen(-41200))]).aprSimplePct // '17.9115441735'
 */
export function monthlyRates(flows: readonly Fen[], path = 'flows'): Rates {
  if (flows.length < calcLimits.flows.least || flows.length > calcLimits.flows.most) {
    throw refuseField(path, 'out_of_range', wholeRange(calcLimits.flows))
  }
  for (const flow of flows) checkAmount(path, flow, -calcLimits.amountFen.most)
  return ratesOf({ amounts: flows, path })
}

/** A run of payments after a payout, as a schedule knows it. */
export interface TermFlows {
  readonly amounts: readonly number[]
  /** A first period of other length: its steps, and the steps of every other. Absent: one step each. */
  readonly first?: { readonly steps: number; readonly stepsPerTerm: number } | undefined
  /** About what the rate per step will be. */
  readonly guess?: number
  readonly path: string
}

/** The rates of flows that are already known to be good amounts. */
export function ratesOf({ amounts, first, guess, path }: TermFlows): Rates {
  const spacing = first?.stepsPerTerm ?? 1
  const even = evenSteps.slice(0, amounts.length)
  const at = first ? even.map((no) => (no === 0 ? 0 : first.steps + (no - 1) * spacing)) : even
  const search = {
    flows: flowsOf(at, amounts),
    spacing,
    mostPerStep: (1 + most) ** (1 / spacing) - 1,
    path,
    allowed: `-90%..${most * 100}%`,
    ...(guess === undefined ? {} : { guess }),
  }
  const perTerm = compounded(spacing)
  const [irrPerTermPct = '', aprSimplePct = '', aprCompoundPct = ''] = solvePercents(search, [
    perTerm,
    (growth) => simple(termsPerYear)(perTerm(growth)),
    compounded(spacing * termsPerYear),
  ])
  return { irrPerTermPct, aprSimplePct, aprCompoundPct }
}
