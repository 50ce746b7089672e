import type { Clock } from '@zuoxi/sdk'
import type { CallContext } from '@zuoxi/sdk/contract'
import { deskFor } from './desk/desk-for.ts'
import { callerByToken, hashToken } from './desk/identity.ts'
import { type LocalRole, signInLocally } from './desk/local-sign-in.ts'
import { keepActivating } from './desk/scripts/activation.ts'
import { newId, type RandomBytes, type Room, systemRandom } from './desk/room.ts'
import { watchers } from './desk/watchers.ts'
import { sealOf } from './store/desk-seal.ts'
import { schemaOf } from './store/migrate.ts'
import { openStore, type Store } from './store/store.ts'
import { systemClock } from './system-clock.ts'

export interface OpenDeskOptions {
  readonly clock?: Clock
  /** Where ids and ticket codes get their chance from; tokens and secrets never use it. */
  readonly randomBytes?: RandomBytes
  /** How many changes may share one commit; 1 commits one by one, for comparing. */
  readonly groupLimit?: number
  /** Where accidents are told, each with the id that the client was given. */
  readonly log?: (fault: Fault) => void
  /** What the owner of the file should know, such as a key that others could read. */
  readonly warn?: (warning: DeskWarning) => void
}

/** An accident, under the id that its client was given. */
export interface Fault {
  readonly faultId: string
  readonly error: unknown
}

/** A private file that others could read, now closed to them; a local secret has also been replaced. */
export interface DeskWarning {
  readonly code: 'FILE_WAS_READABLE'
  readonly path: string
}

/** A desk in this process: what a transport, or `connectLocally`, stands on. */
export interface OpenDesk {
  readonly path: string
  readonly room: Room
  readonly contextFor: (token: string | undefined) => Promise<CallContext>
  /** Log an accident outside a call; answers the id to tell the client. Never throws, whatever the log does. */
  readonly reportFault: (error: unknown) => string
  /** Whether the file can be read now. */
  readonly canAnswer: () => boolean
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
  const { clock = systemClock, randomBytes = systemRandom, log = () => {}, warn = () => {} } = options
  const mended = (file: string) => warn({ code: 'FILE_WAS_READABLE', path: file })
  const store = openStore(path, { mended, ...(options.groupLimit !== undefined && { groupLimit: options.groupLimit }) })
  const room: Room = {
    store,
    clock,
    randomBytes,
    seal: await orClose(store, () => sealOf(store, mended)),
    watchers: watchers(store),
    caller: undefined,
    tokenHash: undefined,
  }
  const reportFault = (error: unknown): string => {
    const faultId = newId(room)
    try {
      log({ faultId, error })
    } catch {
      // A full disk fails the change and then the log of it; the desk goes on all the same.
    }
    return faultId
  }
  const activating = keepActivating(room, reportFault)
  return {
    path,
    room,
    reportFault,
    contextFor: async (token) => {
      if (token === undefined) return { desk: deskFor(room), caller: undefined, reportFault }
      const tokenHash = hashToken(token)
      const caller = await callerByToken(store, tokenHash, clock.nowMs())
      if (typeof caller === 'string')
        return { desk: deskFor(room), caller: undefined, notSignedIn: { code: caller }, reportFault }
      return { desk: deskFor({ ...room, caller, tokenHash }), caller, reportFault }
    },
    canAnswer: () => canRead(store),
    signInLocally: (as) => signInLocally(room, as, mended),
    close: async () => {
      room.watchers.close()
      await activating.stop()
      await store.close()
    },
  }
}

/** A desk that cannot be opened leaves no file open behind it. */
async function orClose<Value>(store: Store, open: () => Value): Promise<Value> {
  try {
    return open()
  } catch (error) {
    await store.close()
    throw error
  }
}

/** `user_version` lies in the file's first page: reading it needs the file, not only the connection. */
function canRead(store: Store): boolean {
  try {
    return schemaOf(store.sqlite) > 0
  } catch {
    return false
  }
}
