import type { Fen } from '../../model/index.ts'
import { calcLimits, checkAmount, refuseField, wholeRange } from '../limits.ts'
import { type Flows, FlowsInOrder } from './flows.ts'
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
  const inOrder = new FlowsInOrder(1)
  flows.forEach((flow, no) => inOrder.add(no, flow))
  return ratesOf({ flows: inOrder, path })
}

/** Flows of a credit, by steps of which `spacing` make a month. */
export interface TermFlows {
  readonly flows: Flows
  /** About what the rate per step will be. */
  readonly guess?: number
  readonly path: string
}

/** The rates of flows that are already known to be good amounts. */
export function ratesOf({ flows, guess, path }: TermFlows): Rates {
  const { spacing } = flows
  const search = {
    flows,
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
