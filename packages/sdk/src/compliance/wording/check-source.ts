import type { Finding } from '../../model/finding.ts'
import type { ScriptProblem, ScriptSource, ScriptVersionId, Segment } from '../../model/index.ts'
import { once } from '../../model/once.ts'
import type { Gate } from '../gate/gate.ts'
import { GateContext } from '../gate/context.ts'
import { judge } from '../gate/judge.ts'
import { fillWording } from './fill.ts'
import { literalClaims } from './literal-claims.ts'
import { variablesOf } from './liquid.ts'
import { parseWording, WordingSyntaxError, type WordingProblem } from './parse.ts'
import { samples } from './samples.ts'
import { slotCatalogue } from './slots.ts'

/** What a text would be once it is published. */
export interface SourceCheck {
  readonly ok: boolean
  readonly problems: readonly ScriptProblem[]
  readonly segments: readonly Segment[]
  readonly variables: readonly string[]
  readonly samples: readonly { readonly name: string; readonly text: string; readonly missing: readonly string[] }[]
  /** What the rules say of it as the samples hear it, each rule once. */
  readonly findings: readonly Finding[]
}

const codes: Readonly<Record<WordingProblem, ScriptProblem['code']>> = {
  unclosed: 'syntax',
  nested: 'syntax',
  closes_nothing: 'syntax',
  empty: 'empty',
  unknown_slot: 'unknown_variable',
  unknown_filter: 'unknown_filter',
  unknown_tag: 'unknown_tag',
  bad_condition: 'bad_condition',
}

/** A morning at which anybody may be spoken to, so that only the words are judged. The samples' figures are invented. */
const morning = once(() => GateContext.parse({ now: '2026-11-20T02:00:00.000Z' }))

/**
 * Check what an officer has written, as publishing does: every variable is on the list, every sample customer hears
 * something, and no rule would block it.
 *
 * @param rules the desk's own; absent, those of the house.
 */
export function checkSource(
  source: Pick<ScriptSource, 'key' | 'title' | 'scenario' | 'text'>,
  rules?: Gate,
): SourceCheck {
  const segments = parsed(source.text)
  if (!Array.isArray(segments)) {
    return { ok: false, problems: [segments as ScriptProblem], segments: [], variables: [], samples: [], findings: [] }
  }
  const version = { ...source, id: '' as ScriptVersionId, version: 1, segments: segments as Segment[] }
  const heard = samples.map(({ name, facts }) => {
    const { text, missing } = fillWording(version, facts)
    return { name, text, missing: missing.map(({ slot }) => slot) }
  })
  // Of whom too little is known, a slot stays open; nobody could send that, and it says nothing of the text.
  const said = distinct(heard.flatMap(({ text }) => judge(text, morning(), rules && { rules }).findings))
  const findings = [
    ...said.filter(({ rule }) => rule !== 'unfilled-slot'),
    ...distinct(literalClaims(version.segments)),
  ]
  return {
    ok: findings.every(({ severity }) => severity !== 'block' && severity !== 'hold'),
    problems: [],
    segments: version.segments,
    variables: [...new Set(version.segments.flatMap(namesIn))],
    samples: heard,
    findings,
  }
}

function parsed(text: string): readonly Segment[] | ScriptProblem {
  try {
    return parseWording(text.trim())
  } catch (error) {
    if (!(error instanceof WordingSyntaxError)) throw error
    const { problem, line, column, found } = error
    const write = problem === 'unknown_slot' ? nearest(found) : undefined
    return { code: codes[problem], line, column, found, ...(write !== undefined && { write }) }
  }
}

/** The variable that was most likely meant: the one with the most characters in common. */
function nearest(found: string): string {
  const shared = (name: string): number => [...name].filter((character) => found.includes(character)).length
  const [best] = Object.keys(slotCatalogue).toSorted((a, b) => shared(b) - shared(a))
  return best !== undefined && shared(best) > 0 ? `{{${best}}}` : Object.keys(slotCatalogue).slice(0, 6).join(' ')
}

function namesIn(segment: Segment): readonly string[] {
  if (segment.kind === 'slot') return [segment.name]
  if (segment.kind !== 'when') return []
  return [...(variablesOf(segment.condition) ?? []), ...[...segment.say, ...segment.otherwise].flatMap(namesIn)]
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ rule, text }) => {
    const name = `${rule}\n${text}`
    return !seen.has(name) && seen.add(name)
  })
}
