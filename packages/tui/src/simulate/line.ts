import type { CarriedCall, Carrier } from '@zuoxi/sdk/rehearsal'
import type { SeededChance } from '@zuoxi/sdk/rehearsal'
import type { Faults } from './faults.ts'
import type { VirtualTime } from './virtual-time.ts'

/** One end's connection to the desk, with everything that happens to connections. */
export interface SimulatedLine extends Carrier {
  readonly setDown: (down: boolean) => void
  /** Everything on its way is lost, and every stream breaks: the other end has died. */
  readonly cut: () => void
}

/** Planted, for the tests of the simulator itself. */
export interface LineBugs {
  /** What is sent again goes out under another key. */
  readonly newKeyWhenRepeated?: boolean
  /** Threads are read with a hole in them. */
  readonly holes?: boolean
  /** Once cut, it never comes back. */
  readonly wedges?: boolean
}

export interface LineOptions {
  readonly time: VirtualTime
  readonly chance: SeededChance
  /** Looked at each time: in the end the world is mended. */
  readonly faults: () => Faults
  readonly serverIsUp: () => boolean
  readonly trace: (what: string) => void
  readonly bugs?: LineBugs
}

const usualMs = 8
const slowMs = 4_000
/** How long a client waits before it takes no answer for no answer. */
const patienceMs = 9_000
/** How long a stream is silent before it is taken for broken. */
const silenceMs = 2_500

/** A line that loses, delays and repeats. What is lost looks like silence first, and only then like an error. */
export function simulatedLine({ time, chance, faults, serverIsUp, trace, bugs = {} }: LineOptions): SimulatedLine {
  let down = false
  let wedged = false
  let life = 0
  const streams = new Set<() => void>()
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void time.after(ms, resolve))
  const trip = (): number => (chance.is(faults().slowCalls) ? chance.wait(slowMs) : chance.wait(usualMs))
  const silence = async (path: string, what: string): Promise<never> => {
    trace(`${what} ${path}`)
    await wait(patienceMs)
    throw new Error(`${what}: ${path}`)
  }
  const refused = (path: string): never => {
    throw new Error(`refused: ${path}`)
  }
  const isGone = (): boolean => down || !serverIsUp()

  const carry = async (call: CarriedCall, deliver: (input?: unknown) => Promise<unknown>): Promise<unknown> => {
    const { path, keyed } = call
    // Where nobody listens one is told at once; where the net is down one hears nothing.
    if (!serverIsUp()) return refused(path)
    if (down || chance.is(faults().lostCalls)) return silence(path, 'lost')
    await wait(trip())
    if (isGone()) return silence(path, 'lost')
    const from = life
    const repeats = keyed && chance.is(faults().repeatedCalls)
    if (repeats) {
      const lag = trip()
      trace(`repeated ${path}`)
      time.after(lag, () => {
        if (serverIsUp()) void deliver(bugs.newKeyWhenRepeated ? rekeyed(call.input) : undefined).catch(() => undefined)
      })
    }
    const answer = await deliver().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    if (chance.is(faults().lostAnswers)) return silence(path, 'unanswered')
    await wait(trip())
    if (life !== from || isGone()) return silence(path, 'cut off')
    if ('error' in answer) throw answer.error
    return bugs.holes && path === 'conversations.messages' ? holed(answer.value) : answer.value
  }

  return {
    carry,
    open: (cut) => {
      let open = true
      let clear = Promise.resolve()
      const end = (): void => {
        if (!open) return
        open = false
        time.after(silenceMs, () => {
          streams.delete(end)
          cut()
        })
      }
      streams.add(end)
      if (isGone()) end()
      return {
        pass: (arrive) => {
          // One after the other: a stream keeps its order, whatever it runs over.
          clear = clear
            .then(() => wait(trip()))
            .then(() => {
              if (open) arrive()
            })
        },
        closed: () => {
          open = false
          streams.delete(end)
        },
      }
    },
    setDown: (isDown) => {
      down = isDown || wedged
      if (isDown) for (const end of streams) end()
    },
    cut: () => {
      life += 1
      wedged ||= bugs.wedges === true
      down ||= wedged
      for (const end of streams) end()
    },
  }
}

function rekeyed(input: unknown): unknown {
  const keyed = input as { readonly idempotencyKey: string }
  return { ...keyed, idempotencyKey: `${keyed.idempotencyKey}-again` }
}

function holed(answer: unknown): unknown {
  const { result } = answer as { readonly result: { readonly data: { readonly items: readonly unknown[] } } }
  const items = result.data.items.filter((_, i) => i !== 1)
  return { result: { ...result, data: { ...result.data, items } } }
}
