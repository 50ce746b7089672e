import { compileGate, type Gate } from '../gate.ts'
import { type GateRule, loadGateRules } from '../rule.ts'
import { collectionGateRules } from './collection.ts'
import { costGateRules } from './cost.ts'
import { englishRules } from './english.ts'
import { freerGateRules } from './freer.ts'
import { lexiconRules } from './lexicon.ts'
import { personalDataGateRules } from './personal-data.ts'
import { plainPromiseRules } from './plain-promises.ts'
import { plainThreatRules } from './plain-threats.ts'
import { serviceGateRules } from './service.ts'

let rules: readonly GateRule[] | undefined

/**
 * The house's own rules: the lexicon, and the rows of `rules.md` that text and context can decide. They are checked
 * when first asked for, so that a desk does not start slower for them.
 */
export function gateRules(): readonly GateRule[] {
  return (rules ??= [
    ...lexiconRules(),
    ...loadGateRules([
      ...collectionGateRules,
      ...serviceGateRules,
      ...costGateRules,
      ...personalDataGateRules,
      ...freerGateRules,
      ...plainThreatRules,
      ...plainPromiseRules,
      ...englishRules,
    ]),
  ])
}

let gate: Gate | undefined

/** The gate of the house's own rules, made ready when it is first asked for. */
export function houseGate(): Gate {
  return (gate ??= compileGate(gateRules()))
}
