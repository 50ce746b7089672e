import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('..', import.meta.url))

interface RunOptions {
  /** `stderr` keeps our stdout clean for a program whose output is read by machines. */
  readonly output?: 'inherit' | 'stderr'
}

/** Run a command in the workspace, its output on ours; answers its exit code. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: options.output === 'stderr' ? ['ignore', 2, 2] : 'inherit',
    // The workspace's own tools come first, also when a script is started without pnpm.
    env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter) },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}
