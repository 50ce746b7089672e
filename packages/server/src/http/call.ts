import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { resolveResponse } from '@trpc/server/http'
import { type CallContext, deskRouter } from '@zuoxi/sdk/contract'
import { plainHeaders } from './answer.ts'

/** The only headers that tRPC reads; the token has already become a context. */
const readHeaders = ['content-type', 'accept', 'trpc-accept', 'last-event-id'] as const

export interface Call {
  readonly path: string
  readonly body: string
  readonly context: CallContext
  readonly maxBatch: number
}

/**
 * Hand a request to the router and write its answer. tRPC's own node adapter
 * does the same through web streams on both sides, which costs a small call
 * more than the call itself; here only live streams are streams.
 */
export async function answerCall(req: IncomingMessage, res: ServerResponse, call: Call): Promise<void> {
  const gone = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished) gone.abort()
  })
  const response = await resolveResponse({
    router: deskRouter,
    req: requestOf(req, call.body, gone.signal),
    path: call.path,
    error: null,
    createContext: async () => call.context,
    // Queries come as POST too, so that what one searches for never stands in a URL, which proxies log.
    allowMethodOverride: true,
    maxBatchSize: call.maxBatch,
  })
  res.statusCode = response.status
  // Set, not written at once: whoever stops the server looks at them to find the live streams.
  for (const [name, value] of [...Object.entries(plainHeaders), ...response.headers]) res.setHeader(name, value)
  if (response.body === null) res.end()
  else if (isLive(response)) await stream(response.body, res)
  else res.end(await response.text())
}

function requestOf(req: IncomingMessage, body: string, signal: AbortSignal): Request {
  const headers: Record<string, string> = {}
  for (const name of readHeaders) {
    const value = req.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  const method = req.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://desk${req.url ?? '/'}`, { method, headers, signal, ...(hasBody && { body }) })
}

function isLive(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') === true
}

async function stream(body: NonNullable<Response['body']>, res: ServerResponse): Promise<void> {
  res.flushHeaders()
  try {
    await pipeline(Readable.fromWeb(body), res)
  } catch (error) {
    // A watcher that leaves, or is cut off by a stop, is how live streams end.
    if (!res.destroyed) throw error
  }
}
