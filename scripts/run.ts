import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('..', import.meta.url))

/** Run a command in the workspace, its output on ours; answers its exit code. */
export async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Run commands in order and stop at the first that fails. */
export async function runAll(steps: readonly (readonly [string, ...string[]])[]): Promise<number> {
  for (const [command, ...args] of steps) {
    const code = await run(command, args)
    if (code !== 0) return code
  }
  return 0
}
