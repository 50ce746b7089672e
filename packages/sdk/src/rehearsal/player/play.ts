import type { DeskClient } from '../../client/desk-client.ts'
import type { Arrangement } from '../../model/arrangement.ts'
import type { Finding, Verdict } from '../../model/finding.ts'
import type { HeldMessage } from '../../model/gate.ts'
import type { ConversationId, CustomerId } from '../../model/ids.ts'
import type { RepaymentDetail } from '../../model/ledger.ts'
import type { Ticket } from '../../model/ticket.ts'
import type { FixtureConversation } from '../format/conversation.ts'
import type { FixtureTurn } from '../format/turn.ts'
import type { Outcome } from './outcome.ts'
import type { Scene } from './stage.ts'

/** What is known while a conversation is played; it changes as its turns are. */
export interface Play {
  readonly scene: Scene
  readonly conversation: FixtureConversation
  readonly customerId: CustomerId
  conversationId?: ConversationId
  taken?: true
  ticket?: Ticket
  /** The ticket as it was before its last change: what somebody still sees who was not told of it. */
  ticketBefore?: Ticket | undefined
  /** What stands in the composer and has not been sent. */
  draft?: string
  /** The words that were refused last: what a fix is offered for. */
  refused?: string
  held?: HeldMessage
  arrangement?: Arrangement
  arrangementBefore?: Arrangement | undefined
  repayment?: RepaymentDetail
  /** What the gate said in the turn at hand. */
  verdict?: Verdict
  findings?: readonly Finding[]
  /** The words that the turn at hand put before the gate, or would have sent. */
  said?: string
}

/** Plays turns of one kind. */
export type TurnPlayer<Turn extends FixtureTurn> = (play: Play, turn: Turn) => Promise<Outcome>

/** Whoever does a turn: a colleague that it names, or the agent of the conversation. */
export async function doerOf({ scene, conversation }: Play, { by }: FixtureTurn): Promise<DeskClient> {
  const role = by === undefined ? undefined : conversation.agents[by]
  return by === undefined || role === undefined ? scene.agent : scene.as(by, role)
}

/** The conversation, taken when there is first something to do in it. */
export async function served(play: Play): Promise<ConversationId> {
  const { conversationId } = play
  if (conversationId === undefined) throw new Impossible('no customer has written yet')
  if (!play.taken) {
    await play.scene.agent.conversations.take({ conversationId })
    play.taken = true
  }
  return conversationId
}

/** A turn that could not even be tried: the file is to be mended, not the desk. */
export class Impossible extends Error {
  override readonly name = 'Impossible'
}

/** What a turn needs to have happened before it. */
export function needed<Value>(value: Value | undefined, otherwise: string): Value {
  if (value === undefined) throw new Impossible(otherwise)
  return value
}
