import type { PlainSegment, Segment, SlotGap } from '../../model/script.ts'
import { conditionValue } from './condition-values.ts'
import { holds, variablesOf } from './liquid.ts'
import { fillSlot, isSlotName, type SlotFacts } from './slots.ts'

/** What a wording says as the ledger stands now, its conditions decided. */
export interface Resolved {
  readonly segments: readonly PlainSegment[]
  /** Names in conditions that the ledger has no value for: then neither branch is said. */
  readonly missing: readonly { readonly slot: string; readonly why: SlotGap }[]
}

/** Decide the conditions of a wording. What cannot be decided is told, never guessed. */
export function resolveSegments(segments: readonly Segment[], facts: SlotFacts): Resolved {
  const missing: { slot: string; why: SlotGap }[] = []
  const plain = segments.flatMap((segment): readonly PlainSegment[] => {
    if (segment.kind !== 'when') return [segment]
    const scope: Record<string, unknown> = {}
    for (const name of variablesOf(segment.condition) ?? []) {
      const value = isSlotName(name) ? conditionValue(name, facts) : undefined
      if (value === undefined) missing.push({ slot: name, why: gapOf(name, facts) })
      else scope[name] = value
    }
    if (missing.length > 0) return []
    return holds(segment.condition, scope) ? segment.say : segment.otherwise
  })
  return { segments: plain, missing }
}

function gapOf(name: string, facts: SlotFacts): SlotGap {
  const filling = fillSlot(name, facts)
  return 'gap' in filling ? filling.gap : 'unknown_slot'
}
