import { connect } from '@zuoxi/sdk'
import { connectLocally, type Stage } from '@zuoxi/sdk/rehearsal'
import { type ServedDesk, serveDesk } from '../http/serve-desk.ts'
import { sceneOn } from './scene.ts'
import { SceneDesk, type SceneOptions } from './scene-desk.ts'

/**
 * Desks in this process: the router and nothing between. Thousands of
 * conversations a minute.
 *
 * @example
 * const report = await rehearse({ cast, paths: ['conversations'], stage: memoryStage(), clock })
 */
export function memoryStage(options: SceneOptions = {}): Stage {
  return {
    name: 'memory',
    open: async (cast, now, needs) => {
      const ground = await SceneDesk.open(cast, now, needs, options)
      const local = { contextFor: (token: string) => ground.desk.contextFor(token) }
      const reach = {
        connect: async (token: string) => connectLocally(local, { token }),
        reopened: async () => {},
        close: async () => {},
      }
      return sceneOn(ground, reach, needs)
    },
  }
}

/** Real servers on loopback: what a client sees when there is a wire. */
export function httpStage(options: SceneOptions = {}): Stage {
  return {
    name: 'http',
    open: async (cast, now, needs) => {
      const ground = await SceneDesk.open(cast, now, needs, options)
      let served = await serveDesk(ground.desk, { port: 0, drainMs: 1_000 })
      const { url } = served
      const again = async (): Promise<ServedDesk> => serveDesk(ground.desk, { port: Number(new URL(url).port) })
      const reach = {
        url,
        connect: async (token: string) => connect({ url, token }),
        reopened: async () => {
          await served.close()
          served = await again()
        },
        close: () => served.close(),
      }
      return sceneOn(ground, reach, needs)
    },
  }
}
