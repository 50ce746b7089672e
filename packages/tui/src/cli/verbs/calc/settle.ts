import { calcLimits, readWhole, settlementQuote, yuan } from '@zuoxi/sdk'
import type { Verb } from '../verb.ts'
import { basisOf, creditOf, creditOptions } from './credit.ts'
import { allowed, calculating, choice, given, needed, rateText } from './input.ts'
import { amountPairs } from './lines.ts'

/** What closes a credit early. */
export const calcSettle: Verb = {
  name: 'calc settle',
  args: [],
  options: {
    ...creditOptions,
    paidTerms: '--paid-terms <count>',
    days: '--days <count>',
    feeRateOnBalance: '--fee-rate-on-balance <rate>',
    remainingFees: '--remaining-fees <choice>',
  },
  run: ({ words }, { options }) =>
    calculating(words, () => {
      const credit = creditOf(options)
      const paid = { least: 0, most: credit.terms - 1 }
      const quote = settlementQuote(credit, {
        paidTerms: readWhole('paidTerms', needed(options, 'paidTerms', `0..${paid.most}`), paid),
        days: readWhole('days', given(options, 'days') ?? '0', calcLimits.settleDays),
        basis: basisOf(options),
        feeRateOnBalance: rateText(options, 'feeRateOnBalance', allowed.feeRate),
        remainingFees:
          given(options, 'remainingFees') === undefined
            ? undefined
            : choice(options, 'remainingFees', { waive: 'waive', charge: 'charge' } as const, ''),
      })
      const { principalFen, interestFen, feeFen, totalFen } = quote
      const { settle } = words.calc
      return {
        json: { principal: yuan(principalFen), interest: yuan(interestFen), fee: yuan(feeFen), total: yuan(totalFen) },
        lines: amountPairs([
          [settle.principal, principalFen],
          [settle.interest, interestFen],
          [settle.fee, feeFen],
          [settle.total, totalFen],
        ]),
      }
    }),
}
