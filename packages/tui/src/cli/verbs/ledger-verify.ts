import { exitCode } from '../exit-code.ts'
import { grouped } from '../progress.ts'
import type { Verb } from './verb.ts'

/** Sum the whole ledger up and say whether its entries prove every figure that the desk shows. */
export const ledgerVerify: Verb = {
  name: 'ledger verify',
  args: [],
  options: {},
  begins: 'refuse',
  run: async ({ desk, words }) => {
    const answer = await (await desk('owner')).ledger.verify()
    const { brokenAt } = answer
    const holds = words.ledgerHolds(grouped(answer.entries), grouped(answer.bills), grouped(answer.repayments))
    return {
      json: answer,
      lines: [
        brokenAt
          ? words.ledgerBroken(words.ledgerNouns[brokenAt.noun], brokenAt.id, words.ledgerWhys[brokenAt.why])
          : holds,
      ],
      code: answer.ok ? exitCode.done : exitCode.failed,
    }
  },
}
