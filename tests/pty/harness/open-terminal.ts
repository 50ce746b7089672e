import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { type Done, replayLine } from './key-log.ts'
import { bytesOf } from '../../../packages/tui/src/rehearsal/terminal/bytes-of.ts'
import { drawn, lookOf, newEmulator, screenOf } from './screen.ts'
import type { Look, Screen } from './screen.ts'
import { type Line, slowLink } from './slow-link.ts'
import { type Doing, doing } from './steps.ts'

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
  /** The line between the terminal and the program; without one there is none between them. */
  readonly line?: Line
}

export interface Exit {
  readonly code: number
  readonly signal: number | undefined
}

/** What a person can look for on a screen. */
export type Sight = string | RegExp | ((screen: Screen) => boolean)

/** A person at a terminal: presses keys, types, and waits for what the screen shows. */
export interface Desk extends Doing<Screen, Sight> {
  readonly resize: (cols: number, rows: number) => void
  readonly screen: () => Screen
  /** Look at every screen as it is drawn. */
  readonly onDrawn: (look: (screen: Screen) => void) => void
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
 * await desk.press('/').type('zw 8899').sees('张')
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
  const link = settings.line && (await slowLink(settings.line))
  const log: Done[] = [['size', settings.cols, settings.rows]]
  const lookers: ((screen: Screen) => void)[] = []
  let output = ''
  let over: Exit | undefined
  const waiting = new Set<() => void>()
  const look = (): void => waiting.forEach((check) => check())
  const show = (data: string | Uint8Array): void =>
    emulator.write(data, () => {
      look()
      for (const each of lookers) each(screenOf(emulator))
    })
  const send = (bytes: string): void => void (link ? link.near.write(bytes) : child.write(bytes))
  child.onData((data) => {
    output += data
    if (link) link.far.write(data)
    else show(data)
  })
  link?.near.on('data', show)
  link?.far.setEncoding('utf8').on('data', (data: string) => child.write(data))
  // The terminal answers the program's questions, as a real one does.
  emulator.onData(send)
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

  function waitFor(what: string, holds: (screen: Screen) => boolean, failure: Error): Promise<Screen> {
    const { promise, resolve, reject } = Promise.withResolvers<Screen>()
    const finish = (problem?: string): void => {
      waiting.delete(check)
      clearTimeout(timer)
      if (problem) {
        failure.message = `${problem} ${what}\nagain: ${replayLine(log)}\n${drawn(screenOf(emulator))}`
        return reject(failure)
      }
      log.push(['saw', what])
      resolve(screenOf(emulator))
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

  function enter(done: Done, bytes: string): void {
    log.push(done)
    send(bytes)
  }

  return {
    ...doing<Screen, Sight>({
      press: (chords) => chords.forEach((chord) => enter(['press', chord], bytesOf(chord))),
      type: (text) => enter(['type', text], text),
      paste: (text) => enter(['paste', text], `\u001b[200~${text}\u001b[201~`),
      sees: (sights, asked) =>
        waitFor(sights.map(String).join(' and '), (screen) => sights.every((sight) => isSeen(sight, screen)), asked),
      seesNo: (sight, asked) => waitFor(`the end of ${String(sight)}`, (screen) => !isSeen(sight, screen), asked),
    }),
    resize: (cols, rows) => {
      log.push(['size', cols, rows])
      emulator.resize(cols, rows)
      child.resize(cols, rows)
    },
    screen: () => screenOf(emulator),
    onDrawn: (each) => void lookers.push(each),
    lookOf: (text, beside) => lookOf(emulator, text, beside),
    output: () => output,
    kill: (signal) => child.kill(signal),
    closeWindow: () => (child as unknown as { destroy: () => void }).destroy(),
    pid: child.pid,
    exited,
    close: async () => {
      if (!over) child.kill('SIGKILL')
      await exited
      link?.close()
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
