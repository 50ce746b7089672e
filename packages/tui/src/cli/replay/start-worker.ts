import { once } from 'node:events'
import type { Worker } from '@zuoxi/sdk/rehearsal'
import type { Host } from '../host.ts'
import { type FromWorker, rehearsalWorker, type ToWorker } from './worker-messages.ts'

/** Another process of this program that plays conversations as it is told. */
export function startWorker(host: Host, begin: Omit<Extract<ToWorker, { kind: 'begin' }>, 'kind'>): Worker {
  const child = host.startWorker(rehearsalWorker)
  const tell = (message: ToWorker): void => void child.send(message)
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => {
    throw new Error(`the process ended with ${String(signal ?? code)}`)
  })
  // Heard of where somebody waits for it; a process that was told to end has nothing to tell.
  ended.catch(() => {})
  tell({ kind: 'begin', ...begin })
  return {
    play: (batch, onPlayed) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const hear = (message: FromWorker): void => {
        if (message.kind === 'played') onPlayed(message.at, message.result)
        else resolve()
      }
      child.on('message', hear)
      tell({ kind: 'play', batch })
      return Promise.race([promise, ended]).finally(() => child.off('message', hear))
    },
    end: () => {
      if (child.connected) child.disconnect()
    },
  }
}
