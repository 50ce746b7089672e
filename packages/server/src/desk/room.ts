import type { Caller, Clock } from '@zuoxi/sdk'
import { refuse } from '@zuoxi/sdk'
import type { Seal } from '../store/seal.ts'
import type { Store } from '../store/store.ts'
import type { Watchers } from './watchers.ts'
import type { Ground } from './mutate.ts'

/** What an open desk gives to every use case; `caller` is absent until someone has signed in. */
export interface Room {
  readonly store: Store
  readonly clock: Clock
  readonly seal: Seal
  readonly watchers: Watchers
  readonly caller: Caller | undefined
  /** The hash of the token this call came with, for signing out. */
  readonly tokenHash: Buffer | undefined
}

/** The caller that the procedure's policy has already required. */
export function callerOf(room: Room): Caller {
  if (!room.caller) throw refuse({ code: 'NOT_SIGNED_IN' })
  return room.caller
}

/** The ground a mutation of this caller stands on. */
export function groundOf(room: Room): Ground {
  return { store: room.store, clock: room.clock, caller: callerOf(room), wake: room.watchers.wake }
}
