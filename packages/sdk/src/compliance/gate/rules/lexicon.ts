import { once } from '../../../model/once.ts'
import { lintRules } from '../../lint/lexicon/index.ts'
import type { LintRule } from '../../lint/rule.ts'
import type { GateRule } from '../rule.ts'
import type { When } from '../when.ts'
import { lexiconWords } from './lexicon-words.ts'

/** The lexicon as rules of the gate: one row of words is a phrase set, and its pairs are words near each other. */
export const lexiconRules: () => readonly GateRule[] = once(() => lintRules().map(fromLexicon))

function fromLexicon(row: LintRule): GateRule {
  const { phrases, pairs, alone, except, splits, fix, ...common } = row
  const words = lexiconWords[row.id]
  if (!words) throw new Error(`rule ${row.id}: has no title`)
  const [zh, en, whyZh, whyEn] = words
  const phraseSet = { anyOf: phrases, alone, except, exceptForAll: true, splits }
  const when: When = { any: [{ phraseSet }, ...pairs.map((near) => ({ near }))] }
  return {
    ...common,
    title: { zh, en },
    why: { zh: whyZh, en: whyEn },
    status: 'active',
    scope: {},
    when,
    override: false,
    ...(fix !== undefined && { fix: { say: fix } }),
  }
}
