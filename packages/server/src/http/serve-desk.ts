import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Failure } from '@zuoxi/sdk'
import type { OpenDesk } from '../open-desk.ts'
import { sendFailure, sendJson } from './answer.ts'
import { answerCall } from './call.ts'
import { isLoopback, namesThisMachine, urlHost } from './hosts.ts'
import { readBody } from './read-body.ts'
import { stopGently } from './stop.ts'

export interface ServeOptions {
  /** Loopback unless told otherwise: what leaves the machine should pass a proxy that speaks TLS. */
  readonly host?: string
  /** 0 takes any free port. */
  readonly port?: number
  readonly maxBodyBytes?: number
  /** How many calls one request may carry. */
  readonly maxBatch?: number
  /** How long a request may take to arrive: a trickle of bytes holds no connection for longer. */
  readonly requestTimeoutMs?: number
  /** How long calls under way may go on after `close`. */
  readonly drainMs?: number
}

/** What whoever serves should be told. */
export interface ServeWarning {
  readonly code: 'NOT_LOOPBACK'
  readonly host: string
}

export interface ServedDesk {
  readonly url: string
  readonly warnings: readonly ServeWarning[]
  /** Take no more calls, finish those under way, end live streams. Close the desk after it, not before. */
  readonly close: () => Promise<void>
}

type Limits = Required<Pick<ServeOptions, 'maxBodyBytes' | 'maxBatch'>>

const trpcPath = '/trpc/'

/**
 * Serve an open desk over HTTP: calls and live events under `/trpc`, `/healthz`
 * (the process lives), `/readyz` (it can answer). No CORS: browsers' pages have
 * no business here.
 *
 * @example
 * const served = await serveDesk(desk, { port: 0 })
 * const client = await connect({ url: served.url, token })
 */
export async function serveDesk(desk: OpenDesk, options: ServeOptions = {}): Promise<ServedDesk> {
  const { host = '127.0.0.1', port = 8719, requestTimeoutMs = 30_000, drainMs = 10_000 } = options
  const limits = { maxBodyBytes: options.maxBodyBytes ?? 4 * 1024 * 1024, maxBatch: options.maxBatch ?? 16 }
  const guarded = isLoopback(host)
  const state = { closing: false }

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (guarded && !namesThisMachine(req.headers.host)) return sendFailure(res, malformed('host'), 421)
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    if (path === '/healthz') return sendJson(res, 200, { ok: true })
    if (path === '/readyz') {
      const ready = !state.closing && desk.canAnswer()
      return sendJson(res, ready ? 200 : 503, { ok: ready })
    }
    if (!path.startsWith(trpcPath)) return sendFailure(res, malformed('path'), 404)
    // Not the shape of a refusal: a client takes it for "not here now" and tries again.
    if (state.closing) return sendJson(res.setHeader('connection', 'close'), 503, { closing: true })
    await serveCall(desk, limits, path.slice(trpcPath.length), req, res)
  }

  const server = createServer({
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: 1_000,
  })
  server.keepAliveTimeout = 60_000
  const stop = stopGently(server)
  server.on('request', (req, res) => {
    handle(req, res).catch((error: unknown) => giveUp(desk, req, res, error))
  })
  await listen(server, port, host)
  const bound = server.address() as AddressInfo
  return {
    url: `http://${urlHost(host)}:${bound.port}`,
    warnings: guarded ? [] : [{ code: 'NOT_LOOPBACK', host }],
    close: () => {
      state.closing = true
      return stop(drainMs)
    },
  }
}

async function serveCall(
  desk: OpenDesk,
  limits: Limits,
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await readBody(req, limits.maxBodyBytes)
  if (body === undefined) {
    res.setHeader('connection', 'close')
    return sendFailure(res, { code: 'TOO_LARGE', limitBytes: limits.maxBodyBytes })
  }
  const context = await desk.contextFor(bearerOf(req))
  await answerCall(req, res, { path, body, context, maxBatch: limits.maxBatch })
}

function bearerOf(req: IncomingMessage): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(req.headers.authorization ?? '')?.[1]
}

function malformed(path: string): Failure {
  return { code: 'INVALID_INPUT', problems: [{ path, problem: 'not_found' }] }
}

/** A client that went away needs no answer; anything else is an accident, and the client learns its id. */
function giveUp(desk: OpenDesk, req: IncomingMessage, res: ServerResponse, error: unknown): void {
  if (req.destroyed && !req.complete) return
  const faultId = desk.reportFault(error)
  if (res.headersSent) res.destroy()
  else sendFailure(res, { code: 'FAULT', faultId })
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
