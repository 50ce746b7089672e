import type { Finding, Severity, Verdict } from '../../model/finding.ts'
import type { BusinessDate } from '../../model/time.ts'
import { isDenied, isReported, spansClauses } from './context.ts'
import { type FoldedText, foldText } from './fold.ts'
import { lintRules } from './lexicon/index.ts'
import { longestOnly, PhraseTrie, type Place } from './phrase-trie.ts'
import type { LintRule } from './rule.ts'

export interface LintReport {
  readonly verdict: Verdict
  /** In the order of the text. */
  readonly findings: Finding[]
}

interface Tag {
  readonly rule: LintRule
  /** A harmless word, known only so that it swallows the phrase inside it. */
  readonly harmless: boolean
  readonly splits: boolean
}

let compiled: PhraseTrie<Tag> | undefined

function lexicon(): PhraseTrie<Tag> {
  if (compiled) return compiled
  const trie = new PhraseTrie<Tag>()
  for (const rule of lintRules) {
    for (const phrase of rule.phrases) {
      trie.add(foldText(phrase).text, { rule, harmless: false, splits: rule.splits.includes(phrase) })
    }
    for (const word of rule.except) trie.add(foldText(word).text, { rule, harmless: true, splits: false })
  }
  compiled = trie
  return trie
}

/**
 * What the lexicon has to say about an agent's words, before they are sent.
 *
 * Full-width, spaced-out, zero-width and traditional spellings are the same
 * words. What is denied (不会通知您单位) or quoted from somebody else is a
 * warning, not a block. Linear in the text, and the same answer every time.
 *
 * @param options.on the business day whose rules count; absent, all of them.
 * @example
 * lint('保证给您通过').verdict // 'block'
 */
export function lint(text: string, options: { on?: BusinessDate } = {}): LintReport {
  const folded = foldText(text)
  const places = lexicon().places(folded.text, ({ rule }) => inForce(rule, options.on))
  const findings = longestOnly(places)
    .filter(({ tag }) => !tag.harmless)
    .map((place) => findingAt(text, folded, place))
  return { verdict: verdictOf(findings), findings }
}

function inForce(rule: LintRule, on: BusinessDate | undefined): boolean {
  if (on === undefined) return true
  return rule.effectiveFrom <= on && (rule.effectiveTo === undefined || on <= rule.effectiveTo)
}

function findingAt(text: string, folded: FoldedText, place: Place<Tag>): Finding {
  const { rule } = place.tag
  const span: [number, number] = [folded.starts[place.start] ?? 0, folded.ends[place.end - 1] ?? 0]
  return {
    rule: rule.id,
    severity: severityAt(folded, place),
    certainty: rule.certainty,
    source: `${rule.source} ${rule.clause}`,
    span,
    text: text.slice(...span),
    ...(rule.fix !== undefined && { fix: rule.fix }),
  }
}

function severityAt(folded: FoldedText, place: Place<Tag>): Severity {
  const { rule, splits } = place.tag
  if (rule.severity !== 'block') return rule.severity
  const byAccident = splits && spansClauses(folded, place)
  return byAccident || isDenied(folded, place) || isReported(folded, place) ? 'warn' : 'block'
}

function verdictOf(findings: readonly Finding[]): Verdict {
  for (const severity of ['block', 'hold', 'warn'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity
  }
  return 'ok'
}
