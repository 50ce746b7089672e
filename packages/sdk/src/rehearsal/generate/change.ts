import type { FixtureVariations } from '../format/variations.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import type { SeededChance } from './chance.ts'
import type { Draft } from './draft.ts'

/** The ways in which a conversation may be varied. */
export const variationKinds = ['paraphrase', 'typo', 'order', 'timing', 'interleave', 'fault'] as const
export type VariationKind = (typeof variationKinds)[number]

/** One thing that is made another, with what is still expected afterwards. */
export interface Change {
  readonly kind: VariationKind
  /** For people, in one line. */
  readonly what: string
  readonly draft: Draft
}

/** Words for variations: beside the conversations as data, because officers and testers know them best. */
export interface VariationStock extends FixtureVariations {
  /** Conversations that another may be interleaved with. */
  readonly conversations: readonly FiledConversation[]
}

/** Makes one change of its kind; nothing where the conversation has no place for it. */
export type Operator = (draft: Draft, chance: SeededChance, stock: VariationStock) => Omit<Change, 'kind'> | undefined

/** One of several, or nothing where there is none. */
export function anyOf<Item>(chance: SeededChance, items: readonly Item[]): Item | undefined {
  return items.length === 0 ? undefined : chance.pick(items)
}
