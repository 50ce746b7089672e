import type { Clock, DeskClient } from '@zuoxi/sdk'
import type { Scene, SceneScreen, ScreenFrame, Stage } from '@zuoxi/sdk/rehearsal'
import { byKeys } from './hands/by-keys.ts'
import { Hands } from './hands/hands.ts'
import type { Keyboard } from './keyboard.ts'
import { stillKeyboard } from './still-keyboard.ts'

/**
 * A stage on which conversations that press keys or look at the screen find
 * one: the desk itself in this process, without a terminal, and hands at its
 * keys. It is opened when somebody first looks at it.
 */
export function withScreen(stage: Stage): Stage {
  return {
    ...stage,
    open: async (cast, now, needs) => {
      const scene = await stage.open(cast, now, needs)
      if (!needs.screen) return scene
      return atKeys(scene, () => stillKeyboard(agentOf(scene), clockOf(scene)))
    },
  }
}

/** What whoever seats an agent may tell of it. */
interface Seat {
  /** The agent sits at another keyboard from now on. */
  readonly stoodUp: () => void
}

/** A scene whose agent has a screen, and does by keys what they do. */
export function atKeys(
  scene: Scene,
  open: () => Promise<Keyboard>,
  changes: (seat: Seat) => Partial<Scene> = () => ({}),
): Scene {
  let hands: Promise<Hands> | undefined
  let seated: Hands | undefined
  const sitDown = (): Promise<Hands> =>
    (hands ??= open().then((keyboard) => (seated = new Hands(keyboard, agentOf(scene), () => performance.now()))))
  const agent = byKeys(sitDown, () => scene.agent)
  return beside(scene, {
    agent,
    get plainAgent() {
      return scene.agent
    },
    screen: screenAt(sitDown, () => seated?.takeFrames() ?? []),
    close: async () => {
      await (await hands?.catch(() => undefined))?.keyboard.end()
      await scene.close()
    },
    ...changes({ stoodUp: () => (hands = undefined) }),
  })
}

/** The screen of a scene, as turns use it. */
function screenAt(sitDown: () => Promise<Hands>, takeFrames: () => readonly ScreenFrame[]): SceneScreen {
  return {
    takeFrames,
    press: async (keys) => {
      const hands = await sitDown()
      hands.lose()
      await hands.presses(...keys)
    },
    type: async (text) => {
      const hands = await sitDown()
      hands.lose()
      await hands.types(text)
    },
    rows: async (sights = []) => {
      const hands = await sitDown()
      await hands.sees(...sights)
      const rows = await hands.keyboard.rows()
      hands.keepFrame()
      return rows
    },
  }
}

/** A scene with something in place of what it had; what it gives anew each time it goes on giving. */
function beside(scene: Scene, changes: Partial<Scene>): Scene {
  return Object.create(scene, Object.getOwnPropertyDescriptors(changes)) as Scene
}

/** The agent of a scene whoever that is by now: sessions end while time passes. */
export function agentOf(scene: Scene): DeskClient {
  return new Proxy({} as DeskClient, { get: (_, area) => Reflect.get(scene.agent, area) })
}

export function clockOf(scene: Scene): Clock {
  return { nowMs: () => Date.parse(scene.now()) }
}
