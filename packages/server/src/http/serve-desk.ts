import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Failure } from '@zuoxi/sdk'
import type { CallContext } from '@zuoxi/sdk/contract'
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
  /** The same for those who have not signed in: signing in is all they can do, and it is short. */
  readonly maxStrangerBodyBytes?: number
  /** How many connections are held at once; more are closed as they come. */
  readonly maxConnections?: number
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

type Limits = Required<Pick<ServeOptions, 'maxBodyBytes' | 'maxStrangerBodyBytes' | 'maxBatch'>>

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
  const limits = {
    maxBodyBytes: options.maxBodyBytes ?? 4 * 1024 * 1024,
    maxStrangerBodyBytes: options.maxStrangerBodyBytes ?? 16 * 1024,
    maxBatch: options.maxBatch ?? 16,
  }
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
    if (req.method !== 'GET' && req.method !== 'POST')
      return sendFailure(res.setHeader('allow', 'GET, POST'), malformed('', 'method_not_supported'), 405)
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
  server.maxConnections = options.maxConnections ?? 2_000
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
  // Who calls comes first: a stranger's upload is not worth holding.
  const context = await desk.contextFor(bearerOf(req))
  const limitBytes = context.caller ? limits.maxBodyBytes : Math.min(limits.maxBodyBytes, limits.maxStrangerBodyBytes)
  const body = await readBody(req, { limitBytes, patienceBytes: limits.maxBodyBytes * 4 })
  if (body === 'too_large') return sendFailure(res.setHeader('connection', 'close'), tooLarge(context, limitBytes))
  if (body === 'bad_encoding') return sendFailure(res, malformed('', 'parse_error'))
  // Passwords are tried one a request: a batch would be many guesses for the price of one.
  const maxBatch = mayBatch(path) ? limits.maxBatch : 1
  await answerCall(req, res, { path, body: body.text, context, maxBatch })
}

/** Someone whose token no longer counts learns that, and not that they wrote too much. */
function tooLarge({ notSignedIn }: CallContext, limitBytes: number): Failure {
  return notSignedIn ?? { code: 'TOO_LARGE', limitBytes }
}

/** A path that cannot be read names no procedure either. */
function mayBatch(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('session.signIn')
  } catch {
    return false
  }
}

function bearerOf(req: IncomingMessage): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(req.headers.authorization ?? '')?.[1]
}

function malformed(path: string, problem = 'not_found'): Failure {
  return { code: 'INVALID_INPUT', problems: [{ path, problem }] }
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
