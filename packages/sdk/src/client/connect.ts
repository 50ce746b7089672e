import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  type Operation,
  retryLink,
  splitLink,
  TRPCClientError,
  type TRPCLink,
} from '@trpc/client'
import type { DeskRouter } from '../contract/router.ts'
import { type DeskClient, deskClient } from './desk-client.ts'
import { heardText, type LineWatch, lineWatch } from './line.ts'
import { liveSourceWith } from './live-source.ts'
import { askOverHttp, type HttpQuestion } from './plain-http.ts'

export interface ConnectOptions {
  /** Where the desk listens, such as `http://127.0.0.1:8719`; a path before it, as a proxy may add, is kept. */
  readonly url: string
  /** From `session.signIn`; without one only signing in works. */
  readonly token?: string
  /** How often a call is tried when the desk cannot be reached. Mutations keep their key, so they never act twice. */
  readonly attempts?: number
  /** How long to wait for one answer, in milliseconds, before trying again. */
  readonly timeoutMs?: number
}

/**
 * Connect to a desk over HTTP. Nothing is sent until something is asked.
 *
 * @throws TypeError when `url` is not a URL.
 * @example
 * const desk = await connect({ url: 'http://127.0.0.1:8719', token })
 * const { results } = await desk.customers.search({ text: 'zw 8899' })
 */
export async function connect(options: ConnectOptions): Promise<DeskClient> {
  const { attempts = 3, timeoutMs = 60_000 } = options
  const url = new URL('trpc', options.url.endsWith('/') ? options.url : `${options.url}/`).href
  const headers = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }
  const line = lineWatch(timeoutMs)
  const wire = createTRPCClient<DeskRouter>({
    links: [
      retrying(attempts),
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({ url, EventSource: liveSourceWith(headers, line) }),
        // As POST also what only asks: a name or phone tail in a URL would end up in the logs of every proxy.
        false: httpLink({ url, headers, methodOverride: 'POST', fetch: fetchWithin(line) }),
      }),
    ],
  })
  return deskClient(wire, options.url, line)
}

/** Tries again, after a while, what nobody has answered. */
export function retrying(attempts: number): TRPCLink<DeskRouter> {
  return retryLink({
    retry: ({ op, error, attempts: tried }) => repeatable(op) && neverAnswered(error) && tried < attempts,
    retryDelayMs: (tried) => Math.min(2_000, 100 * 2 ** tried),
  })
}

/** What may be sent again when nobody knows whether it arrived: questions, and changes that carry a key. */
function repeatable({ type, input }: Operation): boolean {
  if (type === 'mutation') return typeof input === 'object' && input !== null && 'idempotencyKey' in input
  return type === 'query'
}

/** No answer of the desk came: the one case in which trying again can help. */
function neverAnswered(error: unknown): boolean {
  return error instanceof TRPCClientError && error.shape == null && error.cause?.name !== 'AbortError'
}

function fetchWithin(line: LineWatch): NonNullable<Parameters<typeof httpLink>[0]['fetch']> {
  return async (input, init) => {
    const ends = [AbortSignal.timeout(line.patienceMs()), line.signal()]
    const signal = AbortSignal.any(init?.signal ? [init.signal, ...ends] : ends)
    const { method, headers, body } = init as HttpQuestion
    const answer = await askOverHttp(input as string, { method, headers, body, signal })
    return { ok: answer.ok, json: async () => JSON.parse(await heardText(answer, line)) as unknown }
  }
}
