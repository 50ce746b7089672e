import { instantOf, refuse, type WatchEvent } from '@zuoxi/sdk'
import { eventsAfter, lastEventSeq } from '../../store/conversations.ts'
import { callerByToken } from '../identity.ts'
import { callerOf, type Room } from '../room.ts'

/** How many events are read at once: a backlog of any length is walked in steps of this. */
const eventsAtOnce = 200

/**
 * The desk's events after `lastEventId`, first those already there, then live
 * ones, in one order, none twice, until the signal. Without an id: from now on.
 *
 * @throws Refusal NOT_SIGNED_IN or SESSION_EXPIRED once the token that it began with no longer counts.
 */
export function watchEvents(
  room: Room,
  lastEventId: string | undefined,
  signal: AbortSignal,
): AsyncIterable<WatchEvent> {
  const { tenantId } = callerOf(room)
  // Asked at once, not at the first pull: "now" is the moment of the call.
  const from = startingAfter(room, lastEventId)
  from.catch(() => {})
  return follow(room, tenantId, from, signal)
}

/** An id that this desk has not given out yet is from another file; it counts as now. */
async function startingAfter(room: Room, lastEventId: string | undefined): Promise<number> {
  const last = await lastEventSeq(room.store.read)
  return lastEventId === undefined ? last : Math.min(last, Number(lastEventId))
}

async function* follow(
  room: Room,
  tenantId: string,
  from: Promise<number>,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent> {
  const { store, watchers } = room
  try {
    let reached = await from
    yield { kind: 'started', seq: reached }
    while (!signal.aborted && !watchers.closed()) {
      // The turn is asked for before looking: what is committed while we look ends the wait at once.
      const turn = watchers.turn()
      const { events, upTo } = await eventsAfter(
        store.read,
        tenantId,
        reached,
        eventsAtOnce,
        instantOf(room.clock.nowMs()),
      )
      await stillSignedIn(room)
      for (const event of events) {
        if (signal.aborted) return
        yield event
      }
      if (upTo === reached) await watchers.after(turn, signal)
      reached = upTo
    }
  } catch (error) {
    // A desk may close between two reads; that is an end, not an accident.
    if (!watchers.closed()) throw error
  }
}

/**
 * A watch outlives the moment it was allowed in. Asked behind the reading: who
 * was signed out before an event was committed never sees it. Signing out wakes
 * the watchers like any change, so it ends the stream at once.
 */
async function stillSignedIn({ store, tokenHash, clock }: Room): Promise<void> {
  if (!tokenHash) return
  const caller = await callerByToken(store, tokenHash, clock.nowMs())
  if (typeof caller === 'string') throw refuse({ code: caller })
}
