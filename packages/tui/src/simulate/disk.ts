import type { AgentId } from '@zuoxi/sdk'
import type { SealedDocs, SealedStore } from '../effects/sealed/sealed-store.ts'
import type { SeededChance } from '@zuoxi/sdk/rehearsal'
import type { Faults } from './faults.ts'
import type { VirtualTime } from './virtual-time.ts'

/** An agent's disk: it outlives the program, is slow at times, and at times does not take a write. */
export interface SimulatedDisk {
  /** The documents as one start of the program sees them; after `kill` nothing of that start is written any more. */
  readonly start: () => { readonly sealed: SealedStore; readonly kill: () => void; readonly failed: () => boolean }
  /** Every text on the disk, as one string to look into. */
  readonly text: () => string
}

export interface DiskOptions {
  readonly time: VirtualTime
  readonly chance: SeededChance
  readonly faults: () => Faults
  readonly bugs?: DiskBugs
}

/** Planted, for the tests of the simulator itself. */
export interface DiskBugs {
  /** Some writes say that they are done, and are not. */
  readonly lies?: boolean
  /** Messages that wait are read back to front. */
  readonly reversesOutbox?: boolean
}

const usualMs = 3
const slowMs = 120

/** Documents in memory that behave like files on a disk. */
export function simulatedDisk({ time, chance, faults, bugs = {} }: DiskOptions): SimulatedDisk {
  const docs = new Map<string, unknown>()
  const takes = (): Promise<void> => {
    const ms = chance.is(faults().slowWrites) ? chance.wait(slowMs) : chance.wait(usualMs)
    return new Promise((resolve) => void time.after(ms, resolve))
  }
  return {
    text: () => JSON.stringify([...docs.values()]),
    start: () => {
      let dead = false
      let failed = false
      let last: Promise<unknown> = Promise.resolve()
      /** In the order they were asked for, as the real documents are. */
      const inTurn = <Answer>(work: () => Answer): Promise<Answer> => {
        const next = last.then(takes).then(() => {
          if (dead) return new Promise<Answer>(() => {})
          return work()
        })
        last = next.catch(() => undefined)
        return next
      }
      const change = (work: () => void): Promise<void> =>
        inTurn(() => {
          if (chance.is(faults().failedWrites)) {
            failed = true
            throw new Error('no space left on this disk')
          }
          if (!(bugs.lies && chance.is(0.8))) work()
        })
      const of = (agent: AgentId): SealedDocs => {
        const idOf = (name: string): string => JSON.stringify([agent, name])
        return {
          read: (name) =>
            inTurn(() => {
              if (!docs.has(idOf(name))) return { found: 'nothing' }
              const value: unknown = structuredClone(docs.get(idOf(name)))
              return { found: 'doc', value: bugs.reversesOutbox && name === 'outbox' ? reversed(value) : value }
            }),
          write: (name, value) => {
            const whole = structuredClone(value)
            return change(() => void docs.set(idOf(name), whole))
          },
          remove: (name) => change(() => void docs.delete(idOf(name))),
        }
      }
      return { sealed: { of }, kill: () => (dead = true), failed: () => failed }
    },
  }
}

/** The messages of an outbox as if the first had been made last. */
function reversed(value: unknown): unknown {
  const items = value as readonly { readonly madeAtMs: number; readonly no: number }[]
  return items.map((item, i) => {
    const { madeAtMs, no } = items[items.length - 1 - i] ?? item
    return { ...item, madeAtMs, no }
  })
}
