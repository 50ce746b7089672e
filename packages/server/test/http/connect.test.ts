import { connect, type CustomerId, type DeskEvent } from '@zuoxi/sdk'
import { expect, test, vi } from 'vitest'
import { addCustomer, refusalOf, steppedClock, testDesk } from '../support/desk.ts'
import { flakyLine } from '../support/proxy.ts'
import { clientOver, testServer } from '../support/serve.ts'

const customerId = 'c1' as CustomerId
const draft = { type: 'CON.bill', priority: 'P4' as const, customerId, refs: [], summary: '咨询账单' }

async function servedDesk() {
  const clock = steppedClock()
  const desk = await testDesk({ clock })
  await addCustomer(desk, customerId)
  const served = await testServer(desk)
  return { clock, desk, served, line: await flakyLine(served.url) }
}

test('signing in over HTTP gives a token that connects', async () => {
  const { desk, served } = await servedDesk()
  const owner = await clientOver(served, desk, 'owner')
  await owner.agents.create({
    name: 'li.na',
    displayName: '李娜',
    workNo: '8103',
    role: 'agent',
    password: 'long enough 1',
  })
  const stranger = await connect({ url: served.url })
  expect(await refusalOf(stranger.session.me())).toEqual({ code: 'NOT_SIGNED_IN' })
  expect(await refusalOf(stranger.session.signIn({ name: 'li.na', password: 'wrong' }))).toEqual({
    code: 'BAD_CREDENTIALS',
  })
  const { token } = await stranger.session.signIn({ name: 'li.na', password: 'long enough 1' })
  const client = await connect({ url: `${served.url}/`, token })
  expect(await client.session.me()).toMatchObject({ displayName: '李娜' })
  expect(
    await refusalOf(
      client.agents.create({ name: 'x1', displayName: 'x', workNo: '99', role: 'agent', password: 'long enough 1' }),
    ),
  ).toEqual({
    code: 'FORBIDDEN',
    needs: ['admin'],
  })
})

test('an invented and an expired token are told apart', async () => {
  const { clock, desk, served } = await servedDesk()
  expect(await refusalOf((await connect({ url: served.url, token: 'invented' })).tickets.list())).toEqual({
    code: 'NOT_SIGNED_IN',
  })
  const client = await clientOver(served, desk, 'agent')
  clock.advance(13 * 3600_000)
  expect(await refusalOf(client.tickets.list())).toEqual({ code: 'SESSION_EXPIRED' })
})

test('invalid input names every place that is wrong, and unknown keys by their names', async () => {
  const { desk, served } = await servedDesk()
  const client = await clientOver(served, desk, 'agent')
  const refusal = await refusalOf(
    client.tickets.create({ ...draft, summary: '  ', priority: 'P9' as never, colour: 'red' } as never),
  )
  expect(refusal.code).toBe('INVALID_INPUT')
  expect(refusal.problems).toEqual(
    expect.arrayContaining([
      { path: 'summary', problem: 'too_small' },
      { path: 'priority', problem: 'invalid_value' },
      { path: 'colour', problem: 'unrecognized_keys' },
    ]),
  )
})

test('a lost answer is asked for again, and the ticket is there once', async () => {
  const { desk, line, served } = await servedDesk()
  const client = await clientOver(line, desk, 'agent', { attempts: 4 })
  line.loseAnswers(2)
  const ticket = await client.tickets.create(draft)
  expect(line.lost()).toBe(2)
  const direct = await clientOver(served, desk, 'owner')
  expect((await direct.tickets.list()).items).toEqual([ticket])
  expect((await direct.tickets.get({ ticketId: ticket.id })).history).toHaveLength(1)
})

test('signing in has no key, so a lost answer is not asked for again', async () => {
  const { desk, line } = await servedDesk()
  const client = await connect({ url: line.url, attempts: 4 })
  line.loseAnswers(1)
  expect(await refusalOf(client.session.signIn({ name: 'nobody', password: 'x' }))).toEqual({
    code: 'UNREACHABLE',
    url: line.url,
  })
  const told = await desk.room.store.read
    .selectFrom('audit_event')
    .select('action')
    .where('action', '=', 'session.refused')
    .execute()
  expect(told).toHaveLength(1)
})

test('a desk that is away is UNREACHABLE after the attempts, and one that returns in time is reached', async () => {
  const { desk, line } = await servedDesk()
  const client = await clientOver(line, desk, 'agent', { attempts: 2 })
  line.setDown(true)
  expect(await refusalOf(client.session.me())).toEqual({ code: 'UNREACHABLE', url: line.url })
  const patient = await clientOver(line, desk, 'agent', { attempts: 10 })
  const asked = patient.session.me()
  line.setDown(false)
  await expect(asked).resolves.toMatchObject({ name: 'demo.agent' })
})

test('a call that is no longer wanted stops with an AbortError and is not tried again', async () => {
  const { desk, served } = await servedDesk()
  const client = await clientOver(served, desk, 'agent')
  const controller = new AbortController()
  const search = client.customers.search({ text: 'zw' }, { signal: controller.signal })
  controller.abort()
  await expect(search).rejects.toMatchObject({ name: 'AbortError' })
})

test('events come in order, without loss or repeats, over a line that breaks', async () => {
  const { desk, line, served } = await servedDesk()
  const writer = await clientOver(served, desk, 'agent')
  const watcher = await clientOver(line, desk, 'owner')
  const stop = new AbortController()
  const seen: DeskEvent[] = []
  const lines: boolean[] = []
  const watching = (async () => {
    for await (const event of watcher.conversations.watch({
      lastEventId: '0',
      signal: stop.signal,
      onLine: (live) => lines.push(live),
    }))
      seen.push(event)
  })()
  const ids: string[] = []
  const write = async (count: number) => {
    for (let i = 0; i < count; i += 1) ids.push((await writer.tickets.create(draft)).id)
  }
  const idsSeen = () => seen.map((event) => (event.kind === 'ticket' ? event.ticketId : event.kind))
  await write(5)
  await vi.waitFor(() => expect(idsSeen()).toEqual(ids), { timeout: 5_000 })
  line.setDown(true)
  line.cut()
  await write(5)
  line.setDown(false)
  await vi.waitFor(() => expect(idsSeen()).toEqual(ids), { timeout: 15_000 })
  await write(5)
  await vi.waitFor(() => expect(idsSeen()).toEqual(ids), { timeout: 5_000 })
  stop.abort()
  await watching
  expect(lines).toEqual(expect.arrayContaining([true, false]))
})

test('a line that breaks before anything has happened loses nothing of what then does', async () => {
  const { desk, line, served } = await servedDesk()
  const writer = await clientOver(served, desk, 'agent')
  const watcher = await clientOver(line, desk, 'owner')
  const stop = new AbortController()
  const there = Promise.withResolvers<void>()
  const events = watcher.conversations.watch({ signal: stop.signal, onLine: (live) => live && there.resolve() })
  const first = events[Symbol.asyncIterator]().next()
  await there.promise
  line.setDown(true)
  line.cut()
  const { id } = await writer.tickets.create(draft)
  line.setDown(false)
  expect((await first).value).toMatchObject({ kind: 'ticket', ticketId: id })
  stop.abort()
})

test.each([
  ['nobody', undefined, 'NOT_SIGNED_IN'],
  ['a machine that only delivers', 'channel', 'FORBIDDEN'],
] as const)('watching as %s is refused, not retried for ever', async (_who, as, code) => {
  const { desk, served } = await servedDesk()
  const client = as === undefined ? await connect({ url: served.url }) : await clientOver(served, desk, as)
  expect(await refusalOf(client.conversations.watch()[Symbol.asyncIterator]().next())).toMatchObject({ code })
})

test('a watch through a name the desk does not go by is refused', async () => {
  const { desk, served } = await servedDesk()
  // 0.0.0.0 reaches a loopback listener, yet is not its name.
  const client = await connect({
    url: served.url.replace('127.0.0.1', '0.0.0.0'),
    token: await desk.signInLocally('agent'),
  })
  const refused = { code: 'INVALID_INPUT', problems: [{ path: 'host', problem: 'not_found' }] }
  expect(await refusalOf(client.conversations.watch()[Symbol.asyncIterator]().next())).toEqual(refused)
  expect(await refusalOf(client.session.me())).toEqual(refused)
})
