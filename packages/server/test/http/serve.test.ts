import { request } from 'node:http'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { connect } from '@zuoxi/sdk'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveDesk } from '../../src/http/serve-desk.ts'
import { faultLog } from '../../src/http/fault-log.ts'
import { openDesk } from '../../src/open-desk.ts'
import { addCustomer, refusalOf, testDesk, testFolder } from '../support/desk.ts'
import { clientOver, raw, testServer } from '../support/serve.ts'

const json = { 'content-type': 'application/json' }

test('answers for its health, and for its readiness only while it can work', async () => {
  const desk = await openDesk(':memory:')
  const served = await testServer(desk)
  expect(await raw(`${served.url}/healthz`)).toMatchObject({ status: 200, body: '{"ok":true}' })
  expect((await raw(`${served.url}/readyz`)).status).toBe(200)
  await desk.close()
  expect((await raw(`${served.url}/healthz`)).status).toBe(200)
  expect((await raw(`${served.url}/readyz`)).status).toBe(503)
})

test('sends no header that lets another site read it or a proxy keep it', async () => {
  const served = await testServer(await testDesk())
  for (const path of ['/healthz', '/trpc/session.me', '/elsewhere']) {
    const { headers } = await raw(`${served.url}${path}`, { headers: { origin: 'https://evil.example' } })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(headers['cache-control']).toBe('no-store')
  }
})

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1', '@'])(
  'on loopback refuses the host name %j',
  async (host) => {
    const served = await testServer(await testDesk())
    expect((await raw(`${served.url}/trpc/session.me`, { headers: { host } })).status).toBeGreaterThanOrEqual(400)
    expect((await raw(`${served.url}/healthz`, { headers: { host } })).status).not.toBe(200)
  },
)

test.each(['localhost', 'localhost:1234', '127.0.0.1:1', '[::1]:99'])(
  'on loopback answers to the name %s',
  async (host) => {
    const served = await testServer(await testDesk())
    expect((await raw(`${served.url}/healthz`, { headers: { host } })).status).toBe(200)
  },
)

test('says so when it can be reached from outside', async () => {
  const served = await testServer(await testDesk(), { host: '0.0.0.0' })
  expect(served.warnings).toEqual([{ code: 'NOT_LOOPBACK', host: '0.0.0.0' }])
  expect((await testServer(await testDesk())).warnings).toEqual([])
})

test('a body over the limit is refused with the limit, and the next request is served', async () => {
  const desk = await testDesk()
  const served = await testServer(desk, { maxBodyBytes: 2_000 })
  const client = await clientOver(served, desk, 'owner')
  const rows = Array.from({ length: 100 }, (_, i) => ({ line: i + 1, fields: { name: 'x'.repeat(30) } }))
  expect(await refusalOf(client.intake.rows({ noun: 'customers', rows }))).toEqual({
    code: 'TOO_LARGE',
    limitBytes: 2_000,
  })
  const answer = await raw(`${served.url}/trpc/session.signIn`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'x'.repeat(50_000) }),
  }).catch(() => undefined)
  expect(answer?.status ?? 413).toBe(413)
  await expect(client.session.me()).resolves.toMatchObject({ name: 'local.owner' })
})

test('a stranger may send as much as signing in needs, and an upload under a dead token hears that it is dead', async () => {
  const desk = await testDesk()
  const served = await testServer(desk)
  const upload = (bytes: number, token?: string) =>
    raw(`${served.url}/trpc/intake.rows`, {
      method: 'POST',
      headers: { ...json, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ rows: 'x'.repeat(bytes) }),
    })
  const failureOf = ({ body }: { body: string }) => JSON.parse(body).error.data.failure
  expect(failureOf(await upload(1_000))).toEqual({ code: 'NOT_SIGNED_IN' })
  expect(failureOf(await upload(1_000_000))).toEqual({ code: 'TOO_LARGE', limitBytes: 16_384 })
  const token = await desk.signInLocally('owner')
  expect(failureOf(await upload(1_000_000, token))).toMatchObject({ code: 'INVALID_INPUT' })
  await (await connect({ url: served.url, token })).session.signOut()
  expect(failureOf(await upload(1_000_000, token))).toEqual({ code: 'SESSION_EXPIRED' })
})

test('passwords are tried one a request', async () => {
  const served = await testServer(await testDesk())
  const guess = { name: 'li.na', password: 'wrong' }
  for (const path of ['session.signIn,session.signIn', '%73ession%2EsignIn%2Csession.signIn'])
    expect(
      await raw(`${served.url}/trpc/${path}?batch=1`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ 0: guess, 1: guess }),
      }),
    ).toMatchObject({ status: 400, body: expect.stringContaining('INVALID_INPUT') })
})

test('no more connections are held than it says', async () => {
  const served = await testServer(await testDesk(), { maxConnections: 2 })
  const sockets = [1, 2, 3].map(() => connectSocket(Number(new URL(served.url).port), '127.0.0.1'))
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()))
  const closed = await Promise.race(
    sockets.map((socket, at) => new Promise((done) => socket.once('close', () => done(at)))),
  )
  expect(closed).toEqual(expect.any(Number))
})

test('bytes that are no UTF-8 are refused, not replaced', async () => {
  const desk = await testDesk()
  const served = await testServer(desk)
  const headers = { ...json, authorization: `Bearer ${await desk.signInLocally('owner')}` }
  const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])
  const answer = await raw(`${served.url}/trpc/customers.search`, { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body).error.data.failure).toEqual({
    code: 'INVALID_INPUT',
    problems: [{ path: '', problem: 'parse_error' }],
  })
})

test.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND'])(
  '%s is no method of a call, and no accident',
  async (method) => {
    const log = vi.fn()
    const served = await testServer(await testDesk({ log }))
    const answer = await raw(`${served.url}/trpc/session.me`, { method })
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } })
    expect(log).not.toHaveBeenCalled()
  },
)

test.each(['%', '%ff', '%00', 'session.me?input=%', 'session.me?batch=1&input={', '__proto__', '?', 'a'.repeat(9_000)])(
  'a stranger who asks for %j causes no accident',
  async (path) => {
    const log = vi.fn()
    const served = await testServer(await testDesk({ log }))
    for (const method of ['GET', 'POST']) {
      const { status } = await raw(`${served.url}/trpc/${path}`, { method, headers: json })
      expect(status).toBeGreaterThanOrEqual(400)
    }
    expect(log).not.toHaveBeenCalled()
  },
)

test('a batch over the limit is refused', async () => {
  const desk = await testDesk()
  const served = await testServer(desk, { maxBatch: 2 })
  const token = await desk.signInLocally('agent')
  const batch = (count: number) =>
    raw(`${served.url}/trpc/${Array.from({ length: count }, () => 'session.me').join(',')}?batch=1`, {
      headers: { authorization: `Bearer ${token}` },
    })
  expect((await batch(2)).status).toBe(200)
  const refused = await batch(3)
  expect(refused.status).toBe(400)
  expect(JSON.stringify(JSON.parse(refused.body))).toContain('INVALID_INPUT')
})

test.each([
  ['no such procedure', 'POST', 'nothing.here', '{}', json],
  ['broken JSON', 'POST', 'session.signIn', '{"name":', json],
  ['a form of another site', 'POST', 'session.signIn', 'name=a&password=b', { 'content-type': 'text/plain' }],
  ['a mutation by GET', 'GET', 'session.signIn?input=%7B%7D', undefined, {}],
])('%s is INVALID_INPUT, and no accident', async (_what, method, path, body, headers) => {
  const log = vi.fn()
  const served = await testServer(await testDesk({ log }))
  const answer = await raw(`${served.url}/trpc/${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(JSON.parse(answer.body).error.data.failure.code).toBe('INVALID_INPUT')
  expect(log).not.toHaveBeenCalled()
})

test('an accident is logged once under the id its client learns, and nothing else leaves', async () => {
  const lines: string[] = []
  const desk = await testDesk({ log: faultLog({ write: (line: string) => void lines.push(line) }) })
  const served = await testServer(desk)
  const client = await clientOver(served, desk, 'agent')
  await addCustomer(desk, 'c1')
  // The log cannot be written, so the ticket must not be either.
  desk.room.store.sqliteWriter.exec(
    `create trigger full before insert on audit_event begin select raise(abort, 'disk \u001b[31mfull'); end`,
  )
  const refusal = await refusalOf(
    client.tickets.create({
      type: 'CON.bill',
      priority: 'P4',
      customerId: 'c1' as never,
      refs: [],
      summary: 'secret words',
    }),
  )
  expect(refusal).toEqual({ code: 'FAULT', faultId: expect.any(String) })
  expect(lines).toHaveLength(1)
  const line = JSON.parse(lines[0] ?? '')
  expect(line).toMatchObject({ faultId: refusal.faultId, error: 'SqliteError', message: 'disk ␛[31mfull' })
  expect(lines[0]).not.toMatch(/secret words|Bearer|\u001b/)
  desk.room.store.sqliteWriter.exec('drop trigger full')
  expect((await client.tickets.list()).items).toEqual([])
})

test('a desk whose file is gone answers with a fault, not with silence', async () => {
  const log = vi.fn()
  const desk = await openDesk(':memory:', { log })
  const served = await testServer(desk)
  const client = await clientOver(served, desk, 'agent')
  await desk.close()
  const refusal = await refusalOf(client.session.me())
  expect(refusal).toMatchObject({ code: 'FAULT' })
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ faultId: refusal.faultId }))
})

test('a request that only trickles in is cut off', async () => {
  const served = await testServer(await testDesk(), { requestTimeoutMs: 100 })
  const socket = connectSocket(Number(new URL(served.url).port), '127.0.0.1')
  const answer: Buffer[] = []
  socket.on('data', (chunk) => answer.push(chunk))
  socket.write(
    'POST /trpc/session.signIn HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"na',
  )
  await new Promise((resolve) => socket.once('close', resolve))
  expect(Buffer.concat(answer).toString()).toMatch(/^(HTTP\/1.1 408|$)/)
})

test('closing finishes what is under way, then nobody answers', async () => {
  const desk = await testDesk({ path: join(testFolder(), 'desk.db') })
  await addCustomer(desk, 'c1')
  const served = await serveDesk(desk, { port: 0 })
  const client = await clientOver(served, desk, 'agent', { attempts: 1 })
  // Hold the writer, so that a call is surely under way while the server closes.
  const holding = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const held = desk.room.store.writer.write(() => {
    holding.resolve()
    return released.promise
  })
  await holding.promise
  const call = client.tickets.create({
    type: 'CON.bill',
    priority: 'P4',
    customerId: 'c1' as never,
    refs: [],
    summary: 's',
  })
  await vi.waitFor(() => expect(desk.room.store.writer.waiting).toBe(1))
  const closed = served.close()
  released.resolve()
  await held
  expect((await call).code).toMatch(/^T-/)
  await closed
  expect(await refusalOf(client.session.me())).toEqual({ code: 'UNREACHABLE', url: served.url })
})

test('closing cuts a live stream at once, however long calls may take to finish', async () => {
  const desk = await testDesk()
  const served = await serveDesk(desk, { port: 0, drainMs: 3_600_000 })
  const token = await desk.signInLocally('agent')
  const cut = new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    request(`${served.url}/trpc/conversations.watch?input={}`, { headers }, (res) => {
      expect(res.headers).toMatchObject({
        'cache-control': expect.stringContaining('no-'),
        'x-content-type-options': 'nosniff',
      })
      res.on('error', () => {})
      res.on('close', resolve)
    })
      .on('error', resolve)
      .end()
  })
  await vi.waitUntil(() => desk.room.watchers.waiting() === 1)
  await served.close()
  await cut
})

test('a port that is taken is an error to start with', async () => {
  const desk = await testDesk()
  const served = await testServer(desk)
  await expect(serveDesk(desk, { port: Number(new URL(served.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
