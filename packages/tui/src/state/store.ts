import type { Effect, Happening } from './happening.ts'
import type { State } from './state.ts'
import { update } from './update.ts'

/** The loop: what happens goes through `update`, its effects are performed, and the screen hears of the new state. */
export interface Store {
  readonly get: () => State
  readonly dispatch: (happening: Happening) => void
  /** Several at once, such as the keys of one read: one redraw. Each is made from the state that the one before it left. */
  readonly dispatchAll: <Cause>(
    causes: Iterable<Cause>,
    happeningFor: (cause: Cause, state: State) => Happening | undefined,
  ) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore(initial: State, perform: (effect: Effect) => void): Store {
  let state = initial
  const listeners = new Set<() => void>()
  const take = (happening: Happening): void => {
    const [next, effects] = update(state, happening)
    state = next
    for (const effect of effects) perform(effect)
  }
  const tellIfChanged = (before: State): void => {
    if (state !== before) for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    dispatch: (happening) => {
      const before = state
      take(happening)
      tellIfChanged(before)
    },
    dispatchAll: (causes, happeningFor) => {
      const before = state
      for (const cause of causes) {
        const happening = happeningFor(cause, state)
        if (happening) take(happening)
      }
      tellIfChanged(before)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
