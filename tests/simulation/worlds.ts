import { loadCast } from '@zuoxi/fixtures'
import { loadSimulatedServer } from '@zuoxi/server'
import { faultsTimes } from '../../packages/tui/src/simulate/faults.ts'
import { liveWorld } from '../../packages/tui/src/simulate/world.ts'
import type { Outcome, WorldOptions } from '../../packages/tui/src/simulate/world-options.ts'

const cast = await loadCast()

/** A world of the usual size. */
export const usual = { agents: 3, customers: 6, steps: 300, cast, open: await loadSimulatedServer() }

export function live(options: Partial<WorldOptions> & { readonly seed: string }): Promise<Outcome> {
  return liveWorld({ ...usual, faults: faultsTimes(1), ...options })
}
