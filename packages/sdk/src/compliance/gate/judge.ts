import { refuse } from '../../model/failure.ts'
import type { Finding, Severity, Verdict } from '../../model/finding.ts'
import { type BusinessDate, businessDateOf } from '../../model/time.ts'
import { contactReasons } from '../contact/may-contact.ts'
import { identityFirst } from '../identity/identity-first.ts'
import { isDenied, isReported } from '../lint/context.ts'
import { type FoldedText, foldText } from '../lint/fold.ts'
import { checkNumbers } from '../numbers/check.ts'
import { rateDisclosure } from '../numbers/disclosure.ts'
import { secretTelling } from '../sensitive/secret-telling.ts'
import { acrossMessages } from '../split/across-messages.ts'
import { arbitrate, type Claim, severityOf } from './arbitrate.ts'
import type { GateContext } from './context.ts'
import type { Gate } from './gate.ts'
import { languageFindings } from './language.ts'
import { houseGate } from './rules/index.ts'

export interface GateReport {
  readonly verdict: Verdict
  /** In the order of the text; what has no place in it comes first. */
  readonly findings: Finding[]
}

/** The longest text that is judged, in UTF-16 units: a hundred messages, and well under a second. */
export const maxJudgedLength = 200_000

/** So many findings of one rule are told; further ones only where they bite harder than all before. */
const maxToldOfRule = 100

/**
 * What the gate has to say about an agent's words in their contact, before they are sent: rules, contact clock, and
 * figures against the ledger. The same code judges at every keystroke, at send, and in quality inspection.
 *
 * Full-width, spaced-out, zero-width, traditional, look-alike and pinyin spellings are the same words. What is denied
 * (不会通知您单位) or quoted from somebody else is a warning, not a block. Pure, and linear in the text.
 *
 * @param options.rules the rules to judge by; absent, the house's own.
 * @throws Refusal TOO_LARGE above `maxJudgedLength`: nothing is half judged.
 * @example
 * judge('保证给您通过', GateContext.parse({ now: '2026-11-22T02:00:00.000Z' })).verdict // 'block'
 */
export function judge(text: string, context: GateContext, options: { rules?: Gate } = {}): GateReport {
  if (text.length > maxJudgedLength) throw refuse({ code: 'TOO_LARGE', limitBytes: maxJudgedLength })
  const rules = options.rules ?? houseGate()
  const on = businessDateOf(context.now)
  const { findings } = judgeOn(text, context, rules, on)
  findings.push(...acrossMessages(text, context, findings, (joined) => judgeOn(joined, context, rules, on).findings))
  findings.push(...contactFindings(context), ...checkNumbers(text, context), ...rateDisclosure(text, context))
  findings.push(...languageFindings(text, foldText(text)))
  findings.push(...identityFirst(text, context), ...secretTelling(text))
  findings.sort((a, b) => a.span[0] - b.span[0])
  return { verdict: verdictOf(findings), findings }
}

/** What the contact clock says of the contact itself; with when it ends among the details. */
function contactFindings(context: GateContext): Finding[] {
  return contactReasons(context).map(({ endsAt, ...finding }) =>
    endsAt === undefined ? finding : { ...finding, detail: { ...finding.detail, endsAt } },
  )
}

/** The rules alone, of a day that is not the context's, or of any. */
export function judgeOn(text: string, context: GateContext, rules: Gate, on: BusinessDate | 'any day'): GateReport {
  const folded = foldText(text)
  const findings: Finding[] = []
  const told = new Map<string, { count: number; hardest: number }>()
  const found = rules.read(text, folded, context, on)
  for (const { rule, hits } of found) {
    if (hits.length === 0) findings.push(findingOf(text, { rule }, severityOf(rule)))
  }
  for (const claim of arbitrate(found)) {
    const before = told.get(claim.rule.id) ?? { count: 0, hardest: 0 }
    const enough = before.count >= maxToldOfRule
    if (enough && hardness[severityOf(claim.rule)] <= before.hardest) continue
    const severity = severityAt(folded, claim)
    if (enough && hardness[severity] <= before.hardest) continue
    told.set(claim.rule.id, { count: before.count + 1, hardest: Math.max(before.hardest, hardness[severity]) })
    findings.push(findingOf(text, claim, severity))
  }
  return { verdict: verdictOf(findings), findings }
}

const hardness: Readonly<Record<Severity, number>> = { log: 0, warn: 1, hold: 2, block: 3 }

function findingOf(text: string, { rule, hit }: Pick<Claim, 'rule'> & Partial<Claim>, severity: Severity): Finding {
  const span: [number, number] = hit ? [...hit.span] : [0, 0]
  return {
    rule: rule.id,
    severity,
    certainty: rule.certainty,
    source: `${rule.source} ${rule.clause}`,
    span,
    text: text.slice(...span),
    why: rule.why,
    ...(rule.fix?.say !== undefined && { fix: rule.fix.say }),
    ...(rule.fix?.replace !== undefined && { replace: rule.fix.replace }),
    // What is held is for a second person to release, and not for its author to override.
    ...(rule.override && severity !== 'hold' && { override: true }),
  }
}

/** What is denied, quoted, or made by accident of two clauses is a second look, and no more. */
function severityAt(folded: FoldedText, { rule, hit }: Claim): Severity {
  const severity = severityOf(rule)
  if (severity !== 'block' && severity !== 'hold') return severity
  const { place } = hit
  const softened =
    hit.accident === true || (place.end > place.start && (isDenied(folded, place) || isReported(folded, place)))
  return softened ? 'warn' : severity
}

function verdictOf(findings: readonly Finding[]): Verdict {
  for (const severity of ['block', 'hold', 'warn'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity
  }
  return 'ok'
}
