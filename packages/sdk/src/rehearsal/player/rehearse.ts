import { type Clock, instantOf } from '../../model/time.ts'
import type { Cast } from '../format/cast.ts'
import type { FixtureConversation } from '../format/conversation.ts'
import { type FiledConversation, readConversations } from '../read/read-cast.ts'
import { needsOf, playConversation, type PlayOptions, type Trace } from './play-conversation.ts'
import type { TurnFailure } from './outcome.ts'
import type { Stage } from './stage.ts'

export interface RehearsalResult {
  readonly id: string
  readonly file: string
  readonly ok: boolean
  readonly durationMs: number
  readonly failures: readonly TurnFailure[]
  /** Only where it was asked for. */
  readonly trace?: Trace
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
    const result = await playFiled(options, one)
    results.push(result)
    options.onPlayed?.(result, results.length, filed.length)
  }
  return reportOf(results)
}

export function reportOf(results: readonly RehearsalResult[]): RehearsalReport {
  const passed = results.filter((result) => result.ok).length
  return { total: results.length, passed, failed: results.length - passed, results }
}

/** Play one conversation on a desk of its own. */
export async function playFiled(
  { cast, stage, clock, ...options }: Pick<RehearsalOptions, 'cast' | 'stage' | 'clock'> & PlayOptions,
  { file, conversation }: FiledConversation,
): Promise<RehearsalResult> {
  const startedAt = clock.nowMs()
  const now = instantOf(Date.parse(conversation.now))
  const scene = await stage.open(castOf(cast, conversation), now, needsOf(conversation))
  try {
    const { id, ok, failures, trace } = await playConversation(scene, conversation, options)
    return { id, file, ok, durationMs: clock.nowMs() - startedAt, failures, ...(trace && { trace }) }
  } finally {
    await scene.close()
  }
}

/** Whom and what the desk of a conversation holds: its customer, whom else it names, and the approved wordings. */
export function castOf(cast: Cast, { customer, others, desk }: FixtureConversation): Cast {
  const own = desk.people.filter((person) => typeof person !== 'string')
  const writers = Object.values(others).map((one) => one.customer)
  const named = new Set([customer, ...writers, ...desk.people.filter((person) => typeof person === 'string')])
  const replaced = new Set(desk.wording.map(({ key }) => key))
  const mine = new Set(own.map(({ id }) => id))
  return {
    ...cast,
    people: [...cast.people.filter(({ id }) => named.has(id) && !mine.has(id)), ...own],
    wording: [...cast.wording.filter(({ key }) => !replaced.has(key)), ...desk.wording],
    conversations: [],
  }
}
