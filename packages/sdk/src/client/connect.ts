import { createTRPCClient, httpLink, httpSubscriptionLink, retryLink, splitLink, TRPCClientError } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { DeskRouter } from '../contract/router.ts'
import { type DeskClient, deskClient } from './desk-client.ts'

export interface ConnectOptions {
  /** Where the desk listens, such as `http://127.0.0.1:8719`. */
  readonly url: string
  /** From `session.signIn`; without one only signing in works. */
  readonly token?: string
  /** How often a call is tried when the desk cannot be reached. Mutations keep their key, so they never act twice. */
  readonly attempts?: number
}

/**
 * Connect to a desk over HTTP.
 *
 * @example
 * const desk = await connect({ url: 'http://127.0.0.1:8719', token })
 * const { results } = await desk.customers.search({ text: 'zw 8899' })
 */
export async function connect(options: ConnectOptions): Promise<DeskClient> {
  const url = new URL('/trpc', options.url).href
  const headers = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }
  const attempts = options.attempts ?? 3
  const wire = createTRPCClient<DeskRouter>({
    links: [
      retryLink({
        retry: ({ op, error, attempts: tried }) => op.type !== 'subscription' && neverArrived(error) && tried < attempts,
        retryDelayMs: (tried) => Math.min(2_000, 100 * 2 ** tried),
      }),
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({ url, EventSource: eventSourceWith(headers) }),
        false: httpLink({ url, headers }),
      }),
    ],
  })
  return deskClient(wire, options.url)
}

/** No answer came at all: the one case in which trying again can help. */
function neverArrived(error: unknown): boolean {
  return error instanceof TRPCClientError && error.shape == null && error.cause?.name !== 'AbortError'
}

/** Node's EventSource takes no headers, so the token rides in a fetch of our own. */
function eventSourceWith(headers: Record<string, string>): typeof EventSource {
  return class extends EventSource {
    constructor(url: string | URL) {
      super(url, { fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, ...headers } }) })
    }
  }
}
