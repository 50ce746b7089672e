import { createHash } from 'node:crypto'
import type { ConversationId, CustomerId, DeskClient, IdempotencyKey } from '@zuoxi/sdk'
import type { FixtureConversation } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '../open-desk.ts'
import { type EarlierPlays, playState, type PlayState } from './demo-store.ts'

/** What customers play on. */
export interface Stage {
  readonly desk: OpenDesk
  readonly channel: DeskClient
  readonly signal: AbortSignal
  readonly pause: (ms: number) => Promise<void>
}

export interface CustomerTurn {
  readonly text: string
  readonly afterMs: number
  /** Whether the agent speaks between the customer's turn before and this one. */
  readonly answersAgent: boolean
}

/** One customer's part in one conversation, and how far earlier plays have come. */
export interface Part {
  readonly conversation: FixtureConversation
  readonly customerId: CustomerId
  readonly turns: readonly CustomerTurn[]
  readonly earlier: EarlierPlays
}

export function customerTurns(conversation: FixtureConversation): CustomerTurn[] {
  const turns: CustomerTurn[] = []
  let agentSpoke = false
  for (const turn of conversation.turns) {
    if ('customer' in turn) {
      turns.push({ text: turn.customer, afterMs: Number.parseFloat(turn.after) * 1000, answersAgent: agentSpoke })
      agentSpoke = false
    } else if ('say' in turn || 'insert' in turn || 'fix' in turn) {
      agentSpoke = true
    }
  }
  return turns
}

interface Entrance {
  /** Whether the first words need no delay: the customer has been there since before the desk opened. */
  readonly atOnce: boolean
  readonly tellBegun: () => void
}

/** Write what is left of a part, each turn after its delay, until it ends or the conversation is over. */
export async function playCustomer(stage: Stage, part: Part, { atOnce, tellBegun }: Entrance): Promise<void> {
  const { desk, signal, pause } = stage
  const { open } = part.earlier
  let conversationId = open?.id as ConversationId | undefined
  for (const [i, turn] of part.turns.entries()) {
    if (i < (open?.customerMessages ?? 0)) continue
    if (conversationId !== undefined && turn.answersAgent) await answered(stage, conversationId)
    if (i > 0 || !atOnce) await pause(turn.afterMs)
    if (signal.aborted) return
    if (conversationId !== undefined && (await playState(desk, conversationId)) === 'over') return
    conversationId = await deliver(stage, part, i, conversationId)
    tellBegun()
  }
}

async function deliver(
  { channel }: Stage,
  { conversation, customerId, turns, earlier }: Part,
  i: number,
  conversationId: ConversationId | undefined,
): Promise<ConversationId> {
  const body = turns[i]?.text ?? ''
  const delivered = await channel.conversations.receive({
    idempotencyKey: turnKey(conversation.id, earlier.plays, i, body),
    customerId,
    channel: conversation.channel,
    body,
    ...(conversation.intent !== undefined && { intent: conversation.intent }),
    ...(conversationId !== undefined && { conversationId }),
  })
  return delivered.conversation.id
}

/** The same key for the same turn of the same play: two desks that open at once deliver it once. */
function turnKey(id: string, plays: number, turn: number, text: string): IdempotencyKey {
  const words = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return `demo:${id}:${plays}:${turn}:${words}` as IdempotencyKey
}

/** Until the agent has spoken since the customer did, or the conversation is over. */
async function answered({ desk, signal }: Stage, conversationId: string): Promise<void> {
  const { watchers } = desk.room
  let state: PlayState = 'waiting'
  while (state === 'waiting' && !signal.aborted && !watchers.closed()) {
    const turn = watchers.turn()
    state = await playState(desk, conversationId)
    if (state === 'waiting') await watchers.after(turn, signal)
  }
}
