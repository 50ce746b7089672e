import { datedRates, readDatedFlow } from '@zuoxi/sdk'
import type { Verb } from '../verb.ts'
import { calculating, everyGiven } from './input.ts'
import { datedRateLines } from './lines.ts'

/** The rates of flows on given dates. */
export const calcXirr: Verb = {
  name: 'calc xirr',
  args: [],
  options: { flow: '--flow <date:amount...>' },
  run: ({ words }, { options }) =>
    calculating(words, () => {
      const rates = datedRates(everyGiven(options, 'flow').map((text) => readDatedFlow(text)))
      return { json: rates, lines: datedRateLines(rates, words.calc) }
    }),
}
