import type { TRPCClient } from '@trpc/client'
import type { DeskRouter } from '../contract/router.ts'
import type { DeskEvent } from '../model/conversation.ts'
import { refusalFrom } from './failure-of.ts'
import type { LineWatch } from './line.ts'

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
  line?: LineWatch,
): AsyncGenerator<DeskEvent, void, undefined> {
  const waiting: DeskEvent[] = []
  let failure: Error | undefined
  let ended = false
  let wake = () => {}
  let waitNoMore = () => {}
  const tell = (live: boolean, eventId?: string) => {
    waitNoMore()
    line?.heard(live)
    options.onLine?.(live, eventId)
  }
  const subscription = wire.conversations.watch.subscribe(
    { lastEventId: options.lastEventId ?? null },
    {
      onData: ({ data }) => {
        if (data.kind === 'started') return tell(true, String(data.seq))
        waiting.push(data)
        wake()
      },
      onConnectionStateChange: ({ state, error }) => {
        if (state !== 'connecting' || error === null) return
        // Pings alone may only be late: another answer has filled the line, and shows that it is there.
        if (!line || !isLate(error)) return tell(false)
        waitNoMore()
        waitNoMore = line.onSilence(() => tell(false))
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
    waitNoMore()
    options.signal?.removeEventListener('abort', stop)
    subscription.unsubscribe()
  }
}

/** Nothing has come for as long as pings may stay away, where else a connection has broken. */
function isLate({ message }: Error): boolean {
  return message.startsWith('Timeout of ')
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('the stream failed', { cause: thrown })
}
