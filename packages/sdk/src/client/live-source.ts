import { EventSource, type ReaderLike } from 'eventsource'
import { Failure } from '../model/failure.ts'
import { heardParts, heardText, type LineWatch } from './line.ts'
import { askOverHttp } from './plain-http.ts'

/** An event source that knows why the desk refused it. */
type LiveSource = EventSource & { failure?: Failure | undefined }

/**
 * Node's EventSource takes no headers, so the token rides in a fetch of our
 * own. The desk's refusals end the stream and are kept on the source; a server
 * in trouble (5xx) is tried again like a broken line.
 */
export function liveSourceWith(headers: Readonly<Record<string, string>>, line: LineWatch): typeof EventSource {
  return class extends EventSource {
    failure: Failure | undefined

    constructor(url: string | URL) {
      super(url, {
        fetch: async (input, init) => {
          const signal = init.signal as AbortSignal
          const answer = await askOverHttp(input, { headers: { ...init.headers, ...headers }, signal })
          if (answer.status >= 500) throw new Error(`the desk answers ${answer.status}`)
          if (!answer.ok) this.failure = failureIn(await heardText(answer, line))
          return { ...answer, body: { getReader: () => readerOf(heardParts(answer, line)) } }
        },
      })
    }
  }
}

function readerOf(parts: AsyncGenerator<Uint8Array, void, undefined>): ReaderLike {
  return {
    read: async () => {
      const { done, value } = await parts.next()
      return done ? { done } : { done: false, value }
    },
    cancel: async () => void (await parts.return()),
  }
}

/** The failure on the source that an error event came from. */
export function failureOfSource(event: unknown): Failure | undefined {
  const source = (event as { target?: LiveSource } | undefined)?.target
  return Failure.safeParse(source?.failure).data
}

function failureIn(body: string): Failure | undefined {
  try {
    return Failure.safeParse(JSON.parse(body)?.error?.data?.failure).data
  } catch {
    return undefined
  }
}
