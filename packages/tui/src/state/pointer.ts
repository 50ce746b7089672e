import type { CaretMoved } from './caret.ts'
import type { Happening, Step } from './happening.ts'
import { listActions, moveHere, navigateActions } from './navigate.ts'
import { placeOf } from './select.ts'
import type { Focus, State } from './state.ts'
import { andThen, step } from './step.ts'
import { ticketActions } from './tickets.ts'

/** What the mouse does that no key does: it means a pane or a row by where it is. */
export type Pointing =
  /** A click: go to this pane, if another one is meant, and so many rows on from the chosen one. */
  | { readonly kind: 'pointed'; readonly pane: Focus | undefined; readonly by: number }
  /** The wheel, over a pane that need not have the keys; without one it is about what is here. */
  | { readonly kind: 'wheeled'; readonly pane: Focus | undefined; readonly by: number }
  | CaretMoved

const paneOf: Readonly<Record<string, Focus>> = {
  queue: 'queue',
  thread: 'thread',
  composer: 'composer',
  customer: 'customer',
  tickets: 'tickets',
}

/** The pane that a part of the screen is; panels, and what stands above a pane, are none. */
export function paneOfPart(part: string): Focus | undefined {
  return paneOf[part]
}

const goes: Readonly<Record<Exclude<Focus, 'composer'>, (state: State) => Step>> = {
  queue: (state) => navigateActions.goQueue(state, 0),
  thread: (state) => navigateActions.goThread(state, 0),
  customer: (state) => navigateActions.goCustomer(state, 0),
  tickets: (state) => ticketActions.goTickets(state, 0),
}

/** Texts move by several rows at a time, as they do in a browser; a list by one. */
const rowsOfNotch = 3
const scrolls: ReadonlySet<string> = new Set(['thread', 'ticket', 'help', 'explain'])

export function pointedAt(state: State, { pane, by }: Extract<Happening, { kind: 'pointed' }>): Step {
  const there = pane === undefined || pane === 'composer' ? step(state) : goes[pane](state)
  return by === 0 ? there : andThen(there, (shown) => moveHere(shown, by))
}

export function wheelTurned(state: State, { pane, by }: Extract<Happening, { kind: 'wheeled' }>): Step {
  const there = pane === undefined ? state : { ...state, focus: pane }
  const notch = scrolls.has(placeOf(there)) ? rowsOfNotch : 1
  const [moved, effects] = Array.from({ length: notch }).reduce<Step>(
    (before) => andThen(before, (now) => listActions[by < 0 ? 'up' : 'down'](now, 0)),
    step(there),
  )
  return [{ ...moved, focus: state.focus }, effects]
}
