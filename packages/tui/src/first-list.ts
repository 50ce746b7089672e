import type { Store } from './state/store.ts'

/** A desk that takes longer than this to list its queue is shown without it: waiting must be seen to be waiting. */
const patienceMs = 400

/** Waits until the queue is there, so that the first frame lists who waits and is not drawn to be thrown away. */
export function firstList(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!store.get().queue.loaded) return
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(() => {
      unsubscribe()
      resolve()
    }, patienceMs)
    const unsubscribe = store.subscribe(look)
    look()
  })
}
