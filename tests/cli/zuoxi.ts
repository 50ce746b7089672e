import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = join(root, 'packages/tui/dist/zuoxi.js')

export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly child: ChildProcess
  readonly finished: Promise<Finished>
  /** Wait until what it has written says so. */
  readonly wrote: (pattern: RegExp) => Promise<RegExpExecArray>
}

export interface Situation {
  readonly home: string
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A data folder of its own, gone with the tests. */
export function newHome(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'zuoxi-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Start the built program, as a shell would. */
export function startZuoxi(args: readonly string[], { home, stdin, env }: Situation): Running {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ZUOXI_HOME: home, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  let look = () => {}
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    look()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
    look()
  })
  child.stdin.on('error', () => {})
  child.stdin.end(stdin ?? '')
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
  return {
    child,
    finished,
    wrote: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const match = pattern.exec(out) ?? pattern.exec(err)
          if (match) resolve(match)
        }
        look()
        void finished.then(() => reject(new Error(`ended without ${String(pattern)}: ${out}${err}`)))
      }),
  }
}

/** Run the built program to its end. */
export function zuoxi(args: readonly string[], situation: Situation): Promise<Finished> {
  return startZuoxi(args, situation).finished
}

/** Run it for machines: stdout must be one JSON document and nothing else. */
export async function zuoxiJson<Answer = Record<string, unknown>>(
  args: readonly string[],
  situation: Situation,
): Promise<{ code: number | null; json: Answer; err: string }> {
  const { code, out, err } = await zuoxi([...args, '--json'], situation)
  try {
    return { code, json: JSON.parse(out) as Answer, err }
  } catch {
    throw new Error(`not one JSON document (exit ${code}):\n${out}\n${err}`)
  }
}
