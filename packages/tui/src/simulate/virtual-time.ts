import type { Clock } from '@zuoxi/sdk'

/** Time in which nothing waits: the clock jumps to whatever is due next. */
export interface VirtualTime {
  readonly nowMs: () => number
  /** Do something after so long. Answers how to call it off. */
  readonly after: (ms: number, what: () => void) => () => void
  /** Go on to the next thing that is due, do it, and all that follows from it at once. False: nothing is due any more. */
  readonly next: () => Promise<boolean>
  /** All that is due within so many milliseconds. */
  readonly pass: (ms: number) => Promise<void>
  /** Nothing more can happen until time goes on. */
  readonly settled: () => Promise<void>
  /** Give the process its own time back. */
  readonly restore: () => void
}

/** The process's own time, also while another is in its place. */
export function ownClock(): Clock {
  const now = Date.now
  return { nowMs: () => now() }
}

let isInstalled = false

interface Due {
  readonly no: number
  atMs: number
  readonly everyMs: number | undefined
  readonly what: () => void
}

/**
 * Put made-up time in place of the process's own: timers, immediates, the
 * clock, and the patience of signals. So the whole of the desk, server and all,
 * runs on it unchanged, and in the same order each time. Nothing else may be at
 * work in the process meanwhile that waits by the clock; one at a time.
 */
export function installTime(startMs: number): VirtualTime {
  if (isInstalled) throw new Error('a process lives in made-up time one at a time')
  isInstalled = true
  const nextTurn = globalThis.setImmediate
  const waiting = new Map<number, Due>()
  let immediates: { readonly no: number; readonly what: () => void }[] = []
  let nowMs = startMs
  let made = 0

  const put = (ms: number, everyMs: number | undefined, what: () => void): VirtualTimer => {
    const no = (made += 1)
    const delayMs = Number.isFinite(ms) ? Math.max(1, Math.floor(ms)) : 1
    const due: Due = { no, atMs: nowMs + delayMs, everyMs, what }
    waiting.set(no, due)
    return timerOf(no, () => {
      if (waiting.has(no) || everyMs === undefined) waiting.set(no, { ...due, atMs: nowMs + delayMs })
    })
  }
  const drop = (timer: unknown): void => {
    if (timer === undefined || timer === null) return
    waiting.delete(Number(timer))
    immediates = immediates.filter(({ no }) => no !== Number(timer))
  }
  const later = (what: () => void): VirtualTimer => {
    const no = (made += 1)
    immediates.push({ no, what })
    return timerOf(no, () => {})
  }
  const virtual = {
    setTimeout: (what: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) =>
      put(ms, undefined, () => what(...args)),
    clearTimeout: drop,
    setInterval: (what: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) =>
      put(ms, Math.max(1, ms), () => what(...args)),
    clearInterval: drop,
    setImmediate: (what: (...args: unknown[]) => void, ...args: unknown[]) => later(() => what(...args)),
    clearImmediate: drop,
  }
  const putBack = [
    ...Object.entries(virtual).map(([name, what]) => replaced(globalThis, name, what)),
    replaced(Date, 'now', () => nowMs),
    replaced(performance, 'now', () => nowMs - startMs),
    replaced(AbortSignal, 'timeout', (ms: number) => {
      const ends = new AbortController()
      put(ms, undefined, () => ends.abort(new DOMException('The operation timed out', 'TimeoutError')))
      return ends.signal
    }),
  ]

  const settled = async (): Promise<void> => {
    for (;;) {
      // One real turn of the loop: every promise that can go on has gone on.
      await new Promise<void>((resolve) => void nextTurn(resolve))
      const now = immediates
      if (now.length === 0) return
      immediates = []
      for (const { what } of now) what()
    }
  }
  const first = (): Due | undefined => {
    let soonest: Due | undefined
    for (const due of waiting.values())
      if (!soonest || due.atMs < soonest.atMs || (due.atMs === soonest.atMs && due.no < soonest.no)) soonest = due
    return soonest
  }
  const next = async (): Promise<boolean> => {
    const due = first()
    if (!due) return false
    nowMs = Math.max(nowMs, due.atMs)
    if (due.everyMs === undefined) waiting.delete(due.no)
    else due.atMs = nowMs + due.everyMs
    due.what()
    await settled()
    return true
  }
  return {
    nowMs: () => nowMs,
    after: (ms, what) => {
      const timer = put(ms, undefined, what)
      return () => drop(timer)
    },
    next,
    settled,
    pass: async (ms) => {
      const untilMs = nowMs + ms
      while ((first()?.atMs ?? Number.POSITIVE_INFINITY) <= untilMs) await next()
      nowMs = untilMs
    },
    restore: () => {
      for (const back of putBack) back()
      isInstalled = false
    },
  }
}

/** Put something in a property's place. Answers how to put it back as it was. */
function replaced(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value, configurable: true, writable: true })
  return () => void (before ? Object.defineProperty(target, name, before) : Reflect.deleteProperty(target, name))
}

/** What `setTimeout` answers, as far as anybody uses it. */
interface VirtualTimer {
  readonly unref: () => VirtualTimer
  readonly ref: () => VirtualTimer
  readonly hasRef: () => boolean
  readonly refresh: () => VirtualTimer
  readonly [Symbol.toPrimitive]: () => number
  readonly [Symbol.dispose]: () => void
}

function timerOf(no: number, again: () => void): VirtualTimer {
  const timer: VirtualTimer = {
    unref: () => timer,
    ref: () => timer,
    hasRef: () => true,
    refresh: () => (again(), timer),
    [Symbol.toPrimitive]: () => no,
    [Symbol.dispose]: () => globalThis.clearTimeout(no),
  }
  return timer
}
