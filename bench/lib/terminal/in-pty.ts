import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { spawn } from '@lydell/node-pty'
import { newEmulator, type Screen, screenOf } from '../../../tests/pty/harness/screen.ts'

export const columns = 160
export const rows = 45

/** One thing typed: how long until its cell was on the way to the screen, and what the program wrote for it. */
export interface Stroke {
  readonly ms: number
  readonly bytes: number
}

/** A program in a real terminal, watched. */
export interface InPty {
  readonly pid: number
  /** Send bytes, and wait until the screen shows what is wanted; time counts to the arrival of the bytes that show it. */
  readonly stroke: (bytes: string, shown: (screen: Screen) => boolean) => Promise<Stroke>
  readonly sees: (shown: (screen: Screen) => boolean) => Promise<Screen>
  readonly write: (bytes: string) => void
  readonly screen: () => Screen
  /** Every byte so far, in count. */
  readonly written: () => number
  /** Called at each arrival of bytes, when they are on the screen. */
  readonly onDrawn: (look: (screen: Screen) => void) => void
  readonly end: () => Promise<void>
  /** End it as a closing window does. */
  readonly leave: () => Promise<void>
}

const patienceMs = 60_000

/** Run a program in a pty of 160×45. */
export function inPty(file: string, args: readonly string[], env: Readonly<Record<string, string>>): InPty {
  const emulator = newEmulator(columns, rows)
  const child = spawn(file, [...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: process.cwd(),
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  })
  let written = 0
  const watchers = new Set<(arrivedMs: number) => void>()
  const drawn: ((screen: Screen) => void)[] = []
  child.onData((data) => {
    const arrivedMs = performance.now()
    written += Buffer.byteLength(data)
    // The emulator parses later; what counts is when the bytes came, so that its own time is nobody's.
    emulator.write(data, () => {
      for (const watch of watchers) watch(arrivedMs)
      for (const look of drawn) look(screenOf(emulator))
    })
  })
  emulator.onData((answer) => child.write(answer))
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()))

  function when(shown: (screen: Screen) => boolean): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const done = (): void => {
      clearTimeout(timer)
      watchers.delete(watch)
    }
    const watch = (arrivedMs: number): void => {
      if (!shown(screenOf(emulator))) return
      done()
      resolve(arrivedMs)
    }
    const timer = setTimeout(() => {
      done()
      reject(new Error(`waited in vain in ${file} ${args[0] ?? ''}:\n${screenOf(emulator).rows.join('\n')}`))
    }, patienceMs)
    watchers.add(watch)
    watch(performance.now())
    return promise
  }

  return {
    pid: child.pid,
    stroke: async (bytes, shown) => {
      const before = written
      const sentMs = performance.now()
      child.write(bytes)
      const ms = (await when(shown)) - sentMs
      return { ms, bytes: written - before }
    },
    sees: async (shown) => {
      await when(shown)
      return screenOf(emulator)
    },
    write: (bytes) => child.write(bytes),
    screen: () => screenOf(emulator),
    written: () => written,
    onDrawn: (look) => void drawn.push(look),
    end: async () => {
      child.kill('SIGKILL')
      await exited
    },
    leave: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** The binary itself: a wrapper script would be measured with it. */
export const node: string = realpathSync(process.execPath)

/** CPU of all threads of a process so far, in ms. From Linux' scheduler, as tick counts are too coarse. */
export function cpuMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6)
    .reduce((sum, each) => sum + each, 0)
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
