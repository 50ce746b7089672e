import { exitCode } from '../exit-code.ts'
import type { Verb } from './verb.ts'

/** Walk the whole audit chain and say whether every event still follows from the one before it. */
export const auditVerify: Verb = {
  name: 'audit verify',
  args: [],
  options: {},
  begins: 'refuse',
  run: async ({ desk, words }) => {
    const answer = await (await desk('owner')).audit.verify()
    return {
      json: answer,
      lines: [
        answer.ok
          ? words.auditHolds(answer.events)
          : words.auditBroken[answer.why ?? 'chain'](answer.events, answer.brokenAt ?? 0),
      ],
      code: answer.ok ? exitCode.done : exitCode.failed,
    }
  },
}
