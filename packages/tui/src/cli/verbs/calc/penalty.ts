import { calcLimits, formatYuan, penaltyByDays, readAmount, readWhole, refuseField, yuan } from '@zuoxi/sdk'
import type { Verb } from '../verb.ts'
import { basisOf, roundingOf } from './credit.ts'
import { allowed, calculating, given, needed, rateText } from './input.ts'

/** 罚息 by days, with the formula it comes from. */
export const calcPenalty: Verb = {
  name: 'calc penalty',
  args: [],
  options: {
    base: '--base <yuan>',
    annualRate: '--annual-rate <rate>',
    multiplier: '--multiplier <factor>',
    days: '--days <count>',
    basis: '--basis <days>',
    rounding: '--rounding <mode>',
  },
  run: ({ words }, { options }) =>
    calculating(words, () => {
      const baseFen = readAmount('base', needed(options, 'base', allowed.amount))
      const annualRate = rateText(options, 'annualRate', allowed.annualRate)
      if (annualRate === undefined) throw refuseField('annualRate', 'missing', allowed.annualRate)
      const multiplier = given(options, 'multiplier') ?? '1'
      const days = readWhole('days', needed(options, 'days', '0..36500'), calcLimits.days)
      const basis = basisOf(options)
      const { penaltyFen } = penaltyByDays({
        baseFen,
        annualRate,
        multiplier,
        days,
        basis,
        rounding: roundingOf(options),
      })
      return {
        json: { penalty: yuan(penaltyFen) },
        lines: [
          [
            { text: `${words.calc.components.penalty}  ${formatYuan(penaltyFen)}`, style: 'bold' },
            { text: `  = ${yuan(baseFen)} x ${annualRate} x ${multiplier} x ${days} / ${basis}`, style: 'dim' },
          ],
        ],
      }
    }),
}
