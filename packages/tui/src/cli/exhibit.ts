import { createHash } from 'node:crypto'
import type { Clock, DeskClient, IdempotencyKey } from '@zuoxi/sdk'
import { type Cast, connectLocally, fixtureCustomerId, type FixtureConversation } from '@zuoxi/sdk/rehearsal'
import type { EmbeddedDesk, LocalRole, ServerParts } from './embedded.ts'

/** A demo desk in memory to be looked at: its clock is moved by hand, and the same wish makes the same desk. */
export interface Exhibit {
  readonly clock: SteppedClock
  readonly signIn: (as: LocalRole) => Promise<DeskClient>
  readonly close: () => Promise<void>
}

/** A clock that stands still until it is moved. */
export interface SteppedClock extends Clock {
  readonly forward: (ms: number) => void
}

export interface ExhibitOptions {
  readonly nowMs: number
  /** How many customers to invent beside the people of the fixtures. */
  readonly customers: number
  readonly onProgress?: (done: number, total: number) => void
}

/** How many minutes ago each of the first customers wrote, the longest wait first. */
const waitsMinutes = [14, 9, 6, 2]
const seed = 8719
const msPerMinute = 60_000

export function steppedClock(fromMs: number): SteppedClock {
  let nowMs = fromMs
  return { nowMs: () => nowMs, forward: (ms) => void (nowMs += ms) }
}

/** Open a demo desk in memory, with a book that is up to date and customers who wait. */
export async function openExhibit<Desk extends EmbeddedDesk>(
  { openDesk, seedDemo, faultLog }: Pick<ServerParts<Desk>, 'openDesk' | 'seedDemo' | 'faultLog'>,
  cast: Cast,
  faults: { readonly write: (line: string) => void },
  { nowMs, customers, onProgress }: ExhibitOptions,
): Promise<Exhibit> {
  const [longest = 0] = waitsMinutes
  const clock = steppedClock(nowMs - longest * msPerMinute)
  const desk = await openDesk(':memory:', { clock, log: faultLog(faults), randomBytes: chanceOf(seed) })
  const signIn = async (as: LocalRole): Promise<DeskClient> =>
    connectLocally(desk, { token: await desk.signInLocally(as) })
  await seedDemo(desk, cast, { customers, seed, ...(onProgress && { onProgress }) })
  await (await signIn('owner')).ledger.roll({})
  const channel = await signIn('channel')
  for (const [i, conversation] of firstInQueue(cast.conversations).entries()) {
    clock.forward(nowMs - (waitsMinutes[i] ?? 0) * msPerMinute - clock.nowMs())
    await arrive(channel, conversation)
  }
  clock.forward(nowMs - clock.nowMs())
  return { clock, signIn, close: () => desk.close() }
}

function firstInQueue(conversations: readonly FixtureConversation[]): readonly FixtureConversation[] {
  const place = ({ queue }: FixtureConversation): number => queue ?? Number.MAX_SAFE_INTEGER
  return conversations
    .filter(({ demo }) => demo !== false)
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, waitsMinutes.length)
}

async function arrive(channel: DeskClient, conversation: FixtureConversation): Promise<void> {
  const first = conversation.turns.find((turn) => 'customer' in turn)
  if (!first) return
  await channel.conversations.receive({
    idempotencyKey: `exhibit:${conversation.id}` as IdempotencyKey,
    customerId: fixtureCustomerId(conversation.customer),
    channel: conversation.channel,
    body: first.customer,
    ...(conversation.intent !== undefined && { intent: conversation.intent }),
  })
}

/** Bytes that look like chance and are the same each time. For ids and codes of invented things only. */
function chanceOf(start: number): (length: number) => Uint8Array {
  let drawn = 0
  return (length) => {
    drawn += 1
    return createHash('shake256', { outputLength: length }).update(`${start}:${drawn}`).digest()
  }
}
