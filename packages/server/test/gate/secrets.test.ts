import { expect, test } from 'vitest'
import { refusalOf } from '../support/desk.ts'
import { customerId, everythingIn, talking } from './floor.ts'

test('what an agent writes down of a secret is kept nowhere', async () => {
  const { desk, agent, say, writes } = await talking()
  await agent.contacts.record({
    customerId,
    channel: 'phone',
    purpose: 'service',
    target: 'self',
    outcome: 'connected',
    note: '客户说密码是qwe99887 验证码是582913 CVV 987',
  })
  await writes('我要投诉你们')
  await say('请提供借款合同', {
    overrides: [{ rule: 'complaint-papers', reason: '客户的密码是zxc55443 验证码682913' }],
  })
  expect(everythingIn(desk)).not.toMatch(/qwe99887|582913|987"|zxc55443|682913/)
})

test('an agent sends no secret', async () => {
  const { say } = await talking()
  for (const body of ['您刚才的验证码是482913，我帮您输', '您的新密码是abc12345', '您的CVV是321']) {
    const { findings } = (await refusalOf(say(body))) as unknown as { findings: { rule: string }[] }
    expect(findings.map(({ rule }) => rule)).toContain('secret-telling')
  }
})
