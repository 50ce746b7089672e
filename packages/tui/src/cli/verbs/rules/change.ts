import { type DeskClient, refuse, type RuleStanding } from '@zuoxi/sdk'
import { BadUse, type Verb, type VerbContext, type VerbInput } from '../verb.ts'
import { needed } from '../wording/change.ts'
import { ruleLines } from './list.ts'

const targets = ['in_review', 'approved', 'shadow', 'active', 'retired'] as const
const reason = { reason: '--reason <text>' }

/** The steps of a rule's life, under the rules of the desk: four eyes, and two people for an emergency. */
export const rulesChanges: readonly Verb[] = [
  {
    name: 'rules move',
    args: ['<rule>', '<state>'],
    options: reason,
    begins: 'plain',
    run: (context, input) => {
      const to = targets.find((target) => target === input.args[1])
      if (!to) throw new BadUse(context.words.gate.badStatus(input.args[1] ?? '', targets.join(', ')))
      return changed(context, input, (desk, change) => desk.gate.moveRule({ ...change, to }))
    },
  },
  {
    name: 'rules suspend',
    args: ['<rule>'],
    options: reason,
    begins: 'plain',
    run: (context, input) => changed(context, input, (desk, change) => desk.gate.suspendRule(change)),
  },
  {
    name: 'rules resume',
    args: ['<rule>'],
    options: reason,
    begins: 'plain',
    run: (context, input) => changed(context, input, (desk, change) => desk.gate.resumeRule(change)),
  },
]

type Change = Parameters<DeskClient['gate']['suspendRule']>[0]

async function changed(
  context: VerbContext,
  input: VerbInput,
  act: (desk: DeskClient, change: Change) => Promise<RuleStanding>,
) {
  const [id = ''] = input.args
  const why = needed(context, input, 'reason')
  const desk = await context.desk('owner')
  const rule = (await desk.gate.rules()).rules.find((one) => one.id === id)
  if (!rule) throw refuse({ code: 'NOT_FOUND', noun: 'rule', id })
  const after = await act(desk, { rule: id, expectedRev: rule.rev, reason: why })
  return { json: after, lines: ruleLines(after, context.lang, context.words) }
}
