import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Conversation,
  type ConversationId,
  conversationTransitions,
  type CustomerId,
  type DeskClient,
  failureOf,
  type IdempotencyKey,
  mayGo,
} from '@zuoxi/sdk'
import { addCustomer, refusalOf, steppedClock } from '../support/desk.ts'
import { colleague, customerId, openHall } from './hall.ts'

describe('receive', () => {
  test('begins a conversation in the queue, and the next message continues it', async () => {
    const { agent, channel, arrives } = await openHall()
    const begun = await arrives('钱还了没到账')
    expect(begun).toMatchObject({
      status: 'queued',
      customerNameMasked: '王**',
      lastText: '钱还了没到账',
      lastRole: 'customer',
      unread: 1,
    })
    const { message, conversation } = await channel.conversations.receive({
      conversationId: begun.id,
      customerId,
      channel: 'app_chat',
      body: '在吗\u001b[31m',
    })
    expect(message).toMatchObject({ seq: 2, role: 'customer', body: '在吗\u001b[31m', wording: [] })
    expect(conversation).toMatchObject({ id: begun.id, unread: 2 })
    expect((await agent.conversations.messages({ conversationId: begun.id })).items.map(({ body }) => body)).toEqual([
      '钱还了没到账',
      '在吗\u001b[31m',
    ])
  })

  test('a customer who writes into a closed conversation begins a new one', async () => {
    const { agent, channel, arrives } = await openHall()
    const { id } = await arrives()
    const taken = await agent.conversations.take({ conversationId: id })
    const wrapped = await agent.conversations.wrapUp({ conversationId: id, expectedRev: taken.rev })
    await agent.conversations.close({ conversationId: id, expectedRev: wrapped.rev })
    const { conversation } = await channel.conversations.receive({
      conversationId: id,
      customerId,
      channel: 'app_chat',
      body: '还有个问题',
    })
    expect(conversation.id).not.toBe(id)
    expect(conversation.status).toBe('queued')
  })

  test('an unknown customer, and a conversation of another one, are not there', async () => {
    const { desk, channel, arrives } = await openHall()
    await addCustomer(desk, 'c2')
    const { id } = await arrives()
    const receive = (who: string, conversationId?: ConversationId) =>
      refusalOf(
        channel.conversations.receive({
          customerId: who as CustomerId,
          channel: 'sms',
          body: '喂',
          ...(conversationId && { conversationId }),
        }),
      )
    expect(await receive('nobody')).toMatchObject({ code: 'NOT_FOUND', noun: 'customer' })
    expect(await receive('c2', id)).toMatchObject({ code: 'NOT_FOUND', noun: 'conversation' })
  })

  test('a message delivered twice is there once', async () => {
    const { agent, channel } = await openHall()
    const input = {
      customerId,
      channel: 'app_chat',
      body: '只说一次',
      idempotencyKey: 'deliver-1' as IdempotencyKey,
    } as const
    const [first, again] = [await channel.conversations.receive(input), await channel.conversations.receive(input)]
    expect(again).toEqual(first)
    expect((await agent.conversations.messages({ conversationId: first.conversation.id })).items).toHaveLength(1)
  })

  test('an agent delivers no messages, and the gateway reads none', async () => {
    const { agent, channel } = await openHall()
    expect(await refusalOf(agent.conversations.receive({ customerId, channel: 'sms', body: '喂' }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await refusalOf(channel.conversations.list({}))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('lists', () => {
  test('the queue is oldest first, page after page, none lost or repeated', async () => {
    const clock = steppedClock()
    const { agent, arrives } = await openHall({ clock })
    const arrived: string[] = []
    for (let i = 0; i < 7; i += 1) {
      arrived.push((await arrives(`第${i}个`)).id)
      if (i % 2 === 0) clock.advance(1000)
    }
    const queue: Conversation[] = []
    for await (const conversation of agent.conversations.list({ status: ['queued'], limit: 2 }))
      queue.push(conversation)
    expect(queue.map(({ id }) => id).toSorted()).toEqual(arrived.toSorted())
    expect(queue.map(({ queuedAt }) => queuedAt)).toEqual(queue.map(({ queuedAt }) => queuedAt).toSorted())
  })

  test('mine are those I hold', async () => {
    const { agent, arrives } = await openHall()
    const { id } = await arrives()
    await arrives()
    await agent.conversations.take({ conversationId: id })
    expect((await agent.conversations.list({ mine: true })).items.map((one) => one.id)).toEqual([id])
    expect((await agent.conversations.list({ status: ['queued'], mine: true })).items).toEqual([])
  })

  test('messages come newest page first, oldest first inside', async () => {
    const { agent, channel, arrives } = await openHall()
    const { id } = await arrives('1')
    for (const body of ['2', '3', '4', '5'])
      await channel.conversations.receive({ conversationId: id, customerId, channel: 'app_chat', body })
    const first = await agent.conversations.messages({ conversationId: id, limit: 2 })
    expect(first.items.map(({ body }) => body)).toEqual(['4', '5'])
    const bodies: string[] = []
    for await (const { body } of agent.conversations.messages({ conversationId: id, limit: 2 })) bodies.push(body)
    expect(bodies).toEqual(['4', '5', '2', '3', '1'])
  })

  test('a cursor that nobody gave out is refused', async () => {
    const { desk } = await openHall()
    const context = await desk.contextFor(await desk.signInLocally('agent'))
    await expect(context.desk.conversations.list({ cursor: 'bm8', limit: 2 })).rejects.toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    })
    await expect(context.desk.conversations.list({ cursor: '%%', limit: 2 })).rejects.toMatchObject({
      failure: { code: 'INVALID_INPUT' },
    })
  })

  test('another tenant sees nothing of it', async () => {
    const { desk, arrives } = await openHall()
    const { id } = await arrives()
    const stranger = await colleague(desk, 'other-tenant')
    expect((await stranger.conversations.list({})).items).toEqual([])
    for (const call of [
      stranger.conversations.get({ conversationId: id }),
      stranger.conversations.messages({ conversationId: id }),
      stranger.conversations.take({ conversationId: id }),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code: 'NOT_FOUND', noun: 'conversation' })
    }
  })
})

describe('take, wrap up, close', () => {
  test('of two agents, one gets it', async () => {
    const { desk, agent, arrives } = await openHall()
    const other = await colleague(desk)
    const { id } = await arrives()
    const outcomes = await Promise.allSettled([
      agent.conversations.take({ conversationId: id }),
      other.conversations.take({ conversationId: id }),
    ])
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(failureOf(lost[0]?.reason)).toMatchObject({ code: 'TAKEN', noun: 'conversation' })
  })

  test('taking what one holds answers the same again', async () => {
    const { agent, arrives } = await openHall()
    const { id } = await arrives()
    const taken = await agent.conversations.take({ conversationId: id })
    expect(taken).toMatchObject({ status: 'active', agentId: 'local-agent' })
    expect(await agent.conversations.take({ conversationId: id })).toEqual(taken)
  })

  test('a customer who has just written is not closed upon', async () => {
    const { agent, channel, arrives } = await openHall()
    const { id } = await arrives()
    const { rev } = await agent.conversations.take({ conversationId: id })
    await channel.conversations.receive({ conversationId: id, customerId, channel: 'app_chat', body: '等等' })
    expect(await refusalOf(agent.conversations.wrapUp({ conversationId: id, expectedRev: rev }))).toMatchObject({
      code: 'CONFLICT',
      noun: 'conversation',
      by: '王**',
      fields: [{ field: 'lastText', theirs: '等等' }],
    })
  })

  test('only the one who holds it wraps up, or a supervisor', async () => {
    const { desk, agent, owner, arrives } = await openHall()
    const other = await colleague(desk)
    const { id } = await arrives()
    const { rev } = await agent.conversations.take({ conversationId: id })
    expect(await refusalOf(other.conversations.wrapUp({ conversationId: id, expectedRev: rev }))).toEqual({
      code: 'NOT_YOURS',
      by: '林晓（演示）',
    })
    expect(await owner.conversations.wrapUp({ conversationId: id, expectedRev: rev })).toMatchObject({
      status: 'wrap_up',
    })
  })

  test('a random walk follows the table, and what it refuses changes nothing', async () => {
    const { agent, arrives } = await openHall()
    const step = fc.constantFrom('take', 'wrapUp', 'close', 'send')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { id } = await arrives()
        for (const one of steps) {
          const before = await agent.conversations.get({ conversationId: id })
          const after = await walk(agent, before, one)
          if (after.status === before.status) continue
          expect(mayGo(conversationTransitions, before.status, after.status)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  async function walk(agent: DeskClient, { id, rev, status }: Conversation, step: string): Promise<Conversation> {
    const conversationId = id
    try {
      if (step === 'take') await agent.conversations.take({ conversationId })
      else if (step === 'send') await agent.conversations.send({ conversationId, body: '好的' })
      else if (step === 'wrapUp') await agent.conversations.wrapUp({ conversationId, expectedRev: rev })
      else await agent.conversations.close({ conversationId, expectedRev: rev })
    } catch (error) {
      expect(['ILLEGAL_TRANSITION', 'NOT_YOURS']).toContain(failureOf(error)?.code)
      expect(await agent.conversations.get({ conversationId })).toMatchObject({ rev, status })
    }
    return agent.conversations.get({ conversationId })
  }
})

test('everything that was done is in the log, and the log holds', async () => {
  const { desk, agent, owner, arrives } = await openHall()
  const { id } = await arrives()
  await agent.conversations.take({ conversationId: id })
  await agent.conversations.send({ conversationId: id, body: '您好' })
  const actions = await desk.room.store.read
    .selectFrom('audit_event')
    .select('action')
    .where('object_id', '=', id)
    .orderBy('seq')
    .execute()
  expect(actions.map(({ action }) => action)).toEqual(['message.receive', 'conversation.take', 'message.send'])
  expect(await owner.audit.verify()).toMatchObject({ ok: true })
})
