import { expect, test } from 'vitest'
import { refusalOf } from '../support/desk.ts'
import { auditOf, customerId, member, talking } from './floor.ts'

const day = 24 * 60 * 60_000
const reason = '已电话告知结果'

test('a promise is kept with its due time on the business calendar', async () => {
  // Friday 10:00; three working days later is Wednesday, to its end.
  const { desk, agent, say } = await talking()
  await say('我为您登记，3个工作日内给您答复。')
  const { items } = await agent.promises.list({ customerId })
  expect(items).toMatchObject([
    {
      text: expect.stringContaining('3个工作日内'),
      kind: 'reply',
      dueAt: '2026-11-25T15:59:59.999Z',
      state: 'open',
      overdue: false,
      madeByName: '林晓（演示）',
      customerNameMasked: '王**',
    },
  ])
  expect(auditOf(desk, 'message.send').at(-1)!.changes).toContain(items[0]!.id)
})

test('what is overdue comes first, to the overview and to the next agent’s queue', async () => {
  const { agent, clock, say, conversationId } = await talking()
  await say('我为您登记，3个工作日内给您答复。')
  await say('明天给您回电。')
  expect((await agent.promises.list({ customerId })).items.map(({ kind }) => kind)).toEqual(['callback', 'reply'])
  expect((await agent.customers.overview({ customerId })).promises).toHaveLength(2)
  expect((await agent.conversations.get({ conversationId })).promisesOverdue).toBeUndefined()
  clock.advance(2 * day)
  expect((await agent.promises.list({ overdue: true })).items).toMatchObject([{ kind: 'callback', overdue: true }])
  const [waiting] = (await agent.conversations.list({ status: ['active'] })).items
  expect(waiting).toMatchObject({ id: conversationId, promisesOverdue: 1 })
  expect((await agent.customers.overview({ customerId })).promises).toMatchObject([
    { kind: 'callback', overdue: true, customerNameMasked: '王**' },
    { kind: 'reply', overdue: false },
  ])
})

test('ended in time it is kept; ended late it is broken, whatever came of it', async () => {
  const { desk, agent, clock, say, conversationId } = await talking()
  await say('我为您登记，3个工作日内给您答复。')
  await say('明天给您回电。')
  const [call, reply] = (await agent.promises.list({ customerId })).items
  const end = (promise: typeof call, to: 'kept' | 'released' = 'kept') =>
    agent.promises.end({ promiseId: promise!.id, expectedRev: promise!.rev, to, reason })
  expect(await end(reply)).toMatchObject({ state: 'kept', rev: 1 })
  clock.advance(2 * day)
  expect(await end(call)).toMatchObject({ state: 'broken', overdue: false })
  expect(auditOf(desk, 'promise.broken')).toMatchObject([{ reason, changes: expect.stringContaining('late') }])
  expect((await agent.conversations.get({ conversationId })).promisesOverdue).toBeUndefined()
  expect((await agent.customers.overview({ customerId })).promises).toBeUndefined()
  expect(await refusalOf(end({ ...call!, rev: 1 }))).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'broken' })
})

test('whoever looked before somebody else changed it is told', async () => {
  const { agent, say } = await talking()
  await say('明天给您回电。')
  const [promise] = (await agent.promises.list({ customerId })).items
  const end = agent.promises.end({ promiseId: promise!.id, expectedRev: 7, to: 'kept', reason })
  expect(await refusalOf(end)).toMatchObject({ code: 'CONFLICT', rev: 0 })
})

test('promises of another tenant are not there', async () => {
  const { desk, agent, say } = await talking()
  await say('明天给您回电。')
  const [promise] = (await agent.promises.list({ customerId })).items
  const stranger = await member(desk, 'stranger', 'agent', 'other')
  expect((await stranger.promises.list({})).items).toEqual([])
  const end = stranger.promises.end({ promiseId: promise!.id, expectedRev: 0, to: 'kept', reason })
  expect(await refusalOf(end)).toMatchObject({ code: 'NOT_FOUND', noun: 'promise' })
})
