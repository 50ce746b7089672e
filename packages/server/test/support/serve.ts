import { request } from 'node:http'
import { connect, type ConnectOptions, type DeskClient } from '@zuoxi/sdk'
import { onTestFinished } from 'vitest'
import { type ServedDesk, serveDesk, type ServeOptions } from '../../src/http/serve-desk.ts'
import type { OpenDesk } from '../../src/open-desk.ts'

/** A desk on a free loopback port that stops when the test ends. */
export async function testServer(desk: OpenDesk, options: ServeOptions = {}): Promise<ServedDesk> {
  const served = await serveDesk(desk, { port: 0, drainMs: 1_000, ...options })
  onTestFinished(() => served.close())
  return served
}

export async function clientOver(
  served: { url: string },
  desk: OpenDesk,
  as: 'agent' | 'owner' | 'channel',
  options: Partial<ConnectOptions> = {},
): Promise<DeskClient> {
  return connect({ url: served.url, token: await desk.signInLocally(as), ...options })
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** A request as no client of ours would send it. */
export function raw(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const req = request(url, { method: options.method ?? 'GET', headers: options.headers ?? {} }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString() }),
      )
    })
    req.on('error', reject)
    req.end(options.body)
  })
}
