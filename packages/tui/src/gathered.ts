import type { Store } from './state/store.ts'

/** How a screen hears of a store. */
export interface Gathered {
  readonly subscribe: Store['subscribe']
  /** Tell now what would be told soon. */
  readonly tell: () => void
}

/**
 * Changes of a store, told together: a message comes as several events, and
 * one frame shows them all. A key that is read meanwhile need not wait for
 * frames that nobody would have seen. Another size of the window is told at
 * once: Ink draws it at once, and must not find rows of the old width.
 */
export function gathered(store: Pick<Store, 'get' | 'subscribe'>): Gathered {
  const listeners = new Set<() => void>()
  let { size } = store.get()
  let soon: NodeJS.Immediate | undefined
  const tell = (): void => {
    if (soon === undefined) return
    clearImmediate(soon)
    soon = undefined
    for (const listener of listeners) listener()
  }
  const changed = (): void => {
    soon ??= setImmediate(tell)
    if (size !== store.get().size) tell()
    size = store.get().size
  }
  return {
    tell,
    subscribe: (listener) => {
      listeners.add(listener)
      const unsubscribe = store.subscribe(changed)
      return () => {
        unsubscribe()
        return listeners.delete(listener)
      }
    },
  }
}
