import type { Stage } from '@zuoxi/sdk/rehearsal'
import type { playDemo as PlayDemo } from './demo/play-demo.ts'
import type { seedDemo as SeedDemo } from './demo/seed-demo.ts'
import type { serveDesk as ServeDesk } from './http/serve-desk.ts'
import type { httpStage as HttpStage, memoryStage as MemoryStage } from './rehearsal/stages.ts'
import type { simulatedServer as SimulatedServer } from './rehearsal/simulated-server.ts'

/**
 * What a desk that is only opened does without: each part is loaded when it is first asked for, because an agent waits
 * for the first screen and for none of these.
 */

export const seedDemo: typeof SeedDemo = async (...asked) => (await import('./demo/seed-demo.ts')).seedDemo(...asked)

export const playDemo: typeof PlayDemo = async (...asked) => (await import('./demo/play-demo.ts')).playDemo(...asked)

export const serveDesk: typeof ServeDesk = async (...asked) =>
  (await import('./http/serve-desk.ts')).serveDesk(...asked)

/** Loaded before a simulation begins: in made-up time nothing can be loaded any more. */
export const loadSimulatedServer = async (): Promise<typeof SimulatedServer> =>
  (await import('./rehearsal/simulated-server.ts')).simulatedServer

export const memoryStage: typeof MemoryStage = (options) =>
  stage('memory', async () => (await import('./rehearsal/stages.ts')).memoryStage(options))

export const httpStage: typeof HttpStage = (options) =>
  stage('http', async () => (await import('./rehearsal/stages.ts')).httpStage(options))

function stage(name: Stage['name'], load: () => Promise<Stage>): Stage {
  return { name, open: async (...scene) => (await load()).open(...scene) }
}
