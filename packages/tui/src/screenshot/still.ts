import { setTimeout as pause } from 'node:timers/promises'
import { type LoopOptions, openLoop } from '../desk-loop.ts'
import { memorySealedStore } from '../effects/sealed/memory-store.ts'
import { byHand } from '../by-hand.ts'
import { eachKey } from '../keys/dispatch.ts'
import type { Effect } from '../state/happening.ts'
import type { Settings } from '../state/settings.ts'
import type { Size, State } from '../state/state.ts'
import { eventsOf, type Stroke } from './strokes.ts'

/** A desk that nobody looks at: the real store on a real desk, with keys put in and no terminal. */
export interface Still {
  /** Do one thing, and wait until all that follows from it has come. */
  readonly press: (stroke: Stroke) => Promise<void>
  /** Wait until what the desk is being asked has been answered and drawn. */
  readonly settled: () => Promise<void>
  readonly state: () => State
  readonly end: () => Promise<void>
}

export interface StillOptions extends Omit<LoopOptions, 'sealed'> {
  readonly size: Size
  /** Those of a new desk, where none are given. */
  readonly settings?: Settings
}

/** How long nothing must have happened for the desk to count as calm, in looks and milliseconds between them. */
const calmLooks = 6
const lookEveryMs = 4
/** A desk that many work at is never calm: after so many looks it is taken as it is. */
const mostLooks = 3_000

/**
 * Open a desk without a terminal. Toasts stay, drafts are kept in memory only.
 *
 * @example
 * const still = await openStill({ desk, clock, lang: 'zh-CN', demo: true, size })
 * await still.press({ kind: 'chord', chord: '/' })
 */
export async function openStill(options: StillOptions): Promise<Still> {
  const { clock } = options
  let asking = 0
  /** Messages that may still be taken back: they leave by this desk's clock, and not by that on the wall. */
  let windows: (Extract<Effect, { do: 'waitWindow' }> & { dueMs: number })[] = []
  const { store, follow, end } = await openLoop(
    { ...options, sealed: memorySealedStore() },
    {
      size: options.size,
      leave: () => {},
      holds: (effect) => {
        if (effect.do === 'waitWindow') windows.push({ ...effect, dueMs: clock.nowMs() + effect.seconds * 1_000 })
        return effect.do === 'waitWindow' || effect.do === 'expireToast'
      },
      asked: (answered) => {
        asking += 1
        void answered.finally(() => (asking -= 1))
      },
    },
  )
  const settled = async (): Promise<void> => {
    for (let look = 0, calm = 0; look < mostLooks && calm < calmLooks; look += 1) {
      const before = store.get()
      await pause(lookEveryMs)
      calm = asking === 0 && store.get() === before ? calm + 1 : 0
    }
  }
  const { settings } = options
  if (settings) store.dispatch({ kind: 'settings', settings, problems: [], changed: false })
  store.dispatch({ kind: 'started' })
  store.dispatch({ kind: 'shown' })
  follow()
  await settled()
  return {
    state: store.get,
    settled,
    end,
    press: async (stroke) => {
      store.dispatch({ kind: 'tick', nowMs: clock.nowMs() })
      const due = windows.filter(({ dueMs }) => dueMs <= clock.nowMs())
      windows = windows.filter(({ dueMs }) => dueMs > clock.nowMs())
      for (const { key, seconds } of due) store.dispatch({ kind: 'windowPassed', key, seconds })
      store.dispatchAll(eachKey(eventsOf(stroke), store.get), byHand)
      await settled()
    },
  }
}
