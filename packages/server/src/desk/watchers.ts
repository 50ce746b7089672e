import type { Store } from '../store/store.ts'

/** Those who wait for news of the store. Waking says only "look again": the events themselves are in the store. */
export interface Watchers {
  /** Tell that this process has committed something. */
  readonly wake: () => void
  /** How often there was news; ask for it before looking, so that news while looking is not missed. */
  readonly turn: () => number
  /** Resolves once there is news after `turn`, the signal says stop, or the desk closes. */
  readonly after: (turn: number, signal: AbortSignal) => Promise<void>
  /** Wake everyone for the last time. */
  readonly close: () => void
  readonly closed: () => boolean
  /** How many are waiting now. */
  readonly waiting: () => number
}

/** How often a shared file is asked whether another process has committed. */
const otherProcessesEveryMs = 150

/**
 * Wake by call for commits of this process, and by `PRAGMA data_version` for
 * those of others on the same file. The file is asked only while someone waits.
 */
export function watchers(store: Pick<Store, 'path' | 'sqlite'>): Watchers {
  const waiting = new Set<() => void>()
  const poll = store.path === ':memory:' ? undefined : pollFile(store, () => wake())
  let turn = 0
  let closed = false

  const wake = () => {
    turn += 1
    // Each one removes itself; those that come meanwhile wait for the next turn.
    const now = Array.from(waiting)
    for (const resume of now) resume()
  }

  return {
    wake,
    turn: () => turn,
    closed: () => closed,
    waiting: () => waiting.size,
    close: () => {
      closed = true
      wake()
    },
    after: (seen, signal) =>
      new Promise((resolve) => {
        if (seen !== turn || closed || signal.aborted) return resolve()
        const resume = () => {
          signal.removeEventListener('abort', resume)
          waiting.delete(resume)
          if (waiting.size === 0) poll?.stop()
          resolve()
        }
        signal.addEventListener('abort', resume, { once: true })
        waiting.add(resume)
        poll?.start()
      }),
  }
}

/** `data_version` of a connection changes when any other connection, in any process, has committed to the file. */
function pollFile({ sqlite }: Pick<Store, 'sqlite'>, changed: () => void): { start: () => void; stop: () => void } {
  const version = (): number => sqlite.pragma('data_version', { simple: true }) as number
  let known = version()
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  const look = () => {
    if (!sqlite.open) return stop()
    const found = version()
    if (found === known) return
    known = found
    changed()
  }
  return {
    stop,
    start: () => {
      if (timer) return
      // Unref'd: watching alone keeps no process alive.
      timer = setInterval(look, otherProcessesEveryMs).unref()
    },
  }
}
