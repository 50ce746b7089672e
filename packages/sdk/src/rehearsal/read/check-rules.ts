import { GateContext } from '../../compliance/gate/context.ts'
import { misbehaving, unclearedBy } from '../../compliance/gate/examples.ts'
import { openGate } from '../../compliance/gate/gate.ts'
import { loadPatternEngine, whyRefused } from '../../compliance/gate/patterns.ts'
import type { GateRule, RuleExample, RuleStatus } from '../../compliance/gate/rule.ts'
import { gateRules } from '../../compliance/gate/rules/index.ts'
import { operatorsOf } from '../../compliance/gate/when.ts'
import type { Complain } from './check.ts'
import type { FixtureProblem } from './fixture-error.ts'
import type { Path } from './place.ts'
import type { Sheet } from './read-sheet.ts'

export type RuleSheet = Sheet<GateRule[]>

/** What must hold of rules beyond their form: operators that work, dates that do not overlap, examples that behave. */
export async function checkRules(
  sheets: readonly RuleSheet[],
  complain: Complain,
  problems: readonly FixtureProblem[],
): Promise<void> {
  await loadPatternEngine()
  const dates = noOverlap(complain)
  for (const sheet of sheets) {
    for (const [i, rule] of sheet.value.entries()) {
      const before = problems.length
      dates(rule, sheet, i)
      checkOperators(sheet, rule, i, complain)
      checkContexts(sheet, rule, i, complain)
      // A rule that cannot be run shows nothing by its examples.
      if (problems.length === before) await checkExamples(sheet, rule, i, complain)
    }
  }
}

const inUse: readonly RuleStatus[] = ['approved', 'shadow', 'active', 'suspended']

/** Of one id no two versions may count on one day. */
function noOverlap(complain: Complain): (rule: GateRule, sheet: RuleSheet, i: number) => void {
  const houses = new Set(gateRules().map(({ id }) => id))
  const seen = new Map<string, { rule: GateRule; where: string }[]>()
  return (rule, sheet, i) => {
    const path = [i, 'id']
    if (houses.has(rule.id)) {
      complain(sheet, path, 'duplicate', `the rule id '${rule.id}' is taken by a rule that is built in; choose another`)
    }
    if (!inUse.includes(rule.status)) return
    const others = seen.get(rule.id) ?? []
    const other = others.find((one) => overlap(one.rule, rule))
    if (other) {
      const day = other.rule.effectiveTo === undefined ? 'has no effectiveTo' : `counts until ${other.rule.effectiveTo}`
      const problem = `'${rule.id}' of ${other.where} ${day}; end one before the other begins`
      complain(sheet, [i, 'effectiveFrom'], 'inconsistent', `overlaps: ${problem}`)
    }
    others.push({ rule, where: `${sheet.file}:${sheet.at(path).line}` })
    seen.set(rule.id, others)
  }
}

function overlap(a: GateRule, b: GateRule): boolean {
  const last = '9999-12-31'
  return a.effectiveFrom <= (b.effectiveTo ?? last) && b.effectiveFrom <= (a.effectiveTo ?? last)
}

function checkOperators(sheet: RuleSheet, rule: GateRule, i: number, complain: Complain): void {
  for (const [{ pattern, phraseSet }, inner] of operatorsOf(rule.when)) {
    const path = [i, 'when', ...inner]
    const refused = pattern === undefined ? undefined : whyRefused(pattern)
    if (refused !== undefined) {
      const advice = 'RE2 has no lookaround and no backreference; use notNear, or write it without'
      complain(sheet, [...path, 'pattern'], 'bad_value', `'pattern' is refused: ${refused}; ${advice}`)
    }
    if (!phraseSet) continue
    const set = [...path, 'phraseSet']
    if (phraseSet.anyOf.length + phraseSet.alone.length === 0) {
      complain(sheet, set, 'inconsistent', 'this phrase set has no phrase; write anyOf or alone')
    }
    if (phraseSet.exceptForAll) {
      const problem = 'only the built-in lexicon may excuse words for every rule; leave it out'
      complain(sheet, [...set, 'exceptForAll'], 'bad_value', problem)
    }
    phraseSet.splits.forEach((word, j) => {
      if (phraseSet.anyOf.includes(word)) return
      complain(sheet, [...set, 'splits', j], 'unknown_name', `'${word}' is no phrase of anyOf; add it there as well`)
    })
  }
}

const patch = GateContext.partial().strict()

function checkContexts(sheet: RuleSheet, rule: GateRule, i: number, complain: Complain): void {
  for (const [path, example] of examplesOf(rule, i)) {
    if (typeof example === 'string' || example.context === undefined) continue
    const parsed = patch.safeParse(example.context)
    for (const issue of parsed.error?.issues ?? []) {
      const problem = `the context does not fit: ${issue.message}; see GateContext for its fields`
      complain(sheet, [...path, 'context', ...issue.path], 'bad_value', problem)
    }
  }
}

function examplesOf(rule: GateRule, i: number): [Path, RuleExample][] {
  return (['passing', 'failing'] as const).flatMap((kind) =>
    rule[kind].map((example, j): [Path, RuleExample] => [[i, kind, j], example]),
  )
}

/** Whatever its status, a rule is tried as if it were active: nobody approves what does not work. */
async function checkExamples(sheet: RuleSheet, rule: GateRule, i: number, complain: Complain): Promise<void> {
  const active: GateRule = { ...rule, status: 'active' }
  const gate = await openGate([active])
  for (const { kind, index, got } of misbehaving(active, gate)) {
    const problem =
      kind === 'passing'
        ? `this passing example is found (${got}); change the example, or add an exception`
        : `this failing example must give ${rule.severity} and gives ${got}; change the example or the rule`
    complain(sheet, [i, kind, index], 'inconsistent', problem)
  }
  for (const index of unclearedBy(active, gate)) {
    const problem = `the fix does not clear failing example ${index + 1}; write one that the rule itself lets pass`
    complain(sheet, [i, 'fix'], 'inconsistent', problem)
  }
}
