import { refuse, type RuleStanding } from '@zuoxi/sdk'
import type { CliWords } from '../../../words/cli.ts'
import type { Lang } from '../../../words/lang.ts'
import type { Line } from '../../report.ts'
import type { Verb } from '../verb.ts'

/** Every rule of the gate, from where it comes, how sure we are of it, and where it stands on this desk. */
export const rulesList: Verb = {
  name: 'rules list',
  args: ['[rule]'],
  options: { house: '--house' },
  begins: 'plain',
  run: async ({ desk, lang, words }, { args: [id], options }) => {
    const answer = await (await desk('owner')).gate.rules()
    const rules = answer.rules.filter(
      (rule) => (id === undefined || rule.id === id) && (!options['house'] || rule.house),
    )
    if (id !== undefined && rules.length === 0) throw refuse({ code: 'NOT_FOUND', noun: 'rule', id })
    const lines = rules.flatMap((rule) => ruleLines(rule, lang, words))
    return { json: { stamp: answer.stamp, rules }, lines: lines.length > 0 ? lines : [words.gate.noRule] }
  },
}

/** A rule on one line, and on a second one who wants it silent. */
export function ruleLines(rule: RuleStanding, lang: Lang, { gate }: CliWords): Line[] {
  const { id, status, severity, title, source, clause, certainty, overrides30d, pendingSuspension } = rule
  return [
    [
      { text: id, style: 'bold' },
      { text: `  ${gate.severities[severity]}`, style: severity === 'block' ? 'red' : 'yellow' },
      { text: `  ${gate.states[status]}`, style: status === 'active' ? 'green' : 'yellow' },
      { text: `  ${title[lang === 'en' ? 'en' : 'zh']}  ` },
      { text: gate.source(`${source} ${clause}`, certainty), style: 'dim' },
      { text: overrides30d > 0 ? `  ${gate.overrides(String(overrides30d))}` : '' },
    ],
    ...(pendingSuspension ? [`  ${gate.suspensionAsked(pendingSuspension.byName)}: ${pendingSuspension.reason}`] : []),
  ]
}
