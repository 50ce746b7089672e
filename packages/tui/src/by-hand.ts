import { happeningFor } from './keys/dispatch.ts'
import type { Happening } from './state/happening.ts'
import type { InputEvent } from './state/input.ts'
import type { State } from './state/state.ts'
import { mouseHappening } from './views/pointer.ts'

/** What hands have done, as it happens to the desk: keys by the table of keys, the mouse by what is drawn. */
export function byHand(event: InputEvent, state: State): Happening | undefined {
  return event.kind === 'mouse' ? mouseHappening(event, state) : happeningFor(event, state)
}
