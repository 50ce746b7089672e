import type { Place } from './place.ts'
import { placeOf } from './select.ts'
import type { State } from './state.ts'

/** The first keys of a sequence, and where they were pressed. */
export interface Pending {
  readonly place: Place
  readonly keys: string
}

/** The keys that a sequence has begun with; none when what has happened since took the agent elsewhere. */
export function pendingHere(state: State): string | undefined {
  const { pending } = state
  return pending && pending.place === placeOf(state) ? pending.keys : undefined
}

/** A sequence goes on; without keys it is given up. */
export function pend(state: State, keys: string): State {
  return { ...state, pending: keys === '' ? undefined : { place: placeOf(state), keys } }
}
