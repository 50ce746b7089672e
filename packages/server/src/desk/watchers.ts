/** Those who wait for news in this process. Waking says only "look again": the events themselves are in the store. */
export interface Watchers {
  readonly wake: () => void
  /** Resolves at the next wake, or when the signal says stop. */
  readonly next: (signal: AbortSignal) => Promise<void>
}

export function watchers(): Watchers {
  const waiting = new Set<() => void>()
  return {
    wake: () => {
      for (const resolve of waiting) resolve()
      waiting.clear()
    },
    next: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const done = () => {
          signal.removeEventListener('abort', done)
          waiting.delete(done)
          resolve()
        }
        signal.addEventListener('abort', done, { once: true })
        waiting.add(done)
      }),
  }
}
