import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { connect, failureOf } from '../../src/client/index.ts'

interface Asked {
  readonly method: string
  readonly url: string
  readonly body: string
}

/** A server that answers as it is told, and remembers what it was asked. */
async function serverThat(
  answer: (res: ServerResponse, asked: Asked) => void,
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((req: IncomingMessage, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const one = { method: req.method ?? '', url: req.url ?? '', body: Buffer.concat(chunks).toString() }
      asked.push(one)
      answer(res, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const ok = (res: ServerResponse, data: unknown) => res.end(JSON.stringify({ result: { data } }))

const codeOf = (call: PromiseLike<unknown>) =>
  Promise.resolve(call).then(
    () => 'answered',
    (error: unknown) => failureOf(error)?.code,
  )

test('what one searches for never stands in a URL', async () => {
  const { url, asked } = await serverThat((res) => ok(res, { results: [] }))
  const desk = await connect({ url, token: 't' })
  await desk.customers.search({ text: 'zw 8899' })
  expect(asked).toEqual([{ method: 'POST', url: '/trpc/customers.search', body: '{"text":"zw 8899"}' }])
})

test('a path before the desk is kept', async () => {
  const { url, asked } = await serverThat((res) => ok(res, []))
  await (await connect({ url: `${url}/desks/one` })).agents.list()
  expect(asked[0]?.url).toBe('/desks/one/trpc/agents.list')
})

test('an answer that is no desk’s is tried again, then UNREACHABLE', async () => {
  const { url, asked } = await serverThat((res) =>
    res.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  )
  expect(await codeOf((await connect({ url, attempts: 3 })).session.me())).toBe('UNREACHABLE')
  expect(asked).toHaveLength(3)
})

test('a refusal is believed at once', async () => {
  const failure = { code: 'SESSION_EXPIRED' }
  const { url, asked } = await serverThat((res) =>
    res.writeHead(401).end(JSON.stringify({ error: { code: -32001, message: '', data: { failure } } })),
  )
  expect(await codeOf((await connect({ url })).session.me())).toBe('SESSION_EXPIRED')
  expect(asked).toHaveLength(1)
})

test('a failure from a newer desk, which this client does not know, is no accident of ours', async () => {
  const failure = { code: 'SOMETHING_NEW' }
  const { url } = await serverThat((res) =>
    res.writeHead(409).end(JSON.stringify({ error: { code: -32009, message: '', data: { failure } } })),
  )
  expect(await codeOf((await connect({ url })).session.me())).toBe('UNREACHABLE')
})

test('every try of one change carries the same key', async () => {
  let tries = 0
  const { url, asked } = await serverThat((res) => {
    tries += 1
    if (tries < 3) res.destroy()
    else ok(res, {})
  })
  const desk = await connect({ url, attempts: 3 })
  await desk.tickets.comment({ ticketId: 't1' as never, body: 'hello' })
  const keys = asked.map(({ body }) => (JSON.parse(body) as { idempotencyKey: string }).idempotencyKey)
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
})

test('a desk that never answers is given up after the timeout, try by try', async () => {
  const { url, asked } = await serverThat(() => {})
  expect(await codeOf((await connect({ url, attempts: 2, timeoutMs: 50 })).session.me())).toBe('UNREACHABLE')
  expect(asked).toHaveLength(2)
})

test('pages are fetched as they are reached', async () => {
  const { url, asked } = await serverThat((res, { body }) => {
    const { cursor } = JSON.parse(body) as { cursor?: string }
    ok(res, cursor === undefined ? { items: [1, 2], next: 'n1' } : { items: [3] })
  })
  const tickets = (await connect({ url })).tickets.list()
  const seen: unknown[] = []
  for await (const ticket of tickets) {
    seen.push(ticket)
    if (seen.length === 2) expect(asked).toHaveLength(1)
  }
  expect(seen).toEqual([1, 2, 3])
  expect(await tickets).toEqual({ items: [1, 2], next: 'n1' })
})
