import type { GateRule } from '../../compliance/gate/rule.ts'
import type { FixtureConversation } from './conversation.ts'
import type { FixturePerson } from './person.ts'
import type { FixtureVariations } from './variations.ts'
import type { FixtureWording } from './wording.ts'

/** Everything a demo desk or a rehearsal starts from. */
export interface Cast {
  readonly people: readonly FixturePerson[]
  readonly wording: readonly FixtureWording[]
  readonly conversations: readonly FixtureConversation[]
  /** The house's own rules of the gate, each with the status it begins with; absent: none. */
  readonly rules?: readonly GateRule[]
  /** Words for variations of conversations; absent: the conversations' own alone. */
  readonly variations?: FixtureVariations
}
