import { openGate } from '@zuoxi/sdk'
import { rulesYaml } from '@zuoxi/sdk/rehearsal'
import { rulesOfDesk, withRules } from '../../lint/gates.ts'
import { replayRules } from '../../officers/replay-fixtures.ts'
import { daysGiven, replayed } from '../../officers/replay.ts'
import type { Verb } from '../verb.ts'
import { rulesOfFiles } from './files.ts'

/** What rules would do if they were active: to what agents said lately, and to what they say in fixtures. */
export const rulesReplay: Verb = {
  name: 'rules replay',
  args: ['<paths...>'],
  options: { days: '--days <n>' },
  begins: 'plain',
  stopsItself: 'at_once',
  run: async (context, input) => {
    const days = daysGiven(input, context)
    const rules = (await rulesOfFiles(input.args, context)).map((rule) => ({ ...rule, status: 'active' as const }))
    const desk = await context.desk('owner')
    const standing = await rulesOfDesk(desk)
    const [before, after] = [await openGate(standing), await openGate(withRules(standing, rules))]
    const fixtures = replayRules(await context.host.embedded.cast(), before, after)
    return replayed(context, { desk, subject: { kind: 'rules', yaml: rulesYaml(rules) }, days, fixtures })
  },
}
