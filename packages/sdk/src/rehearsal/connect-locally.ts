import { createTRPCClient, localLink } from '@trpc/client'
import { type DeskClient, deskClient } from '../client/desk-client.ts'
import { deskRouter, type DeskRouter } from '../contract/router.ts'
import type { CallContext } from '../contract/trpc.ts'

/** A desk in this process: it makes the context that a transport would make from a token. */
export interface LocalDesk {
  readonly contextFor: (token: string) => Promise<CallContext> | CallContext
}

/**
 * Connect to a desk in this process: the same router, policies, checks and
 * refusals as over HTTP, and no port.
 *
 * @example
 * const desk = connectLocally(await openDesk(path), { token })
 */
export function connectLocally(local: LocalDesk, options: { token: string }): DeskClient {
  const wire = createTRPCClient<DeskRouter>({
    links: [localLink({ router: deskRouter, createContext: async () => local.contextFor(options.token) })],
  })
  return deskClient(wire, 'local')
}
