import { setTimeout as pause } from 'node:timers/promises'
import type { Keyboard } from '../keyboard.ts'
import { rehearsalSize } from '../settings.ts'
import { bytesOf } from './bytes-of.ts'
import { rowsOf, withModernWidths } from './emulator.ts'
import { loadTerminalPackages } from './missing.ts'

/** Only a hang-up is this slow; a wait ends as soon as what it waits for is there. */
const patienceMs = 6_000
/** For so long nothing must have been drawn before the screen counts as come to rest. */
const calmMs = 150

/** Escape as the kitty protocol sends it: what follows in the same burst is not taken for Alt. */
const escape = '\u001b[27u'

export interface Program {
  /** Node and its arguments, the program among them. */
  readonly command: readonly [string, ...string[]]
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
}

export interface PtyKeyboard extends Keyboard {
  /** Called with what is shown, each time something has been drawn. */
  readonly onDrawn: (look: (rows: readonly string[]) => void) => void
  /** Settles when the program has ended. */
  readonly exited: Promise<void>
}

/**
 * Sit down at the built program in a real terminal.
 *
 * @throws TerminalMissing where the packages for it are not installed.
 */
export async function ptyKeyboard({ command: [file, ...args], env, folder }: Program): Promise<PtyKeyboard> {
  const { spawn, Terminal } = await loadTerminalPackages()
  const { columns: cols, rows } = rehearsalSize
  const emulator = withModernWidths(new Terminal({ cols, rows, allowProposedApi: true, scrollback: 0 }))
  const child = spawn(file, [...args], { name: 'xterm-256color', cols, rows, cwd: folder, env: { ...env } })
  const lookers = new Set<() => void>()
  /** When something was last drawn, or asked for: a program that has been told something a moment ago is not at rest. */
  let stirredAtMs = performance.now()
  let over = false
  const glance = (): readonly string[] => rowsOf(emulator)
  const look = (): void => lookers.forEach((each) => each())
  child.onData((data) => {
    stirredAtMs = performance.now()
    emulator.write(data, look)
  })
  // The terminal answers the program's questions, as a real one does.
  emulator.onData((answer) => child.write(answer))
  const exited = new Promise<void>((resolve) => {
    child.onExit(() => {
      over = true
      look()
      resolve()
    })
  })

  const sees: Keyboard['sees'] = (sight) => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const finish = (seen: boolean): void => {
      lookers.delete(check)
      clearTimeout(timer)
      resolve(seen)
    }
    const check = (): void => {
      if (sight(glance())) finish(true)
      else if (over) finish(false)
    }
    const timer = setTimeout(() => finish(false), patienceMs)
    lookers.add(check)
    check()
    return promise
  }

  const send = (bytes: string): void => {
    stirredAtMs = performance.now()
    child.write(bytes)
  }

  return {
    press: async (...keys) => {
      for (const chord of keys.flatMap((key) => key.split(' '))) send(chord === 'escape' ? escape : bytesOf(chord))
    },
    type: async (text) => send(text),
    paste: async (text) => send(`\u001b[200~${text}\u001b[201~`),
    sees,
    rows: async () => {
      for (;;) {
        const calmForMs = performance.now() - stirredAtMs
        if (calmForMs >= calmMs) return glance()
        await pause(calmMs - calmForMs)
      }
    },
    glance,
    onDrawn: (each) => void lookers.add(() => each(glance())),
    exited,
    end: async () => {
      if (!over) child.kill('SIGKILL')
      await exited
      emulator.dispose()
    },
  }
}
