import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scene, Stage } from '@zuoxi/sdk/rehearsal'
import { wordsOf } from '../words/index.ts'
import { rehearsalLang, rehearsalSettings } from './settings.ts'
import { type PtyKeyboard, ptyKeyboard } from './terminal/pty-keyboard.ts'
import { sceneClock } from './terminal/scene-clock.ts'
import { atKeys } from './with-screen.ts'

/** How the built program is started: Node, and the program. */
export type ProgramCommand = readonly [node: string, program: string]

/** A jump of the clock this long ends the shift: one leaves the desk and signs in again. */
const shiftEndsMs = 30 * 60_000

/**
 * The built program in a real terminal, at a desk that is served: what the
 * agent of a conversation does is done with its keys, everything else happens
 * around it.
 */
export function terminalStage(served: Stage, command: ProgramCommand): Stage {
  return {
    name: 'terminal',
    open: async (cast, now, needs) => {
      const scene = await served.open(cast, now, needs)
      try {
        return await seatAt(scene, command)
      } catch (error) {
        await scene.close()
        throw error
      }
    },
  }
}

/** A place at the desk of a scene: the program is started there, as often as shifts begin. */
export interface ProgramSeat {
  /** Start the program, and wait until it is connected. */
  readonly start: () => Promise<PtyKeyboard>
  /** The scene's clock has moved. */
  readonly clockMoved: () => void
  readonly clear: () => void
}

/** @throws Error where the desk of the scene is in this process alone. */
export function programSeat(scene: Scene, [node, program]: ProgramCommand): ProgramSeat {
  const { door } = scene
  if (!door) throw new Error('the desk of this stage has no door for another program')
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-terminal-'))
  writeFileSync(join(folder, 'settings.yaml'), settingsText())
  const clock = sceneClock(folder)
  const clockMoved = (): void => clock.set(Date.parse(scene.now()))
  return {
    clockMoved,
    start: async () => {
      clockMoved()
      const env = environment(folder, door.url, await door.signIn())
      const keyboard = await ptyKeyboard({ command: [node, ...clock.nodeArgs, program], env, folder })
      await keyboard.sees((rows) => rows.some((row) => row.includes(connected)))
      return keyboard
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function seatAt(scene: Scene, command: ProgramCommand): Promise<Scene> {
  const { start, clockMoved, clear } = programSeat(scene, command)
  // It starts while the customer still writes.
  let seat = start()
  seat.catch(() => {})
  return atKeys(
    scene,
    () => seat,
    ({ stoodUp }) => ({
      pass: async (ms) => {
        await scene.pass(ms)
        if (ms < shiftEndsMs) return clockMoved()
        await (await seat).end()
        seat = start()
        seat.catch(() => {})
        stoodUp()
      },
      close: async () => {
        await (await seat.catch(() => undefined))?.end()
        await scene.close()
        clear()
      },
    }),
  )
}

const { live: connected } = wordsOf(rehearsalLang)

/** An agent's own environment must not reach a rehearsal. */
function environment(home: string, url: string, token: string): Readonly<Record<string, string>> {
  return {
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    HOME: home,
    ZUOXI_HOME: home,
    ZUOXI_LANG: rehearsalLang,
    ZUOXI_KEYRING: 'off',
    ZUOXI_URL: url,
    ZUOXI_TOKEN: token,
  }
}

function settingsText(): string {
  return Object.entries(rehearsalSettings)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
}
