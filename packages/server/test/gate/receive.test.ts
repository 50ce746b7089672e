import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../support/desk.ts'
import { auditOf, customerId, everythingIn, talking } from './floor.ts'

test('codes and passwords are taken out before anything is kept, in one message or in two', async () => {
  const { desk, agent, writes, conversationId } = await talking({ path: join(testFolder(), 'desk.db') })
  expect((await writes('验证码是482913，我要还1280元')).body).toMatch(/^验证码是〔.+〕，我要还1280元$/)
  expect((await writes('我的支付密码是abc7788x')).body).not.toContain('abc7788x')
  await writes('你要的验证码是')
  expect((await writes('591 204')).body).not.toMatch(/591|204/)
  const kept = everythingIn(desk)
  for (const secret of ['482913', 'abc7788x', '591 204', '591204']) expect(kept).not.toContain(secret)
  expect(auditOf(desk, 'message.receive').filter(({ changes }) => changes.includes('redacted'))).toHaveLength(3)
  expect((await agent.conversations.get({ conversationId })).lastText).not.toContain('591')
})

test('a code comes after 稍等, or into a new conversation, and is none after another question', async () => {
  const { agent, channel, say, writes, conversationId } = await talking()
  await writes('收到验证码')
  await writes('等下哈')
  expect((await writes('482913')).body).not.toContain('482913')
  await writes('我收不到验证码')
  await say('请问您想还多少呢？')
  expect((await writes('1280')).body).toBe('1280')
  await writes('那个验证码是')
  const { rev } = await agent.conversations.get({ conversationId })
  const wrapped = await agent.conversations.wrapUp({ conversationId, expectedRev: rev })
  await agent.conversations.close({ conversationId, expectedRev: wrapped.rev })
  const { conversation, message } = await channel.conversations.receive({
    conversationId,
    customerId,
    channel: 'app_chat',
    body: '771203',
  })
  expect(conversation.id).not.toBe(conversationId)
  expect(message.body).not.toContain('771203')
})

test('a retry is known again by what was written, and no plain hash of it is kept', async () => {
  const { desk, channel, conversationId } = await talking()
  const idempotencyKey = 'k-000000000000000000002' as never
  const write = (body: string) =>
    channel.conversations.receive({ conversationId, customerId, channel: 'app_chat', body, idempotencyKey })
  const first = await write('验证码482913')
  expect(await write('验证码482913')).toEqual(first)
  await expect(write('验证码482914')).rejects.toMatchObject({ failure: { code: 'IDEMPOTENCY_MISMATCH' } })
  expect(desk.room.store.sqlite.prepare('select count(*) from message').pluck().get()).toBe(2)
})
