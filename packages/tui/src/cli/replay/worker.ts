import type { Clock } from '@zuoxi/sdk'
import { type Performance, playOnStages, type Stage } from '@zuoxi/sdk/rehearsal'
import type { Embedded, StageName } from '../embedded.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** The end of the channel that a worker has. */
type Channel = Pick<NodeJS.Process, 'on' | 'send'>

interface WorkerWorld {
  readonly stages: Embedded['stages']
  readonly clock: Clock
  readonly stop: AbortSignal
}

/** Play whatever the other end sends, one conversation after the other, until it hangs up or the terminal says stop. */
export function serveRehearsal(channel: Channel, { stages, clock, stop }: WorkerWorld): Promise<void> {
  let performance: Performance | undefined
  const tell = (message: FromWorker): void => void channel.send?.(message)
  const play = async (message: Extract<ToWorker, { kind: 'play' }>): Promise<void> => {
    if (!performance) return
    for (const [at, filed] of message.batch.entries()) {
      if (stop.aborted) return
      tell({ kind: 'played', at, result: await playOnStages(performance, filed, { signal: stop }) })
    }
    tell({ kind: 'done' })
  }
  return new Promise((resolve, reject) => {
    channel.on('message', (message: ToWorker) => {
      if (message.kind === 'begin') performance = { ...message, stages: stagesOf(stages, message.stages), clock }
      else void play(message).catch((error: unknown) => (stop.aborted ? resolve() : reject(error)))
    })
    channel.on('disconnect', resolve)
    stop.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** The stages of these names, of which there is at least one. */
export function stagesOf(stages: Embedded['stages'], names: readonly StageName[]): readonly [Stage, ...Stage[]] {
  const [first, ...others] = names.map((name) => stages[name])
  if (!first) throw new Error('there is no stage to play on')
  return [first, ...others]
}
