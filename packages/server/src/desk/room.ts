import { randomBytes } from 'node:crypto'
import type { Caller, Clock } from '@zuoxi/sdk'
import { refuse } from '@zuoxi/sdk'
import { v7 as uuidv7 } from 'uuid'
import type { Seal } from '../store/seal.ts'
import type { Store } from '../store/store.ts'
import type { Floor, Ground } from './mutate.ts'
import type { Watchers } from './watchers.ts'

/** Where chance comes from; a rehearsal brings a seeded one, so that ids and codes repeat. */
export type RandomBytes = (length: number) => Uint8Array

/** Chance that nobody can foresee. */
export const systemRandom: RandomBytes = (length) => randomBytes(length)

/** What an open desk gives to every use case; `caller` is absent until someone has signed in. */
export interface Room {
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: RandomBytes
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
  return { ...floorOf(room), caller: callerOf(room) }
}

/** What a change stands on before anyone has signed in. */
export function floorOf(room: Room): Floor {
  return { store: room.store, clock: room.clock, seal: room.seal, wake: room.watchers.wake }
}

interface LastId {
  readonly msecs: number
  readonly seq: number
}

/** The last id made from each source of chance, as far as its order goes. */
const lastIds = new WeakMap<RandomBytes, LastId>()

/** A new id (uuidv7): ids made later sort later, those of one millisecond too (RFC 9562 §6.2, method 1). */
export function newId(room: Pick<Room, 'clock' | 'randomBytes'>): string {
  const [msecs, random] = [room.clock.nowMs(), room.randomBytes(16)]
  const last = lastIds.get(room.randomBytes)
  const seq = last?.msecs === msecs ? last.seq + 1 : freshSequence(random)
  lastIds.set(room.randomBytes, { msecs, seq })
  return uuidv7({ msecs, random, seq })
}

/** Where a millisecond begins to count: below half of what 32 bits hold, so that it never runs over. */
function freshSequence(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1
}
