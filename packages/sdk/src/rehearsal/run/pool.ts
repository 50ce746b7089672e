import type { RehearsalResult } from '../player/rehearse.ts'
import type { FiledConversation } from '../read/read-cast.ts'

/** Another process that plays what it is given, in order. */
export interface Worker {
  /** Play these; each result is told as it comes. Fails when the process ends before all are played. */
  readonly play: (batch: readonly FiledConversation[], onPlayed: OnPlayed) => Promise<void>
  readonly end: () => void
}

/** `at` is the place in the batch. */
type OnPlayed = (at: number, result: RehearsalResult) => void

export interface PoolOptions {
  readonly workers: number
  readonly start: () => Worker
  readonly onPlayed: (result: RehearsalResult) => void
  /** What is kept of a result until all are played; absent: everything. */
  readonly keep?: (result: RehearsalResult, place: number) => RehearsalResult
  /** Aborted: what is under way is left, and nothing new begun. */
  readonly signal: AbortSignal
}

/** So few that the last worker is not waited for long, so many that asking costs nothing. */
const batchAtMost = 8

/**
 * Play conversations in several processes at once. Results are in the order of
 * the conversations, with nothing where playing was stopped before. A process
 * that dies fails the conversation it was playing, and another takes its place.
 */
export async function playInPool(
  conversations: readonly FiledConversation[],
  { workers, start, onPlayed, keep: kept = (result) => result, signal }: PoolOptions,
): Promise<readonly (RehearsalResult | undefined)[]> {
  const results: (RehearsalResult | undefined)[] = conversations.map(() => undefined)
  const size = Math.max(1, Math.min(batchAtMost, Math.floor(conversations.length / (workers * 4))))
  let next = 0

  const keep = (index: number, result: RehearsalResult): void => {
    results[index] = kept(result, index)
    onPlayed(result)
  }
  /** Play a stretch to its end, whatever dies on the way; answers whoever is alive then. */
  const playStretch = async (worker: Worker, from: number, to: number): Promise<Worker> => {
    let playing = worker
    for (let at = from; at < to && !signal.aborted;) {
      const begin = at
      try {
        await playing.play(conversations.slice(begin, to), (offset, result) => {
          keep(begin + offset, result)
          at = begin + offset + 1
        })
      } catch (error) {
        if (signal.aborted) break
        keep(at, lost(conversations[at] as FiledConversation, error))
        at += 1
        playing = start()
      }
    }
    return playing
  }
  const lane = async (): Promise<void> => {
    let worker = start()
    const leave = (): void => worker.end()
    signal.addEventListener('abort', leave, { once: true })
    while (next < conversations.length && !signal.aborted) {
      const from = next
      next = Math.min(from + size, conversations.length)
      worker = await playStretch(worker, from, next)
    }
    signal.removeEventListener('abort', leave)
    worker.end()
  }
  await Promise.all(Array.from({ length: Math.min(workers, conversations.length) }, lane))
  return results
}

function lost({ file, conversation }: FiledConversation, error: unknown): RehearsalResult {
  const actual = error instanceof Error ? error.message : String(error)
  const failures = [{ turn: 0, expected: 'a process that plays it to its end', actual }]
  return { id: conversation.id, file, ok: false, durationMs: 0, failures }
}
