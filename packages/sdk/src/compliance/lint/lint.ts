import type { Finding, Verdict } from '../../model/finding.ts'
import type { BusinessDate, Instant } from '../../model/time.ts'
import { GateContext } from '../gate/context.ts'
import { compileGate, type Gate } from '../gate/gate.ts'
import { judgeOn } from '../gate/judge.ts'
import { lexiconRules } from '../gate/rules/lexicon.ts'

export interface LintReport {
  readonly verdict: Verdict
  /** In the order of the text. */
  readonly findings: Finding[]
}

let lexicon: Gate | undefined

/** The lexicon asks nothing about the contact, so any will do. */
const anyContact = GateContext.parse({ now: '2026-01-01T02:00:00.000Z' as Instant })

/**
 * What the lexicon alone has to say about an agent's words; `judge` says it with all rules and in their contact.
 *
 * @param options.on the business day whose rules count; absent, all of them.
 * @example
 * lint('保证给您通过').verdict // 'block'
 */
export function lint(text: string, options: { on?: BusinessDate } = {}): LintReport {
  lexicon ??= compileGate(lexiconRules)
  return judgeOn(text, anyContact, lexicon, options.on ?? 'any day')
}
