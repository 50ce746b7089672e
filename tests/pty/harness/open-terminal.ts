import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { bytesOf } from './keys.ts'
import { drawn, lookOf, newEmulator, screenOf } from './screen.ts'
import type { Look, Screen } from './screen.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
export const nodePath: string = `${root}node_modules/.bin/node`
export const program: string = `${root}packages/tui/dist/zuoxi.js`

/** Only a hang-up is this slow; a wait ends as soon as what it waits for is there. */
const patienceMs = 20_000

export interface TerminalSettings {
  readonly cols: number
  readonly rows: number
  /** The folder of the desk's data, `ZUOXI_HOME`. */
  readonly home: string
  /** Arguments of `zuoxi`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What to run in place of the built program: arguments of Node. */
  readonly run?: readonly string[]
}

export interface Exit {
  readonly code: number
  readonly signal: number | undefined
}

/** What a person can look for on a screen. */
export type Sight = string | RegExp | ((screen: Screen) => boolean)

/** A person at a terminal: presses keys, types, and waits for what the screen shows. */
export interface Desk {
  readonly press: (...chords: string[]) => Promise<void>
  /** Keys one after the other, in one burst, as fast typing over a slow line arrives. */
  readonly type: (text: string) => Promise<void>
  readonly paste: (text: string) => Promise<void>
  /** Wait until every sight is on the screen at once. */
  readonly sees: (...sights: Sight[]) => Promise<Screen>
  /** Wait until a sight is gone. */
  readonly seesNo: (sight: Sight) => Promise<Screen>
  readonly resize: (cols: number, rows: number) => void
  readonly screen: () => Screen
  /** How a text looks, in the first row that has it and `beside`; nothing when there is none. */
  readonly lookOf: (text: string, beside?: string) => Look | undefined
  /** Every byte the program wrote. */
  readonly output: () => string
  readonly kill: (signal: NodeJS.Signals) => void
  /** Close the window: the terminal itself goes, as when its program is killed. */
  readonly closeWindow: () => void
  readonly pid: number
  readonly exited: Promise<Exit>
  /** End it by force, if it still runs. For the end of a test. */
  readonly close: () => Promise<void>
}

/**
 * Open the program in a real terminal.
 *
 * @example
 * const desk = await openTerminal({ cols: 80, rows: 24, home })
 * await desk.press('/')
 * await desk.type('zw 8899')
 * await desk.sees('张')
 */
export async function openTerminal(settings: TerminalSettings): Promise<Desk> {
  if (!settings.run && !existsSync(program)) throw new Error('build first: packages/tui/dist/zuoxi.js is missing')
  const emulator = newEmulator(settings.cols, settings.rows)
  const child = spawn(nodePath, [...(settings.run ?? [program, ...(settings.args ?? [])])], {
    name: 'xterm-256color',
    cols: settings.cols,
    rows: settings.rows,
    cwd: root,
    env: environment(settings),
  })
  const log: string[] = []
  let output = ''
  let over: Exit | undefined
  const waiting = new Set<() => void>()
  const look = (): void => waiting.forEach((check) => check())
  child.onData((data) => {
    output += data
    emulator.write(data, look)
  })
  // The terminal answers the program's questions, as a real one does.
  emulator.onData((answer) => child.write(answer))
  const exited = new Promise<Exit>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      const exit = { code: exitCode, signal: signal === 0 ? undefined : signal }
      // Only when its last words have reached the screen, too.
      emulator.write('', () => {
        over = exit
        look()
        resolve(exit)
      })
    })
  })

  function waitFor(what: string, holds: (screen: Screen) => boolean): Promise<Screen> {
    const { promise, resolve, reject } = Promise.withResolvers<Screen>()
    // Made here, so that its stack leads to the line of the test.
    const failure = new Error()
    const finish = (problem?: string): void => {
      waiting.delete(check)
      clearTimeout(timer)
      failure.message = `${problem} ${what}\nkeys: ${log.join(' ')}\n${drawn(screenOf(emulator))}`
      if (problem) reject(failure)
      else resolve(screenOf(emulator))
    }
    const check = (): void => {
      const screen = screenOf(emulator)
      if (holds(screen)) finish(screen.alternate && screen.overflown ? 'a row ran over its edge when' : undefined)
      else if (over) finish(`the program ended (code ${over.code}) before`)
    }
    const timer = setTimeout(() => finish('waited in vain for'), patienceMs)
    waiting.add(check)
    check()
    return promise
  }

  async function send(bytes: string, name: string): Promise<void> {
    log.push(name)
    child.write(bytes)
  }

  return {
    press: async (...chords) => {
      for (const chord of chords) await send(bytesOf(chord), chord)
    },
    type: (text) => send(text, JSON.stringify(text)),
    paste: (text) => send(`\u001b[200~${text}\u001b[201~`, `paste ${JSON.stringify(text)}`),
    sees: (...sights) =>
      waitFor(`seeing ${sights.map(String).join(' and ')}`, (screen) => sights.every((sight) => isSeen(sight, screen))),
    seesNo: (sight) => waitFor(`no longer seeing ${String(sight)}`, (screen) => !isSeen(sight, screen)),
    resize: (cols, rows) => {
      emulator.resize(cols, rows)
      child.resize(cols, rows)
    },
    screen: () => screenOf(emulator),
    lookOf: (text, beside) => lookOf(emulator, text, beside),
    output: () => output,
    kill: (signal) => child.kill(signal),
    closeWindow: () => (child as unknown as { destroy: () => void }).destroy(),
    pid: child.pid,
    exited,
    close: async () => {
      if (!over) child.kill('SIGKILL')
      await exited
    },
  }
}

function isSeen(sight: Sight, screen: Screen): boolean {
  if (typeof sight === 'function') return sight(screen)
  const text = screen.rows.join('\n')
  return typeof sight === 'string' ? text.includes(sight) : sight.test(text)
}

/** An agent's own environment must not reach the test. `CI` above all must not be set: Ink then draws nothing. */
function environment({ home, env }: TerminalSettings): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    ZUOXI_HOME: home,
    ...env,
  }
}
