import { schedule, type Schedule, type ScheduleTotals, yuan } from '@zuoxi/sdk'
import type { Verb } from '../verb.ts'
import { creditOf, creditOptions } from './credit.ts'
import { calculating } from './input.ts'
import { rateLines } from './lines.ts'
import { scheduleLines } from './schedule-table.ts'

/** The repayment schedule of a credit, and what it costs a year. */
export const calcSchedule: Verb = {
  name: 'calc schedule',
  args: [],
  options: creditOptions,
  run: ({ host, words }, { options }) =>
    calculating(words, () => {
      const answer = schedule(creditOf(options))
      const lines = [
        ...rateLines(answer.rates, words.calc),
        '',
        ...scheduleLines(answer, words.calc, host.stdout.columns),
      ]
      return { json: jsonOf(answer), lines }
    }),
}

function jsonOf({ payments, totals, rates }: Schedule): object {
  return {
    payments: payments.map(({ no, balanceFen, ...amounts }) => ({ no, ...inYuan(amounts), balance: yuan(balanceFen) })),
    totals: inYuan(totals),
    rates,
  }
}

function inYuan({ paymentFen, principalFen, interestFen, feeFen }: ScheduleTotals): object {
  return { payment: yuan(paymentFen), principal: yuan(principalFen), interest: yuan(interestFen), fee: yuan(feeFen) }
}
