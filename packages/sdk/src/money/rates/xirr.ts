import { daysBetween } from '../../model/index.ts'
import { calcLimits, checkAmount, refuseField, wholeRange } from '../limits.ts'
import { type DatedFlow, readDate } from '../read/flows.ts'
import { singleFlows } from './flows.ts'
import { compounded, nominal, solvePercents } from './growth.ts'

/** What flows on given dates cost a year, in percent as decimal text with 10 decimals. */
export interface DatedRates {
  /** Effective annual rate (复利), `(1+r)^(days/365)`, as spreadsheets' XIRR has it. */
  readonly xirrPct: string
  /** The same as twelve equal months without compounding: `12((1+r)^(1/12) − 1)`. */
  readonly aprNominalPct: string
}

const daysPerYear = 365
/** A year may turn one yuan into a million; beyond that the dates are more likely wrong than the money. */
const mostGrowth = 1_000_000

/**
 * XIRR, ACT/365 fixed: every day is a step, so the exponents are whole numbers and the year's growth is the day's to
 * the 365th. Flows come in any order; several on one day are added up.
 *
 * Refuses what `monthlyRates` refuses, and rates beyond 99,999,900% a year.
 *
 * @example
 * datedRates(['2008-01-01:-10000', '2008-03-01:2750', '2008-10-30:4250', '2009-02-15:3250', '2009-04-01:2750'].map((text) => readDatedFlow(text))).xirrPct // '37.3362533519'
 */
export function datedRates(flows: readonly DatedFlow[], path = 'flow'): DatedRates {
  if (flows.length < calcLimits.flows.least || flows.length > calcLimits.flows.most) {
    throw refuseField(path, 'out_of_range', wholeRange(calcLimits.flows))
  }
  for (const { amountFen, on } of flows) {
    checkAmount(path, amountFen, -calcLimits.amountFen.most)
    readDate(path, on)
  }
  const firstDate = flows.map(({ on }) => on).toSorted()[0]
  const search = {
    flows: singleFlows(flows.map(({ on, amountFen }) => [daysBetween(firstDate ?? on, on), amountFen])),
    mostPerStep: mostGrowth ** (1 / daysPerYear) - 1,
    path,
    allowed: `-99.9999%..${(mostGrowth - 1) * 100}%`,
  }
  const perYear = compounded(daysPerYear)
  const [xirrPct = '', aprNominalPct = ''] = solvePercents(search, [perYear, (growth) => nominal(12)(perYear(growth))])
  return { xirrPct, aprNominalPct }
}
