import type { TRPCClient } from '@trpc/client'
import type { DeskRouter } from '../contract/router.ts'
import type { DeskEvent } from '../model/conversation.ts'
import { refusalFrom } from './failure-of.ts'

/** Live desk events. `connected` is called as the line drops and returns. */
export type EventStream = AsyncIterable<DeskEvent>

interface WatchOptions {
  readonly lastEventId?: string
  readonly signal?: AbortSignal
}

/** Turn tRPC's callback subscription into an async iterable that buffers what the consumer has not reached yet. */
export async function* watchWith(
  wire: TRPCClient<DeskRouter>,
  url: string,
  options: WatchOptions = {},
): AsyncGenerator<DeskEvent, void, undefined> {
  const waiting: DeskEvent[] = []
  let failure: unknown
  let ended = false
  let wake = () => {}
  const subscription = wire.conversations.watch.subscribe(
    { lastEventId: options.lastEventId ?? null },
    {
      onData: ({ data }) => {
        waiting.push(data)
        wake()
      },
      onError: (error) => {
        failure = refusalFrom(error, url)
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
