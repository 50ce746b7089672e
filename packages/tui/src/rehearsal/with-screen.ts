import type { Clock, DeskClient } from '@zuoxi/sdk'
import type { Scene, SceneScreen, Stage } from '@zuoxi/sdk/rehearsal'
import type { Keyboard } from './keyboard.ts'
import { stillKeyboard } from './still-keyboard.ts'

/**
 * A stage on which conversations that press keys or look at the screen find
 * one: the desk itself in this process, without a terminal. It is opened when
 * somebody first looks at it.
 */
export function withScreen(stage: Stage): Stage {
  return {
    ...stage,
    open: async (cast, now, needs) => {
      const scene = await stage.open(cast, now, needs)
      if (!needs.screen) return scene
      let keyboard: Promise<Keyboard> | undefined
      const sitDown = (): Promise<Keyboard> => (keyboard ??= stillKeyboard(agentOf(scene), clockOf(scene)))
      return beside(scene, {
        screen: screenAt(sitDown),
        close: async () => {
          await (await keyboard)?.end()
          await scene.close()
        },
      })
    },
  }
}

/** The screen of a scene, as turns use it. */
export function screenAt(sitDown: () => Promise<Keyboard>): SceneScreen {
  return {
    press: async (keys) => (await sitDown()).press(...keys),
    type: async (text) => (await sitDown()).type(text),
    rows: async () => (await sitDown()).rows(),
  }
}

/** A scene with something in place of what it had; what it gives anew each time it goes on giving. */
export function beside(scene: Scene, changes: Partial<Scene>): Scene {
  return Object.create(scene, Object.getOwnPropertyDescriptors(changes)) as Scene
}

/** The agent of a scene whoever that is by now: sessions end while time passes. */
export function agentOf(scene: Scene): DeskClient {
  return new Proxy({} as DeskClient, { get: (_, area) => Reflect.get(scene.agent, area) })
}

export function clockOf(scene: Scene): Clock {
  return { nowMs: () => Date.parse(scene.now()) }
}
