import { monthlyRates, readFlows } from '@zuoxi/sdk'
import type { Verb } from '../verb.ts'
import { calculating, needed } from './input.ts'
import { rateLines } from './lines.ts'

/** The rates of flows a month apart. */
export const calcIrr: Verb = {
  name: 'calc irr',
  args: [],
  options: { flows: '--flows <amounts>' },
  run: ({ words }, { options }) =>
    calculating(words, () => {
      const rates = monthlyRates(readFlows(needed(options, 'flows', '9500,-940*12')))
      // Under `rates` as in a schedule, so that one reader serves both; and plainly, being all there is.
      return { json: { ...rates, rates }, lines: rateLines(rates, words.calc) }
    }),
}
