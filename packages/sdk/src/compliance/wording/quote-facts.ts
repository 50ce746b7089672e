import type { ArrangementQuote } from '../../model/arrangement.ts'
import { fen } from '../../model/money.ts'
import type { WordingFacts } from './facts.ts'

/**
 * What a wording may say of a quote: the figures of the quote itself, so that what is told and what is kept are one.
 *
 * @example
 * quoteFacts(settlement) // { disclosure: 'arrangement.settle', amountFen: 128050, … }
 */
export function quoteFacts(quote: ArrangementQuote): NonNullable<WordingFacts['quote']> {
  const { ask, newTotal, deltaFen, payFen, payBy, expiresAt, disclosure, loanNo } = quote
  const [first] = quote.new
  const isWaiver = ask.kind === 'waiver'
  return {
    disclosure,
    ...(loanNo !== undefined && { loanNo }),
    amountFen: isWaiver ? fen(Math.abs(deltaFen)) : (payFen ?? newTotal.totalFen),
    deltaFen,
    ...(!isWaiver && payBy === undefined && first && { schedule: { terms: quote.new.length, first } }),
    ...(payBy !== undefined && { payBy }),
    ...(isWaiver && { waived: ask.components }),
    expiresAt,
  }
}
