import { randomUUID } from 'node:crypto'
import type { Clock } from '@zuoxi/sdk'
import type { CallContext } from '@zuoxi/sdk/contract'
import { deskFor } from './desk/desk-for.ts'
import { callerByToken, hashToken } from './desk/identity.ts'
import { type LocalRole, signInLocally } from './desk/local-sign-in.ts'
import type { Room } from './desk/room.ts'
import { watchers } from './desk/watchers.ts'
import { keyBeside, sealWith } from './store/seal.ts'
import { openStore } from './store/store.ts'

export interface OpenDeskOptions {
  readonly clock?: Clock
  /** Where accidents are told, each with the id that the client was given. */
  readonly log?: (fault: { faultId: string; error: unknown }) => void
}

/** A desk in this process: what a transport, or `connectLocally`, stands on. */
export interface OpenDesk {
  readonly path: string
  readonly room: Room
  readonly contextFor: (token: string | undefined) => Promise<CallContext>
  /** The file's owner needs no password: a 0600 secret beside the file says who they are. */
  readonly signInLocally: (as: LocalRole) => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Open a desk file, creating it when there is none.
 *
 * @throws Refusal STORE_TOO_NEW when a newer Zuoxi has touched the file.
 * @example
 * const desk = await openDesk('desk.db')
 * const client = connectLocally(desk, { token: await desk.signInLocally('agent') })
 */
export async function openDesk(path: string, options: OpenDeskOptions = {}): Promise<OpenDesk> {
  const clock = options.clock ?? { nowMs: () => Date.now() }
  const log = options.log ?? (() => {})
  const store = openStore(path)
  const room: Room = {
    store,
    clock,
    seal: sealWith(keyBeside(path)),
    watchers: watchers(store),
    caller: undefined,
    tokenHash: undefined,
  }
  const reportFault = (error: unknown): string => {
    const faultId = randomUUID()
    log({ faultId, error })
    return faultId
  }
  return {
    path,
    room,
    contextFor: async (token) => {
      if (token === undefined) return { desk: deskFor(room), caller: undefined, reportFault }
      const tokenHash = hashToken(token)
      const caller = await callerByToken(store, tokenHash, clock.nowMs())
      if (typeof caller === 'string') return { desk: deskFor(room), caller: undefined, notSignedIn: { code: caller }, reportFault }
      return { desk: deskFor({ ...room, caller, tokenHash }), caller, reportFault }
    },
    signInLocally: (as) => signInLocally(room, as),
    close: () => {
      room.watchers.close()
      return store.close()
    },
  }
}
