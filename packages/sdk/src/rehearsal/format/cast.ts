import type { FixtureConversation } from './conversation.ts'
import type { FixturePerson } from './person.ts'
import type { FixtureWording } from './wording.ts'

/** Everything a demo desk or a rehearsal starts from. */
export interface Cast {
  readonly people: readonly FixturePerson[]
  readonly wording: readonly FixtureWording[]
  readonly conversations: readonly FixtureConversation[]
}
