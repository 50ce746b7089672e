import { createHash } from 'node:crypto'
import { liveWorld } from './world.ts'
import type { Outcome, WorldOptions } from './world-options.ts'

export interface SimulateOptions extends Omit<WorldOptions, 'onStep'> {
  /** Live one world after the other for so long; absent: one world. */
  readonly ms?: number | undefined
  /** The process's own time: the worlds have theirs. */
  readonly nowMs: () => number
  readonly onStep?: (steps: number) => void
  /** Called after each world, in the process's own time. */
  readonly onWorld?: (outcome: Outcome) => Promise<void>
}

/** What came of all worlds. */
export interface SimulationReport {
  readonly ok: boolean
  readonly seed: string
  readonly worlds: number
  readonly steps: number
  readonly virtualMs: number
  /** The same for the same seed and the same number of worlds. */
  readonly digest: string
  /** The world that broke: its own seed lives it through again, to the byte. */
  readonly broken?: Outcome
}

/**
 * Live worlds through until one breaks, or the time is over.
 *
 * @example
 * const { ok, broken } = await simulateWorlds({ seed: '8719', steps: 300, agents: 3, customers: 6, faults: faultsTimes(1), cast, open, nowMs })
 */
export async function simulateWorlds({
  ms,
  nowMs,
  onStep,
  onWorld,
  ...world
}: SimulateOptions): Promise<SimulationReport> {
  const untilMs = nowMs() + (ms ?? 0)
  const digest = createHash('sha256')
  const sum = { worlds: 0, steps: 0, virtualMs: 0 }
  let broken: Outcome | undefined
  do {
    const outcome = await liveWorld({
      ...world,
      seed: sum.worlds === 0 ? world.seed : `${world.seed}.${sum.worlds + 1}`,
      onStep: (step) => onStep?.(sum.steps + step),
    })
    await onWorld?.(outcome)
    sum.worlds += 1
    sum.steps += outcome.steps
    sum.virtualMs += outcome.virtualMs
    digest.update(outcome.digest)
    if (outcome.failure) broken = outcome
  } while (!broken && !world.signal?.aborted && nowMs() < untilMs)
  return { ok: !broken, seed: world.seed, ...sum, digest: digest.digest('hex').slice(0, 16), ...(broken && { broken }) }
}
