import type { FixtureConversation } from '../format/conversation.ts'
import { fixtureCustomerId } from '../format/ids.ts'
import { checkOutcome } from './check-outcome.ts'
import type { Outcome, TurnFailure } from './outcome.ts'
import { type Play, playTurn } from './play-turn.ts'
import type { DeskPair } from './stage.ts'

export interface PlayedConversation {
  readonly id: string
  readonly ok: boolean
  readonly failures: readonly TurnFailure[]
}

/**
 * Play one conversation against a desk, through the SDK and nothing else: the
 * channel delivers what the customer writes, the agent does the rest. Every
 * turn is played, also after one that failed.
 *
 * @example
 * const { ok, failures } = await playConversation({ agent, channel }, conversation)
 */
export async function playConversation(
  desk: DeskPair,
  conversation: FixtureConversation,
  signal?: AbortSignal,
): Promise<PlayedConversation> {
  const play: Play = { desk, conversation, customerId: fixtureCustomerId(conversation.customer) }
  const failures: TurnFailure[] = []
  for (const [i, turn] of conversation.turns.entries()) {
    signal?.throwIfAborted()
    const outcome = await playTurn(play, turn)
    const expect = turn.expect ?? {}
    const counted = expect.messages === undefined ? outcome : { ...outcome, ...(await countMessages(play)) }
    for (const mismatch of checkOutcome(expect, counted)) failures.push({ turn: i + 1, ...mismatch })
  }
  return { id: conversation.id, ok: failures.length === 0, failures }
}

async function countMessages({ desk, conversationId }: Play): Promise<Pick<Outcome, 'messageCount'>> {
  if (conversationId === undefined) return { messageCount: 0 }
  let count = 0
  for await (const _message of desk.agent.conversations.messages({ conversationId })) count += 1
  return { messageCount: count }
}
