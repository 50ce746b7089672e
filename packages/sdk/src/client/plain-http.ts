import type { IncomingMessage } from 'node:http'

/** What is read of an answer; a `Response` has all of it. */
export interface HttpAnswer {
  readonly status: number
  readonly ok: boolean
  readonly url: string
  readonly redirected: boolean
  readonly headers: { readonly get: (name: string) => string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}

export interface HttpQuestion {
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** As long as `fetch` tries to reach somebody. */
const connectWithinMs = 10_000

/**
 * Ask over HTTP what `fetch` would ask, without loading `fetch`: that takes a start longer than all of Node. Where
 * somebody sends us on, `fetch` goes, which knows all about that.
 *
 * @throws what the signal was aborted with; TypeError where nobody could be asked, with why as its cause.
 */
export async function askOverHttp(address: string | URL, question: HttpQuestion): Promise<HttpAnswer> {
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return fetched(url, question)
  const answer = await answerTo(url, question)
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400 && answer.headers.location !== undefined) {
    answer.resume()
    return fetched(url, question)
  }
  return {
    status,
    ok: status >= 200 && status < 300,
    url: url.href,
    redirected: false,
    headers: { get: (name) => answer.headers[name.toLowerCase()]?.toString() ?? null },
    body: unpacked(answer),
  }
}

async function fetched(address: URL, question: HttpQuestion): Promise<HttpAnswer> {
  const { status, ok, url, redirected, headers, body } = await fetch(address, question as RequestInit)
  return { status, ok, url, redirected, headers, body: body as AsyncIterable<Uint8Array> | null }
}

function answerTo(url: URL, { method = 'GET', headers, body, signal }: HttpQuestion): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:'
  // By an import their names would all be read, and one of them is a WebSocket that brings `fetch` along.
  const { request } = process.getBuiltinModule(secure ? 'node:https' : 'node:http')
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const asked = request(url, { method, headers: { accept: '*/*', 'accept-encoding': 'gzip, deflate', ...headers } })
    let answer: IncomingMessage | undefined
    const end = (): void => {
      answer?.destroy(signal?.reason as Error)
      asked.destroy(signal?.reason as Error)
    }
    signal?.addEventListener('abort', end, { once: true })
    asked.once('close', () => signal?.removeEventListener('abort', end))
    asked.once('socket', (socket) => {
      if (!socket.connecting) return
      const late = setTimeout(() => asked.destroy(new Error('no connection in time')), connectWithinMs)
      for (const event of [secure ? 'secureConnect' : 'connect', 'close']) socket.once(event, () => clearTimeout(late))
    })
    asked.once('response', (came) => resolve((answer = came)))
    // Also after the answer has begun: whoever reads it is told by it.
    asked.on('error', (cause) =>
      reject(signal?.aborted ? (signal.reason as Error) : new TypeError('fetch failed', { cause })),
    )
    asked.end(body)
  })
}

/** The bytes of an answer that somebody on the way has packed, as they come. */
function unpacked(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  const packing = answer.headers['content-encoding'] ?? 'identity'
  if (!/^(?:x-)?(?:gzip|deflate)$/i.test(packing)) return answer
  const { constants, createUnzip } = process.getBuiltinModule('node:zlib')
  const unzip = createUnzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH })
  return process.getBuiltinModule('node:stream').pipeline(answer, unzip, () => {})
}
