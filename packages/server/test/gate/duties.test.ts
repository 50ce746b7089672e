import { expect, test } from 'vitest'
import type { DutyItem } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { customerId, talking } from './floor.ts'

const opening = '您好，我是演示消费金融客服，工号8021，本次通话将被录音。'

test('a call is not wrapped up before the customer has been told who calls, and that it is recorded', async () => {
  const { agent, say, conversationId } = await talking({ channel: 'phone' })
  const wrapUp = async () => {
    const { rev } = await agent.conversations.get({ conversationId })
    return agent.conversations.wrapUp({ conversationId, expectedRev: rev })
  }
  const done = async () => {
    const { duties } = await agent.gate.context({ conversationId })
    return Object.fromEntries(duties.map(({ id, done: told }: DutyItem) => [id, told]))
  }
  expect(await done()).toMatchObject({ 'opening-identity-call': false, 'recording-notice': false })
  expect(await refusalOf(wrapUp())).toMatchObject({
    code: 'DUTIES_MISSING',
    duties: [{ id: 'opening-identity-call' }, { id: 'recording-notice' }],
  })
  await say(opening)
  expect(await done()).toMatchObject({ 'opening-identity-call': true, 'recording-notice': true })
  expect(await wrapUp()).toMatchObject({ status: 'wrap_up' })
})

test('what was told in the first minute stays told, however long the conversation lasts', async () => {
  const { desk, agent, say, conversationId } = await talking({ channel: 'phone' })
  await say(opening)
  const insert = desk.room.store.sqliteWriter.prepare(
    `insert into message (id, conversation_id, seq, role, kind, body, wording, at)
     values (?, ?, ?, 'customer', 'text', '嗯', '[]', '2026-11-20T02:00:00.000Z')`,
  )
  for (let i = 0; i < 200; i += 1) insert.run(`m${i}`, conversationId, 100 + i)
  const { rev } = await agent.conversations.get({ conversationId })
  expect(await agent.conversations.wrapUp({ conversationId, expectedRev: rev })).toMatchObject({ status: 'wrap_up' })
})

test('a call that was booked as unanswered is wrapped up without an opening that nobody heard', async () => {
  const { agent, conversationId } = await talking({ channel: 'phone' })
  const wrapUp = async () => {
    const { rev } = await agent.conversations.get({ conversationId })
    return agent.conversations.wrapUp({ conversationId, expectedRev: rev })
  }
  expect(await refusalOf(wrapUp())).toMatchObject({ code: 'DUTIES_MISSING' })
  const booked = { channel: 'phone', purpose: 'service', target: 'self', outcome: 'no_answer' } as const
  await agent.contacts.record({ customerId, conversationId, ...booked })
  expect(await wrapUp()).toMatchObject({ status: 'wrap_up' })
})

test.each(['跳楼价买的', '笑死我了想死你了', '你们是不是骗子公司', '我的征信有没有错啊'])(
  'a joke or a doubt owes nothing that could not be ticked: %s',
  async (body) => {
    const { agent, conversationId, writes } = await talking()
    await writes(body)
    const { rev } = await agent.conversations.get({ conversationId })
    expect(await agent.conversations.wrapUp({ conversationId, expectedRev: rev })).toMatchObject({ status: 'wrap_up' })
  },
)
