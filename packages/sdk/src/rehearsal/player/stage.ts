import type { DeskClient } from '../../client/desk-client.ts'
import type { Instant } from '../../model/time.ts'
import type { Cast } from '../format/cast.ts'

/** Both ends of one desk: the agent at work, and the gateway that delivers what customers write. */
export interface DeskPair {
  readonly agent: DeskClient
  readonly channel: DeskClient
}

export interface Scene extends DeskPair {
  readonly close: () => Promise<void>
}

/**
 * Where a rehearsal plays. The SDK cannot make a desk, it can only talk to one,
 * so whoever rehearses brings the desk: in memory, over HTTP, or one's own.
 */
export interface Stage {
  /** A fresh desk that holds this cast and whose clock stands at `now`. */
  readonly open: (cast: Cast, now: Instant) => Promise<Scene>
}
