import { EventSource } from 'eventsource'
import { heardThrough, type LineWatch } from './line.ts'
import { Failure } from '../model/failure.ts'

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
          const response = await fetch(input, { ...init, headers: { ...init.headers, ...headers } })
          if (response.status >= 500) throw new Error(`the desk answers ${response.status}`)
          if (!response.ok) this.failure = failureIn(await response.clone().text())
          return heardThrough(response, line)
        },
      })
    }
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
