import { setTimeout as sleep } from 'node:timers/promises'
import { connectLocally, fixtureCustomerId, type FixtureConversation } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '../open-desk.ts'
import { earlierPlays } from './demo-store.ts'
import { customerTurns, type Part, playCustomer, type Stage } from './play-customer.ts'

export interface PlayDemoOptions {
  /** Ends the play: customers stop writing. */
  readonly signal: AbortSignal
  /** What delays are multiplied by: 2 is half as fast, 0 does not wait. */
  readonly tempo?: number
  /** How many customers are there when the desk opens. */
  readonly waitingAtStart?: number
  /** Told when those who are there at the start have written. */
  readonly onOpened?: () => void
  /** How many conversations go on at once; the next customer writes when one has come to its end. */
  readonly atOnce?: number
  /** Waits, or returns early on the signal. Injected by tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The pace of new customers, once those who waited have been let in. */
const arrivalEveryMs = 20_000

/**
 * Play the customers' side of fixture conversations, live and several at once,
 * each in its own tempo: whatever the agent does before a customer's turn in
 * the file, they wait for an answer before they go on.
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
  const { signal, onOpened = () => {}, tempo = 1, waitingAtStart = 4, atOnce = 6, wait = patiently } = options
  const stage: Stage = {
    desk,
    signal,
    channel: connectLocally(desk, { token: await desk.signInLocally('channel') }),
    pause: (ms) => (tempo === 0 ? Promise.resolve() : wait(ms * tempo, signal)),
  }
  const troupe = new Troupe(stage)
  const parts = await partsOf(desk, conversations)
  const open = parts.filter(({ earlier }) => earlier.open)
  for (const part of open) void troupe.start(part, { atOnce: true })
  const coming = parts.filter(({ earlier }) => !earlier.open)
  const thereAtStart = coming.splice(0, Math.max(0, waitingAtStart - open.length))
  // They came one after the other, as their places in the queue say.
  for (const part of thereAtStart) if (!signal.aborted) await troupe.start(part, { atOnce: true })
  onOpened()
  for (const part of coming) {
    await stage.pause(arrivalEveryMs)
    await troupe.roomFor(Math.max(atOnce, waitingAtStart))
    if (signal.aborted || troupe.failed()) break
    void troupe.start(part, { atOnce: false })
  }
  await troupe.done()
}

/** Those with a place in the queue come first, in its order. */
async function partsOf(desk: OpenDesk, conversations: readonly FixtureConversation[]): Promise<Part[]> {
  const place = ({ queue }: FixtureConversation): number => queue ?? Number.MAX_SAFE_INTEGER
  const parts: Part[] = []
  const shown = conversations.filter(({ demo }) => demo !== false)
  for (const conversation of shown.toSorted((a, b) => place(a) - place(b))) {
    const turns = customerTurns(conversation)
    const customerId = fixtureCustomerId(conversation.customer)
    const [first] = turns
    if (first)
      parts.push({ conversation, customerId, turns, earlier: await earlierPlays(desk, customerId, first.text) })
  }
  return parts
}

/** The customers who are playing now. */
class Troupe {
  readonly #stage: Stage
  readonly #playing = new Set<Promise<void>>()
  readonly #failures: unknown[] = []

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Resolves when the customer has written for the first time. */
  async start(part: Part, { atOnce }: { atOnce: boolean }): Promise<void> {
    const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>()
    const play = playCustomer(this.#stage, part, { atOnce, tellBegun })
      .catch((error: unknown) => void this.#failures.push(error))
      .finally(() => this.#playing.delete(play))
    this.#playing.add(play)
    await Promise.race([begun, play])
  }

  async roomFor(most: number): Promise<void> {
    while (this.#playing.size >= most) await Promise.race(this.#playing)
  }

  failed(): boolean {
    return this.#failures.length > 0
  }

  /** @throws what a customer failed on; a desk that closes under the play only ends it. */
  async done(): Promise<void> {
    await Promise.all(this.#playing)
    if (this.failed() && !this.#stage.desk.room.watchers.closed()) throw this.#failures[0]
  }
}

async function patiently(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
