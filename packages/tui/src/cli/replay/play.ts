import {
  type Cast,
  type FiledConversation,
  type Performance,
  playInPool,
  type PoolOptions,
  playOnStages,
  type RehearsalResult,
} from '@zuoxi/sdk/rehearsal'
import type { VerbContext } from '../verbs/verb.ts'
import { startWorker } from './start-worker.ts'
import { stagesOf } from './worker.ts'
import type { Wish } from './wish.ts'

/** Below this a process of its own costs more than it saves. */
const worthAWorker = 24

export interface Played {
  /** In the order of `chosen`; with nothing where playing was stopped before. */
  readonly results: readonly (RehearsalResult | undefined)[]
}

/** Play what was chosen, in as many processes as make sense, and tell how far it is. */
export async function playAll(
  { host, words, progress }: VerbContext,
  { stages, workers, bail, reports, update, coverage }: Wish,
  cast: Cast,
  chosen: readonly FiledConversation[],
  keep: Keep = (result) => result,
): Promise<Played> {
  const bar = progress(words.replayLabel)
  const enough = new AbortController()
  const signal = AbortSignal.any([enough.signal, host.stop])
  let done = 0
  const onPlayed = ({ ok }: RehearsalResult): void => {
    done += 1
    bar.at(done, chosen.length)
    if (bail && !ok) enough.abort()
  }
  const traced = update || coverage || reports.some(({ writer }) => writer.traced)
  const count = workers ?? Math.max(1, Math.min(host.processors, Math.floor(chosen.length / worthAWorker)))
  try {
    if (count === 1) {
      const performance = { cast, stages: stagesOf(host.embedded.stages, stages), clock: host.clock, traced }
      return { results: await playHere(performance, chosen, { onPlayed, keep, signal }) }
    }
    const start = () => startWorker(host, { cast: { ...cast, conversations: [] }, stages, traced })
    return { results: await playInPool(chosen, { workers: count, start, onPlayed, keep, signal }) }
  } finally {
    bar.end()
  }
}

type Keep = NonNullable<PoolOptions['keep']>

async function playHere(
  performance: Performance,
  chosen: readonly FiledConversation[],
  { onPlayed, keep, signal }: Pick<PoolOptions, 'onPlayed' | 'signal'> & { readonly keep: Keep },
): Promise<(RehearsalResult | undefined)[]> {
  const results: (RehearsalResult | undefined)[] = chosen.map(() => undefined)
  for (const [i, filed] of chosen.entries()) {
    if (signal.aborted) break
    const result = await playOnStages(performance, filed, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    if (!result) break
    results[i] = keep(result, i)
    onPlayed(result)
  }
  return results
}
