import { Document, isMap, isSeq, Scalar } from 'yaml'
import type { ScriptDetail, ScriptSource } from '../../model/script.ts'
import { addDays, businessDateOf, type Instant } from '../../model/time.ts'
import type { GateRule } from '../../compliance/gate/rule.ts'
import { momentOf } from './read-contact.ts'

/** A version as it is written to a file: what it says, and which one it is. */
export type WrittenVersion = ScriptSource & Partial<Pick<ScriptDetail, 'version' | 'status'>>

/**
 * Wordings as YAML that people review and git compares: one order of wordings and of keys, texts as blocks, and
 * nothing written that goes without saying. What is read back is what was written.
 */
export function wordingYaml(versions: readonly WrittenVersion[]): string {
  const order = (a: WrittenVersion, b: WrittenVersion) =>
    compare(a.scenario, b.scenario) || compare(a.key, b.key) || compare(whom(a), whom(b))
  const document = new Document(versions.toSorted(order).map(entryOf))
  const { contents } = document
  if (!isSeq(contents)) return ''
  contents.flow = false
  for (const [i, entry] of contents.items.entries()) {
    if (!isMap(entry)) continue
    entry.spaceBefore = i > 0
    for (const { key, value } of entry.items as { key: unknown; value: unknown }[]) {
      if (isSeq(value) || isMap(value)) value.flow = true
      if (key instanceof Scalar && key.value === 'text' && value instanceof Scalar) value.type = Scalar.BLOCK_LITERAL
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function entryOf(version: WrittenVersion): Record<string, unknown> {
  const { key, title, scenario, aliases, stages, needsBill, favourite, audience, disclosures } = version
  const told = Object.entries(audience).filter(([, names]) => names.length > 0)
  return {
    key,
    ...(version.version !== undefined && { version: version.version }),
    title,
    scenario,
    ...(aliases.length > 0 && { aliases }),
    ...(stages.length > 0 && { stages }),
    ...(needsBill && { needsBill }),
    ...(favourite !== undefined && { favourite }),
    ...(told.length > 0 && { audience: Object.fromEntries(told) }),
    ...(disclosures.length > 0 && { disclosures }),
    ...(version.status !== undefined && { status: version.status }),
    ...(version.effectiveFrom !== undefined && { from: dayOf(version.effectiveFrom, 0) }),
    ...(version.effectiveTo !== undefined && { to: dayOf(version.effectiveTo, -1) }),
    text: version.text,
  }
}

/** A midnight as its day, which is how people write it; any other moment as itself. */
function dayOf(moment: Instant, daysOn: number): string {
  const day = businessDateOf(moment)
  return momentOf(day) === moment ? addDays(day, daysOn) : moment
}

function whom({ audience }: Pick<ScriptSource, 'audience'>): string {
  return JSON.stringify(audience)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Officers' rules as YAML, in the order of their ids; what has its default is left out. */
export function rulesYaml(rules: readonly GateRule[]): string {
  if (rules.length === 0) return ''
  const document = new Document(rules.toSorted((a, b) => compare(a.id, b.id)).map(ruleOf), {
    aliasDuplicateObjects: false,
  })
  const { contents } = document
  if (isSeq(contents)) for (const [i, rule] of contents.items.entries()) if (isMap(rule)) rule.spaceBefore = i > 0
  return document.toString({ lineWidth: 0 })
}

function ruleOf({ scope, override, when, ...rule }: GateRule): Record<string, unknown> {
  return {
    ...rule,
    ...(Object.keys(scope).length > 0 && { scope }),
    ...(override && { override }),
    when: withoutDefaults(when),
  }
}

/** Switches of operators that are off unless they are turned on. */
const off = new Set(['exceptForAll', 'acrossClauses'])

/** An operator without its empty lists and the switches that are off, none of which says anything. */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults)
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value).filter(
    ([key, one]) => !(one === false && off.has(key)) && !(Array.isArray(one) && one.length === 0),
  )
  return Object.fromEntries(told.map(([key, one]) => [key, withoutDefaults(one)]))
}
