import { type Clock, instantOf } from '../../model/time.ts'
import type { Cast } from '../format/cast.ts'
import { type FiledConversation, readConversations } from '../read/read-cast.ts'
import { playConversation } from './play-conversation.ts'
import type { TurnFailure } from './outcome.ts'
import type { Stage } from './stage.ts'

export interface RehearsalResult {
  readonly id: string
  readonly file: string
  readonly ok: boolean
  readonly durationMs: number
  readonly failures: readonly TurnFailure[]
}

/** What `zuoxi replay --json` prints. */
export interface RehearsalReport {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly results: readonly RehearsalResult[]
}

export interface RehearsalOptions {
  /** Who the customers are and which wordings there are. */
  readonly cast: Cast
  /** Conversation files, and folders of them. */
  readonly paths: readonly string[]
  readonly stage: Stage
  /** Measures how long each conversation takes; the desk's own clock stands still. */
  readonly clock: Clock
  readonly onPlayed?: (result: RehearsalResult, done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * Play conversations one after the other, each on a fresh desk that holds only
 * its own customer, so that no conversation can lean on another.
 *
 * @throws FixtureError before anything is played, when a file is no good.
 * @example
 * const report = await rehearse({ cast: await loadCast(), paths: ['fixtures/conversations'], stage, clock })
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const filed = await readConversations(options.paths, options.cast)
  const results: RehearsalResult[] = []
  for (const one of filed) {
    options.signal?.throwIfAborted()
    const result = await playOne(options, one)
    results.push(result)
    options.onPlayed?.(result, results.length, filed.length)
  }
  const passed = results.filter((result) => result.ok).length
  return { total: results.length, passed, failed: results.length - passed, results }
}

async function playOne(
  { cast, stage, clock, signal }: RehearsalOptions,
  { file, conversation }: FiledConversation,
): Promise<RehearsalResult> {
  const startedAt = clock.nowMs()
  const people = cast.people.filter((person) => person.id === conversation.customer)
  const scene = await stage.open({ ...cast, people, conversations: [] }, instantOf(Date.parse(conversation.now)))
  try {
    const { id, ok, failures } = await playConversation(scene, conversation, signal)
    return { id, file, ok, durationMs: clock.nowMs() - startedAt, failures }
  } finally {
    await scene.close()
  }
}
