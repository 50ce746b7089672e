import { type BusinessDate, type Instant, instantOf, msOf } from '../../model/time.ts'
import { fixes } from '../lint/fixes.ts'
import { GateContext } from './context.ts'
import type { Gate } from './gate.ts'
import { severityOf } from './arbitrate.ts'
import { judgeOn } from './judge.ts'
import type { GateRule, RuleExample } from './rule.ts'

/** An example that does not do what it stands for. */
export interface Misbehaviour {
  readonly kind: 'passing' | 'failing'
  readonly index: number
  /** What the rule said instead of its severity, or that it said anything. */
  readonly got: string
}

/** The contact that an example is judged in: one that the rule's scope fits, at ten o'clock, and what the example says. */
export function contextOf(rule: GateRule, example: RuleExample): GateContext {
  const { scope } = rule
  const given = typeof example === 'string' ? {} : (example.context ?? {})
  const at = (typeof example === 'string' ? undefined : example.at) ?? '10:00'
  return GateContext.parse({
    now: instantAt(rule.effectiveFrom, at),
    ...(scope.channels && { channel: scope.channels[0] }),
    ...(scope.purposes && { purpose: scope.purposes[0] }),
    ...(scope.directions && { direction: scope.directions[0] }),
    ...(scope.targets && { target: scope.targets[0] }),
    ...(scope.verified !== undefined && { verified: scope.verified }),
    ...given,
  })
}

/** Which examples of a rule do not behave when the gate holds it: each failing one must be found, no passing one may. */
export function misbehaving(rule: GateRule, rules: Gate): Misbehaviour[] {
  const said = (example: RuleExample) => {
    const text = typeof example === 'string' ? example : example.text
    const { findings } = judgeOn(text, contextOf(rule, example), rules, rule.effectiveFrom)
    return findings.filter((finding) => finding.rule === rule.id).map(({ severity }) => severity)
  }
  const passing = rule.passing.flatMap((example, index): Misbehaviour[] => {
    const got = said(example)
    return got.length > 0 ? [{ kind: 'passing', index, got: got.join(', ') }] : []
  })
  const failing = rule.failing.flatMap((example, index): Misbehaviour[] => {
    const got = said(example)
    return got.includes(severityOf(rule)) ? [] : [{ kind: 'failing', index, got: got.join(', ') || 'nothing' }]
  })
  return [...passing, ...failing]
}

/** The failing examples, by their numbers, that a rule's own fix does not clear of what it found. */
export function unclearedBy(rule: GateRule, rules: Gate): number[] {
  if (rule.fix === undefined) return []
  return rule.failing.flatMap((example, index) => {
    const context = contextOf(rule, example)
    let text = typeof example === 'string' ? example : example.text
    const find = () =>
      judgeOn(text, context, rules, rule.effectiveFrom).findings.filter((finding) => finding.rule === rule.id)
    const before = find()
    for (const finding of before.toReversed()) text = fixes(text, finding)?.text ?? text
    return find().some(({ severity }) => severity === severityOf(rule)) ? [index] : []
  })
}

/** The business zone has had no summer time since 1991, so that its offset can be written out. */
function instantAt(date: BusinessDate, at: string): Instant {
  const time = at.length === 5 ? `${at}:00` : at
  return instantOf(msOf(`${date}T${time}.000+08:00` as Instant))
}
