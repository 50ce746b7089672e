import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./serve.ts', import.meta.url))

export interface Served {
  readonly url: string
  readonly agent: string
  readonly channel: string
}

/** A desk's server in a process of its own, that can be frozen and killed. */
export interface Server extends Served {
  readonly signal: (signal: NodeJS.Signals) => void
  /** As a power cut would. */
  readonly kill: () => Promise<void>
  /** Start it again at the same place, if it was killed. */
  readonly restart: () => Promise<void>
  readonly remove: () => Promise<void>
}

export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-live-'))
  const path = join(folder, 'desk.db')
  let [child, served] = await begin(path, '0')
  const { port } = new URL(served.url)
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'close')
    child.kill('SIGKILL')
    await gone
  }
  const restart = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) return
    ;[child, served] = await begin(path, port)
  }
  return {
    ...served,
    signal: (signal) => void child.kill(signal),
    kill,
    restart,
    remove: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function begin(path: string, port: string): Promise<[ChildProcess, Served]> {
  const child = spawn(process.execPath, ['--conditions=@zuoxi/source', program, path, port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return [child, JSON.parse(line.toString()) as Served]
}
