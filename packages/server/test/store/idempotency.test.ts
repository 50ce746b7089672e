import fc from 'fast-check'
import type { CustomerId, DeskClient, IdempotencyKey } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { mutate } from '../../src/desk/mutate.ts'
import { openDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, refusalOf, steppedClock, testDesk } from '../support/desk.ts'

const customerId = 'c1' as CustomerId
const create = (client: DeskClient, key: string, summary: string) =>
  client.tickets.create({
    type: 'CON.bill',
    priority: 'P4',
    customerId,
    refs: [],
    summary,
    idempotencyKey: key as IdempotencyKey,
  })

/** What is sent: which of a few keys, with which of a few contents, by whom, and whether to wait before the next. */
const sends = fc.array(
  fc.record({
    key: fc.integer({ min: 0, max: 3 }),
    content: fc.integer({ min: 0, max: 1 }),
    by: fc.constantFrom('agent' as const, 'owner' as const),
    wait: fc.boolean(),
  }),
  { maxLength: 25 },
)

test('however often and in whatever order it is sent, each key acts once and answers alike', async () => {
  await fc.assert(
    fc.asyncProperty(sends, async (plan) => {
      const desk = await openDesk(':memory:', { clock: steppedClock() })
      await addCustomer(desk, customerId)
      const clients = { agent: await clientAs(desk, 'agent'), owner: await clientAs(desk, 'owner') }
      const calls: Promise<unknown>[] = []
      for (const { key, content, by, wait } of plan) {
        const call = create(clients[by], `the-key-${key}`, `content ${content}`).then(
          (ticket) => ({ by, key, content, ticket }),
          (error: { failure?: { code: string } }) => ({ by, key, content, refused: error.failure?.code }),
        )
        calls.push(call)
        if (wait) await call
      }
      const outcomes = (await Promise.all(calls)) as {
        by: string
        key: number
        content: number
        ticket?: { id: string; summary: string }
        refused?: string
      }[]

      // The first to arrive under a key of one person decides; the others get its answer or the mismatch.
      const first = new Map<string, { content: number; id: string }>()
      for (const outcome of outcomes) {
        const known = first.get(`${outcome.by} ${outcome.key}`)
        if (!known)
          first.set(`${outcome.by} ${outcome.key}`, { content: outcome.content, id: outcome.ticket?.id ?? 'none' })
        else if (known.content === outcome.content) expect(outcome.ticket?.id).toBe(known.id)
        else expect(outcome.refused).toBe('IDEMPOTENCY_MISMATCH')
      }
      const tickets = (await clients.owner.tickets.list({ limit: 200 })).items.map((ticket) => ticket.id)
      expect(tickets.toSorted()).toEqual([...first.values()].map(({ id }) => id).toSorted())
      const told = await desk.room.store.read
        .selectFrom('audit_event')
        .select('object_id')
        .where('action', '=', 'ticket.created')
        .execute()
      expect(told).toHaveLength(first.size)
      await desk.close()
    }),
    { numRuns: 60 },
  )
})

test('a change that forgets to tell the log is not made', async () => {
  const desk = await testDesk()
  await addCustomer(desk, customerId)
  const context = await desk.contextFor(await desk.signInLocally('owner'))
  const { store, clock, seal, watchers } = desk.room
  const ground = { store, clock, seal, caller: context.caller!, wake: watchers.wake }
  const silent = mutate(ground, 'test.silent', { idempotencyKey: 'silent-key' as IdempotencyKey }, async ({ trx }) => {
    await trx.updateTable('customer').set({ nickname: 'changed' }).where('id', '=', customerId).execute()
    return {}
  })
  await expect(silent).rejects.toThrow('without an audit event')
  const row = await store.read.selectFrom('customer').select('nickname').where('id', '=', customerId).executeTakeFirst()
  expect(row).toEqual({ nickname: '' })
  expect(await store.read.selectFrom('idempotency').select('key').execute()).toEqual([])
})

test('one refused change in a shared commit undoes only itself', async () => {
  const desk = await testDesk()
  await addCustomer(desk, customerId)
  const agent = await clientAs(desk, 'agent')
  const outcomes = await Promise.allSettled([
    create(agent, 'good-key-1', 'a'),
    agent.tickets.create({
      type: 'CON.bill',
      priority: 'P4',
      customerId: 'nobody' as CustomerId,
      refs: [],
      summary: 'b',
    }),
    create(agent, 'good-key-2', 'c'),
  ])
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await agent.tickets.list()).items.map((ticket) => ticket.summary).toSorted()).toEqual(['a', 'c'])
})

test('the same key under another verb is a mismatch', async () => {
  const desk = await testDesk()
  await addCustomer(desk, customerId)
  const agent = await clientAs(desk, 'agent')
  const ticket = await create(agent, 'one-key-for-two', 'a')
  const comment = agent.tickets.comment({
    ticketId: ticket.id,
    body: 'x',
    idempotencyKey: 'one-key-for-two' as IdempotencyKey,
  })
  expect(await refusalOf(comment)).toEqual({ code: 'IDEMPOTENCY_MISMATCH', key: 'one-key-for-two' })
})

test('the same content in another order of keys is the same content', async () => {
  const desk = await testDesk()
  const { caller, desk: verbs } = await desk.contextFor(await desk.signInLocally('agent'))
  expect(verbs).toBeDefined()
  if (!caller) throw new Error('not signed in')
  const ground = { store: desk.room.store, clock: desk.room.clock, seal: desk.room.seal, wake: () => {}, caller }
  let acted = 0
  const once = (slots: Record<string, unknown>) =>
    mutate(ground, 'test', { idempotencyKey: 'one-key-1' as IdempotencyKey, slots }, async ({ audit }) => {
      await audit({ action: 'test', objectKind: 'test', objectId: 'x' })
      return (acted += 1)
    })
  expect(await once({ 金额: '1', 期数: [{ a: 1, b: 2 }] })).toBe(1)
  expect(await once({ 期数: [{ b: 2, a: 1 }], 金额: '1' })).toBe(1)
  expect(await refusalOf(once({ 期数: [{ b: 1, a: 2 }], 金额: '1' }))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
})
