import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { connect, type DeskClient } from '@zuoxi/sdk'

/** Work with clients of a desk that is served by another process, as in life: neither waits for the other's event loop. */
export async function withServed<Value>(
  path: string,
  options: { clients: number; groupLimit?: number },
  work: (clients: readonly DeskClient[], at: { url: string; token: string }) => Promise<Value>,
): Promise<Value> {
  const program = fileURLToPath(new URL('./serve.ts', import.meta.url))
  const limit = options.groupLimit === undefined ? [] : [String(options.groupLimit)]
  const server = spawn(process.execPath, ['--conditions=@zuoxi/source', program, path, ...limit], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(server, 'close')
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const at = JSON.parse(line.toString()) as { url: string; token: string }
    return await work(await Promise.all(Array.from({ length: options.clients }, () => connect(at))), at)
  } finally {
    server.stdin.end()
    await closed
  }
}
