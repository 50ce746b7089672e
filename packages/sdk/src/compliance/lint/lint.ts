import type { Finding, Severity, Verdict } from '../../model/finding.ts'
import type { BusinessDate } from '../../model/time.ts'
import { isDenied, isReported, isWholeClause, spansClauses } from './context.ts'
import { type FoldedText, foldText } from './fold.ts'
import { lintRules } from './lexicon/index.ts'
import { PairFinder } from './pairs.ts'
import { longestOnly, PhraseTrie, type Place } from './phrase-trie.ts'
import type { LintRule } from './rule.ts'

export interface LintReport {
  readonly verdict: Verdict
  /** In the order of the text. */
  readonly findings: Finding[]
}

interface Tag {
  readonly rule: LintRule
  /** The phrase as the lexicon writes it; a pair has none. */
  readonly word: string
  /** A harmless word, known only so that it swallows the phrase inside it. */
  readonly harmless: boolean
  readonly splits: boolean
  readonly alone: boolean
}

interface Lexicon {
  readonly phrases: PhraseTrie<Tag>
  readonly pairs: PairFinder<Tag>
}

let compiled: Lexicon | undefined

function lexicon(): Lexicon {
  if (compiled) return compiled
  const phrases = new PhraseTrie<Tag>()
  const pairs = new PairFinder<Tag>()
  const fold = (text: string): string => foldText(text).text
  for (const rule of lintRules) {
    const plain = { rule, word: '', harmless: false, splits: false, alone: false }
    for (const word of rule.phrases) phrases.add(fold(word), { ...plain, word, splits: rule.splits.includes(word) })
    for (const word of rule.alone) phrases.add(fold(word), { ...plain, word, alone: true })
    for (const word of rule.except) phrases.add(fold(word), { ...plain, word, harmless: true })
    for (const pair of rule.pairs) pairs.add(pair, plain, fold)
  }
  return (compiled = { phrases, pairs })
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
  const accept = ({ rule }: Tag): boolean => inForce(rule, options.on)
  const written = (place: Place<{ readonly word: string }>): boolean => isWritten(text, folded, place)
  const { phrases, pairs } = lexicon()
  const single = phrases
    .places(folded.text, accept)
    .filter((place) => written(place) && (!place.tag.alone || isWholeClause(folded, place)))
  const covered = coveredBy(single.filter(({ tag }) => tag.harmless))
  const paired = pairs.places(folded, accept, (place) => written(place) && !covered(place))
  const findings = longestOnly([...single, ...paired].toSorted((a, b) => a.start - b.start || b.end - a.end))
    .filter(({ tag }) => !tag.harmless)
    .map((place) => findingAt(text, folded, place))
  return { verdict: verdictOf(findings), findings }
}

/** Folding drops what a number is told by: 100%通过 is not 5100通过, and 0成本 is not 10%成本. */
function isWritten(text: string, { starts, ends }: FoldedText, { start, end, tag }: Place<{ word: string }>): boolean {
  if (!/^\d/.test(tag.word)) return true
  const from = starts[start] ?? 0
  const afterDigit = start > 0 && ends[start - 1] === from && /\d/.test(text[from - 1]?.normalize('NFKC') ?? '')
  if (afterDigit) return false
  return (
    !tag.word.includes('%') ||
    text
      .slice(from, starts[end] ?? text.length)
      .normalize('NFKC')
      .includes('%')
  )
}

/** Whether a place lies inside one of these; they come in the order of their starts. */
function coveredBy(places: readonly Place<unknown>[]): (place: Place<unknown>) => boolean {
  const reach = new Map<number, number>()
  for (const { start, end } of places)
    for (let at = start; at < end; at += 1) reach.set(at, Math.max(end, reach.get(at) ?? 0))
  return ({ start, end }) => (reach.get(start) ?? 0) >= end
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
