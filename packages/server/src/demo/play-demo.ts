import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationId, DeskClient, IdempotencyKey } from '@zuoxi/sdk'
import { connectLocally, fixtureCustomerId, type FixtureConversation } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '../open-desk.ts'
import { earlierPlays, playState, type PlayState } from './demo-store.ts'

export interface PlayDemoOptions {
  /** Ends the play: customers stop writing. */
  readonly signal: AbortSignal
  /** What delays are multiplied by: 2 is half as fast, 0 does not wait. */
  readonly tempo?: number
  /** How many customers are in the queue when the desk opens. */
  readonly waitingAtStart?: number
  /** How many conversations go on at once; the next customer writes when one has come to its end. */
  readonly atOnce?: number
  /** Waits, or returns early on the signal. Injected by tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The pace of new customers, once those who waited have been let in. */
const arrivalEveryMs = 20_000

/**
 * Play the customers' side of fixture conversations, live and several at once,
 * each in its own tempo: whatever comes before a customer's turn in the file,
 * they wait for the agent to have answered before they go on.
 *
 * A desk that opens again goes on with what is still open, and begins a
 * conversation anew only when its last play has been closed.
 *
 * @returns when every conversation has come to its end, or the signal says stop.
 */
export async function playDemo(
  desk: OpenDesk,
  conversations: readonly FixtureConversation[],
  options: PlayDemoOptions,
): Promise<void> {
  const { signal, tempo = 1, waitingAtStart = 4, atOnce = 6, wait = patiently } = options
  const stage: Stage = {
    desk,
    signal,
    channel: connectLocally(desk, { token: await desk.signInLocally('channel') }),
    pause: (ms) => (tempo === 0 ? Promise.resolve() : wait(ms * tempo, signal)),
  }
  const playing = new Set<Promise<void>>()
  const failures: unknown[] = []
  for (const [i, conversation] of inQueueOrder(conversations).entries()) {
    if (i >= waitingAtStart) await stage.pause(arrivalEveryMs)
    while (playing.size >= Math.max(atOnce, waitingAtStart)) await Promise.race(playing)
    if (signal.aborted || failures.length > 0) break
    const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>()
    const play = playCustomer(stage, conversation, { alreadyWaiting: i < waitingAtStart, tellBegun })
      .catch((error: unknown) => void failures.push(error))
      .finally(() => playing.delete(play))
    playing.add(play)
    // Those who wait at the start came one after the other, as their places in the queue say.
    if (i < waitingAtStart) await Promise.race([begun, play])
  }
  await Promise.all(playing)
  // A desk that closes under the play ends it; anything else is told.
  if (failures.length > 0 && !desk.room.watchers.closed()) throw failures[0]
}

/** Those with a place in the queue come first, in its order. */
function inQueueOrder(conversations: readonly FixtureConversation[]): FixtureConversation[] {
  const place = ({ queue }: FixtureConversation): number => queue ?? Number.MAX_SAFE_INTEGER
  return conversations.toSorted((a, b) => place(a) - place(b))
}

interface Stage {
  readonly desk: OpenDesk
  readonly channel: DeskClient
  readonly signal: AbortSignal
  readonly pause: (ms: number) => Promise<void>
}

interface CustomerTurn {
  readonly text: string
  readonly afterMs: number
  /** Whether the agent speaks between the customer's turn before and this one. */
  readonly answersAgent: boolean
}

function customerTurns(conversation: FixtureConversation): CustomerTurn[] {
  const turns: CustomerTurn[] = []
  let agentSpoke = false
  for (const turn of conversation.turns) {
    if ('customer' in turn) {
      turns.push({ text: turn.customer, afterMs: Number.parseFloat(turn.after) * 1000, answersAgent: agentSpoke })
      agentSpoke = false
    } else if ('say' in turn || 'insert' in turn) {
      agentSpoke = true
    }
  }
  return turns
}

interface Entrance {
  /** Whether the customer has been waiting since before the desk opened. */
  readonly alreadyWaiting: boolean
  readonly tellBegun: () => void
}

async function playCustomer(
  stage: Stage,
  conversation: FixtureConversation,
  { alreadyWaiting, tellBegun }: Entrance,
): Promise<void> {
  const { desk, channel, signal, pause } = stage
  const customerId = fixtureCustomerId(conversation.customer)
  const turns = customerTurns(conversation)
  const [first] = turns
  if (!first) return
  const { open, plays } = await earlierPlays(desk, customerId, first.text)
  let conversationId = open?.id as ConversationId | undefined
  if (open) tellBegun()
  for (const [i, turn] of turns.entries()) {
    if (i < (open?.customerMessages ?? 0)) continue
    if (conversationId !== undefined && turn.answersAgent) await answered(stage, conversationId)
    if (i > 0 || !alreadyWaiting) await pause(turn.afterMs)
    if (signal.aborted) return
    if (conversationId !== undefined && (await playState(desk, conversationId)) === 'over') return
    const delivered = await channel.conversations.receive({
      idempotencyKey: turnKey(conversation.id, plays, i, turn.text),
      customerId,
      channel: conversation.channel,
      body: turn.text,
      ...(conversation.intent !== undefined && { intent: conversation.intent }),
      ...(conversationId !== undefined && { conversationId }),
    })
    conversationId = delivered.conversation.id
    tellBegun()
  }
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

async function patiently(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
