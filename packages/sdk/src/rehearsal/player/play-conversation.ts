import type { FixtureConversation } from '../format/conversation.ts'
import { fixtureCustomerId } from '../format/ids.ts'
import { kindOf } from '../format/turn.ts'
import { checkOutcome } from './check-outcome.ts'
import { type LedgerView, ledgerOf } from './ledger-view.ts'
import { brokenByTurn, brokenInBooks } from './invariants.ts'
import { lookBefore, lookedAt } from './look.ts'
import type { Outcome, TurnFailure } from './outcome.ts'
import { needed, type Play } from './play.ts'
import { playTurn } from './play-turn.ts'
import type { Scene, SceneNeeds, ScreenFrame } from './stage.ts'

/** What a turn led to, for a report: the turn is in the conversation under the same number. */
export interface TurnTrace {
  readonly turn: number
  /** The desk's clock when it was over. */
  readonly at: string
  readonly outcome: Outcome
  readonly failures: readonly TurnFailure[]
  /** The words that it put before the gate, also where they were refused. */
  readonly said?: string
  /** What the screen showed during it. */
  readonly frames?: readonly ScreenFrame[]
}

/** Everything a report shows of a conversation. */
export interface Trace {
  readonly turns: readonly TurnTrace[]
  readonly before: LedgerView
  readonly after: LedgerView
}

export interface PlayedConversation {
  readonly id: string
  readonly ok: boolean
  readonly failures: readonly TurnFailure[]
  readonly trace?: Trace
}

export interface PlayOptions {
  readonly signal?: AbortSignal | undefined
  /** Keep everything that a report shows. */
  readonly traced?: boolean
  /** Called before each turn; a debugger may wait in it. */
  readonly beforeTurn?: (turn: number, play: Play) => Promise<void> | void
  /** Called after each turn with what it led to. */
  readonly afterTurn?: (turn: TurnTrace, play: Play) => Promise<void> | void
}

/** What a conversation needs of its desk. */
export function needsOf({ role, turns }: FixtureConversation): SceneNeeds {
  const kinds = new Set(turns.map(kindOf))
  const looks = turns.some(({ expect }) => expect?.screen ?? expect?.not?.screen)
  return { role, restarts: kinds.has('restart'), screen: kinds.has('press') || kinds.has('run') || looks }
}

/**
 * Play one conversation against a desk, through the SDK and nothing else: the
 * channel delivers what the customer writes, the agent does the rest. Every
 * turn is played, also after one that failed.
 *
 * @example
 * const { ok, failures } = await playConversation(scene, conversation)
 */
export async function playConversation(
  scene: Scene,
  conversation: FixtureConversation,
  { signal, traced = false, beforeTurn, afterTurn }: PlayOptions = {},
): Promise<PlayedConversation> {
  const playOf = playsOf(scene, conversation)
  const main = playOf(undefined)
  const failures: TurnFailure[] = []
  const turns: TurnTrace[] = []
  const before = traced ? await ledgerOf(scene.owner, main.customerId) : undefined
  for (const [i, turn] of conversation.turns.entries()) {
    signal?.throwIfAborted()
    const play = playOf(turn.in)
    await beforeTurn?.(i + 1, play)
    const { expect = {} } = turn
    const then = await lookBefore(play, expect)
    const outcome = await lookedAt(play, expect, then, await playTurn(play, turn))
    const mismatches: TurnFailure[] = [
      ...checkOutcome(expect, outcome).map((mismatch) => ({ turn: i + 1, ...mismatch })),
      ...brokenByTurn(turn, outcome).map((mismatch) => ({ turn: i + 1, ...mismatch, kind: 'invariant' as const })),
    ]
    failures.push(...mismatches)
    const frames = traced ? scene.screen?.takeFrames?.() : undefined
    const trace = turnTrace(play, i + 1, outcome, mismatches, frames)
    if (traced) turns.push(trace)
    await afterTurn?.(trace, play)
  }
  const last = conversation.turns.length
  const books = await scene.books?.()
  if (books)
    failures.push(...brokenInBooks(books).map((mismatch) => ({ turn: last, ...mismatch, kind: 'invariant' as const })))
  const trace = before && { turns, before, after: await ledgerOf(scene.owner, main.customerId) }
  return { id: conversation.id, ok: failures.length === 0, failures, ...(trace && { trace }) }
}

function turnTrace(
  { scene, said }: Play,
  turn: number,
  outcome: Outcome,
  failures: readonly TurnFailure[],
  frames: readonly ScreenFrame[] | undefined,
): TurnTrace {
  const told = { ...(said !== undefined && { said }), ...(frames && frames.length > 0 && { frames }) }
  return { turn, at: scene.now(), outcome, failures, ...told }
}

/** What is known of each conversation that a file holds; those beside its own are served by the same agent, without a screen. */
function playsOf(scene: Scene, conversation: FixtureConversation): (name: string | undefined) => Play {
  const main: Play = { scene, conversation, customerId: fixtureCustomerId(conversation.customer) }
  const others = new Map(
    Object.entries(conversation.others).map(([name, { customer, channel, intent }]): [string, Play] => [
      name,
      {
        scene: withoutScreen(scene),
        conversation: { ...conversation, id: `${conversation.id}-${name}`, customer, channel, intent },
        customerId: fixtureCustomerId(customer),
      },
    ]),
  )
  return (name) => (name === undefined ? main : needed(others.get(name), `the file has nobody called ${name}`))
}

function withoutScreen(scene: Scene): Scene {
  return Object.create(scene, {
    agent: { get: () => scene.plainAgent ?? scene.agent },
    screen: { value: undefined },
  }) as Scene
}
