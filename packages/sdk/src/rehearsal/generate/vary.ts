import type { FixtureConversation } from '../format/conversation.ts'
import { chanceFrom } from './chance.ts'
import { type Change, type Operator, type VariationKind, type VariationStock } from './change.ts'
import { type Draft, draftOf } from './draft.ts'
import { fault } from './fault.ts'
import { interleave } from './interleave.ts'
import { order } from './order.ts'
import { timing } from './timing.ts'
import { paraphrase, typo } from './words.ts'

const operators: Readonly<Record<VariationKind, Operator>> = { paraphrase, typo, order, timing, interleave, fault }

/** A conversation with some things made others. */
export interface Variation {
  readonly draft: Draft
  readonly changes: readonly Omit<Change, 'draft'>[]
}

/** So many changes at most: each alone is tried more often than two together, as two are harder to read. */
const changesAtMost = 3
/** A conversation may have no place for a change; then another is tried. */
const triesAtMost = 12

/**
 * A variation of a conversation by chance. The same seed gives the same one, whatever others are made.
 *
 * @returns nothing where the conversation has no place for any of these kinds.
 */
export function vary(
  conversation: FixtureConversation,
  seed: string,
  kinds: readonly VariationKind[],
  stock: VariationStock,
): Variation | undefined {
  const chance = chanceFrom(seed)
  const wanted = 1 + Math.min(chance.below(changesAtMost), chance.below(changesAtMost))
  let draft = draftOf(conversation)
  const changes: Omit<Change, 'draft'>[] = []
  for (let attempt = 0; attempt < triesAtMost && changes.length < wanted; attempt += 1) {
    const kind = chance.pick(kinds)
    const made = operators[kind](draft, chance.of(`${attempt}`), stock)
    if (!made) continue
    draft = made.draft
    changes.push({ kind, what: made.what })
  }
  return changes.length === 0 ? undefined : { draft, changes }
}
