import type { BusinessDate } from '../../model/time.ts'
import { clockTime } from '../../model/time.ts'
import type { FoldedText } from '../lint/fold.ts'
import type { GateContext } from './context.ts'
import { insideOf, needsWords, type Operator, operatorOf, type Shelf } from './operators.ts'
import { loadPatternEngine, patternFinder } from './patterns.ts'
import type { Hit, Reading, WordPlace } from './reading.ts'
import type { GateRule } from './rule.ts'
import { Said } from './said.ts'
import { operatorsOf } from './when.ts'
import { visibleText } from './words/visible.ts'
import { WordLists } from './words/word-list.ts'

/** What one rule has found in a draft. */
export interface RuleHits {
  readonly rule: GateRule
  /** None where the rule holds without a place in the text. */
  readonly hits: readonly Hit[]
}

/** Rules made ready to judge drafts: their words in one automaton, their patterns in one set. */
export interface Gate {
  readonly rules: readonly GateRule[]
  /** What each rule that is in force has found, in the order of the rules. */
  readonly read: (text: string, folded: FoldedText, context: GateContext, on: BusinessDate | 'any day') => RuleHits[]
}

interface Ready {
  readonly rule: GateRule
  readonly operator: Operator
}

/**
 * Make rules ready. It costs some milliseconds for some hundred rules: do it once, and keep the gate.
 *
 * @throws Error for rules with patterns, which need `openGate`.
 */
export function compileGate(rules: readonly GateRule[]): Gate {
  const shelf: Shelf = { lists: new WordLists(), harmless: [], patterns: [] }
  const ownerOf: number[] = []
  const harmlessOf = new Map<number, GateRule>()
  const always: number[] = []
  const ready = rules.map((rule, i): Ready => {
    const [lists, harmless] = [shelf.lists.count, shelf.harmless.length]
    const operator = operatorOf(rule.when, shelf)
    for (let list = lists; list < shelf.lists.count; list += 1) ownerOf[list] = i
    for (const list of shelf.harmless.slice(harmless)) harmlessOf.set(list, rule)
    if (!needsWords(rule.when)) always.push(i)
    return { rule, operator }
  })
  const finder = shelf.lists.finder()
  const patterns = patternFinder(shelf.patterns)
  const said = new Said(finder)

  const read: Gate['read'] = (text, folded, context, on) => {
    const found = finder.find(text, folded)
    const places = (list: number) => found.get(list) ?? []
    const excused = shelf.harmless.filter((list) => {
      const owner = harmlessOf.get(list)
      return found.has(list) && owner && isInForce(owner, on)
    })
    const visible = once(() => visibleText(text))
    const patternSpans = once(() => patterns(visible()))
    const reading: Reading = {
      text,
      folded,
      context,
      places,
      isHarmless: insideOf(byStart(excused.flatMap(places))),
      visible,
      patternSpans: (pattern) => patternSpans().get(pattern) ?? [],
      clock: once(() => clockTime(context.now)),
      wasSaid: (list, by, within) => said.has(context.said, list, by, within),
    }
    const asked = new Set(always)
    for (const list of found.keys()) {
      const owner = ownerOf[list]
      if (owner !== undefined) asked.add(owner)
    }
    return [...asked]
      .toSorted((a, b) => a - b)
      .flatMap((i) => {
        const one = ready[i]
        if (!one || !isInForce(one.rule, on) || !concerns(one.rule, context)) return []
        const hits = one.operator(reading)
        return hits ? [{ rule: one.rule, hits }] : []
      })
  }
  return { rules, read }
}

/** The same for rules that may hold patterns, whose engine is brought in when there is one. */
export async function openGate(rules: readonly GateRule[]): Promise<Gate> {
  const hasPattern = rules.some(({ when }) => [...operatorsOf(when)].some(([{ pattern }]) => pattern !== undefined))
  if (hasPattern) await loadPatternEngine()
  return compileGate(rules)
}

function isInForce({ status, effectiveFrom, effectiveTo }: GateRule, on: BusinessDate | 'any day'): boolean {
  if (status !== 'active' && status !== 'shadow') return false
  if (on === 'any day') return true
  return effectiveFrom <= on && (effectiveTo === undefined || on <= effectiveTo)
}

function concerns({ scope }: GateRule, { channel, purpose, direction, target, verified }: GateContext): boolean {
  return (
    (scope.channels?.includes(channel) ?? true) &&
    (scope.purposes?.includes(purpose) ?? true) &&
    (scope.directions?.includes(direction) ?? true) &&
    (scope.targets?.includes(target) ?? true) &&
    (scope.verified ?? verified) === verified
  )
}

function byStart(places: WordPlace[]): WordPlace[] {
  return places.sort((a, b) => a.start - b.start || b.end - a.end)
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
