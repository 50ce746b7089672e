import type { z } from 'zod'
import type { Role } from '../../model/agent.ts'
import type { Channel } from '../../model/channel.ts'
import type { VerificationFactor } from '../../model/gate.ts'
import type { LeftOut, RecordedLedger } from '../../model/recording.ts'
import type { Instant } from '../../model/time.ts'
import type { Expectation, FixtureConversation, FixtureTurn } from '../format/conversation.ts'
import type { FixturePerson } from '../format/person.ts'
import type { FixtureWording } from '../format/wording.ts'

/** A turn as it is written into a file, before defaults are filled in. */
export type WrittenTurn = z.input<typeof FixtureTurn>
export type WrittenPerson = z.input<typeof FixturePerson>
export type WrittenConversation = z.input<typeof FixtureConversation>
export type WrittenWording = z.input<typeof FixtureWording>

/** Somebody who works at the desk, as customers and the log know them. */
export interface RecordedStaff {
  readonly id: string
  readonly displayName: string
  readonly workNo: string
  readonly role: Exclude<Role, 'channel'>
}

/** One thing that was done, in the order of the log: a turn with what came of it, or what no turn can say. */
export interface RecordedAct {
  readonly at: Instant
  /** Whose doing it was; absent: the customer's, or the world's. */
  readonly by?: string
  readonly turn?: WrittenTurn
  /** The agent asked who they are: what was asked for, and whether the answers were right. The answers lie nowhere. */
  readonly asked?: { readonly factors: readonly VerificationFactor[]; readonly passed: boolean }
  readonly expect?: z.input<typeof Expectation>
  readonly left?: LeftOut
}

/** What of a ledger a conversation was about, by the numbers that people know. */
export interface Touched {
  readonly bills: ReadonlySet<string>
  readonly loans: ReadonlySet<string>
  readonly orders: ReadonlySet<string>
}

/**
 * A conversation of a desk and all that it stood on, in clear: who, their ledger as it was before the first word, and
 * what was done. Days are calendar dates. It never leaves the server; `recordConversation` makes the file of it.
 */
export interface Recording {
  /** When the customer began to write. */
  readonly startedAt: Instant
  readonly channel: Channel
  readonly intent?: string | undefined
  readonly person: WrittenPerson
  /** Other ways in which somebody may have written the name, such as its pinyin. */
  readonly spellings: readonly string[]
  /** Who served, first of all; then whoever else had a hand in it. */
  readonly staff: readonly RecordedStaff[]
  readonly acts: readonly RecordedAct[]
  readonly touched: Touched
  /** The wordings that were used, in the versions that were. */
  readonly wording: readonly WrittenWording[]
  /** What the ledger says after the last act. */
  readonly after: z.input<typeof Expectation>['ledger']
  readonly left: readonly LeftOut[]
}

export interface RecordOptions {
  /** The same seed makes the same invented people. */
  readonly seed: number
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly ledger?: RecordedLedger | undefined
}
