import type { z } from 'zod'
import type { Finding, Verdict } from '../../model/finding.ts'
import type { BusinessDate, Instant } from '../../model/time.ts'
import { GateContext } from '../gate/context.ts'
import { compileGate, type Gate } from '../gate/gate.ts'
import { judge, judgeOn } from '../gate/judge.ts'
import { once } from '../../model/once.ts'
import { lexiconRules } from '../gate/rules/lexicon.ts'

export interface LintReport {
  readonly verdict: Verdict
  /** In the order of the text. */
  readonly findings: Finding[]
}

let lexicon: Gate | undefined

/** The lexicon asks nothing about the contact, so any will do. */
const anyContact = once(() => GateContext.parse({ now: '2026-01-01T02:00:00.000Z' as Instant }))

/** A contact as far as it is known; what is left out has its default. */
export type KnownContact = z.input<typeof GateContext>

/**
 * What there is to say about an agent's words. In a contact it is the whole gate, as in `judge`: rules, contact clock,
 * and figures against the ledger. Without one it is the lexicon alone, which asks nothing about the contact. Pure.
 *
 * @param about the contact; or the business day whose rules count, absent: all of them.
 * @param options.rules in a contact, the rules to judge by; absent, the house's own.
 * @throws ZodError for a contact that is none, Refusal TOO_LARGE for a text above `maxJudgedLength` in a contact.
 * @example
 * lint('保证给您通过').verdict // 'block'
 * lint('您还差1,280元', { now, bills: [{ dueDate, totalFen, paidFen, outstandingFen: fen(120_800) }] }).findings[0]?.replace
 * // '1,208元'
 */
export function lint(
  text: string,
  about: { on?: BusinessDate } | KnownContact = {},
  options: { rules?: Gate } = {},
): LintReport {
  if ('now' in about) return judge(text, GateContext.parse(about), options)
  lexicon ??= compileGate(lexiconRules())
  return judgeOn(text, anyContact(), lexicon, about.on ?? 'any day')
}
