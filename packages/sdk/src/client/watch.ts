import type { TRPCClient } from '@trpc/client'
import type { DeskRouter } from '../contract/router.ts'
import type { DeskEvent } from '../model/conversation.ts'
import { refusalFrom } from './failure-of.ts'

/** Live desk events. */
export type EventStream = AsyncIterable<DeskEvent>

export interface WatchOptions {
  /** Go on behind this event; absent, begin with what happens from now on. */
  readonly lastEventId?: string
  readonly signal?: AbortSignal
  /**
   * Called as the line is there (true), with the id of the event it goes on
   * behind, and as it breaks (false): within three seconds, also when the desk
   * only stops talking. A broken line mends itself where it can.
   */
  readonly onLine?: (live: boolean, eventId?: string) => void
}

/** Turn tRPC's callback subscription into an async iterable that buffers what the consumer has not reached yet. */
export async function* watchWith(
  wire: TRPCClient<DeskRouter>,
  url: string,
  options: WatchOptions = {},
): AsyncGenerator<DeskEvent, void, undefined> {
  const waiting: DeskEvent[] = []
  let failure: Error | undefined
  let ended = false
  let wake = () => {}
  const subscription = wire.conversations.watch.subscribe(
    { lastEventId: options.lastEventId ?? null },
    {
      onData: ({ data }) => {
        if (data.kind === 'started') return options.onLine?.(true, String(data.seq))
        waiting.push(data)
        wake()
      },
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error !== null) options.onLine?.(false)
      },
      onError: (error) => {
        failure = asError(refusalFrom(error, url))
        wake()
      },
      onComplete: () => {
        ended = true
        wake()
      },
    },
  )
  const stop = () => {
    ended = true
    wake()
  }
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    while (true) {
      const event = waiting.shift()
      if (event) yield event
      else if (failure !== undefined) throw failure
      else if (ended || options.signal?.aborted) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    options.signal?.removeEventListener('abort', stop)
    subscription.unsubscribe()
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('the stream failed', { cause: thrown })
}
