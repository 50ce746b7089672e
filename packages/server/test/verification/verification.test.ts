import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CustomerId } from '@zuoxi/sdk'
import { clientAs, steppedClock, testDesk, testFolder } from '../support/desk.ts'

const fields = {
  external_id: 'E-1',
  name: '欧阳若曦',
  phone: '16304476683',
  resident_id: '993328198309121750',
  address: '天山省绿洲市新市区白杨路10号',
}
const half = 30 * 60_000

async function counter() {
  const clock = steppedClock()
  const path = join(testFolder(), 'desk.db')
  const desk = await testDesk({ clock, path })
  const owner = await clientAs(desk, 'owner')
  await owner.intake.rows({ noun: 'customers', rows: [{ line: 1, fields }] })
  const agent = await clientAs(desk, 'agent')
  const [hit] = (await agent.customers.search({ text: '16304476683' })).results
  return { clock, path, desk, owner, agent, customerId: hit!.id }
}

const right = { name: '欧阳若曦', residentIdDigits: '2175' }

test('two right answers pass, for half an hour', async () => {
  const { clock, agent, customerId } = await counter()
  expect(await agent.verification.ask({ customerId })).toEqual({
    verification: { state: 'none' },
    factors: ['name', 'residentIdDigits', 'phoneDigits'],
    needed: 2,
    triesLeft: 3,
  })
  const { verification } = await agent.verification.answer({ customerId, answers: right })
  expect(verification.state).toBe('passed')
  clock.advance(half - 1)
  expect((await agent.customers.overview({ customerId })).verification.state).toBe('passed')
  clock.advance(1)
  expect((await agent.customers.overview({ customerId })).verification.state).toBe('expired')
})

test('full-width digits and spaces are the same answer', async () => {
  const { agent, customerId } = await counter()
  const answers = { name: ' 欧阳 若曦', phoneDigits: '０４４７' }
  expect((await agent.verification.answer({ customerId, answers })).verification.state).toBe('passed')
})

test.each([
  ['one right answer is too few', { name: '欧阳若曦' }],
  ['a right and a wrong one', { name: '欧阳若曦', residentIdDigits: '1750' }],
  ['what the mask shows', { phoneDigits: '6683', residentIdDigits: '750' }],
])('%s: failed, and nothing more is said', async (_name, answers) => {
  const { agent, customerId } = await counter()
  const answer = await agent.verification.answer({ customerId, answers })
  expect(answer).toEqual({ verification: { state: 'failed', at: expect.any(String) }, triesLeft: 2 })
})

test('three failures lock, even against the right answers, for half an hour', async () => {
  const { clock, agent, customerId } = await counter()
  const wrong = { name: '王五', phoneDigits: '0000' }
  for (const triesLeft of [2, 1, 0]) {
    expect(await agent.verification.answer({ customerId, answers: wrong })).toMatchObject({ triesLeft })
  }
  await expect(agent.verification.answer({ customerId, answers: right })).rejects.toMatchObject({
    failure: { code: 'VERIFICATION_LOCKED' },
  })
  clock.advance(half)
  expect((await agent.verification.answer({ customerId, answers: right })).verification.state).toBe('passed')
})

test('each further lock lasts twice as long, and a pass forgets them', async () => {
  const { clock, agent, customerId } = await counter()
  const wrong = { name: '王五', phoneDigits: '0000' }
  const lasted = async () => {
    let until = ''
    for (let tries = 0; tries < 3; tries += 1) {
      const { verification } = await agent.verification.answer({ customerId, answers: wrong })
      until = verification.expiresAt ?? ''
    }
    const ms = Date.parse(until) - clock.nowMs()
    clock.advance(ms)
    return ms / half
  }
  const locks: number[] = []
  for (let i = 0; i < 3; i += 1) locks.push(await lasted())
  expect(locks).toEqual([1, 2, 4])
  await agent.verification.answer({ customerId, answers: right })
  expect(await lasted()).toBe(1)
})

test('an agent who fails with too many customers may try nobody else that day', async () => {
  const { clock, desk, agent, owner, customerId } = await counter()
  await agent.verification.answer({ customerId, answers: { name: '王五', phoneDigits: '0000' } })
  desk.room.store.sqliteWriter.prepare('update verification_miss set misses = 19 where misses = 1').run()
  await agent.verification.answer({ customerId, answers: { name: '王五', phoneDigits: '0001' } })
  await expect(agent.verification.answer({ customerId, answers: right })).rejects.toMatchObject({
    failure: { code: 'VERIFICATION_LOCKED' },
  })
  const told = desk.room.store.sqlite
    .prepare(`select changes from audit_event where action = 'verification.answer' order by seq desc limit 1`)
    .pluck()
    .get() as string
  expect(told).toContain('agentLocked')
  const other = await owner.verification.answer({ customerId, answers: right })
  expect(other.verification.state).toBe('passed')
  desk.room.store.sqliteWriter.exec(`update session set expires_at = '2099-01-01T00:00:00.000Z'`)
  clock.advance(24 * 3_600_000)
  expect((await agent.verification.answer({ customerId, answers: right })).verification.state).toBe('passed')
})

test('the answers are kept nowhere, and every try is told of', async () => {
  const { path, desk, owner, agent, customerId } = await counter()
  const answers = { name: '只说一次的名字', phoneDigits: '9917' }
  await agent.verification.answer({ customerId, answers })
  const told = desk.room.store.sqlite
    .prepare(`select changes from audit_event where action = 'verification.answer'`)
    .pluck()
    .all() as string[]
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('name phoneDigits')
  desk.room.store.sqlite.pragma('wal_checkpoint(truncate)')
  for (const file of [path, `${path}-wal`]) {
    expect(readFileSync(file).includes(Buffer.from(answers.name))).toBe(false)
  }
  expect((await owner.audit.verify()).ok).toBe(true)
})

test('somebody else’s customer is nobody', async () => {
  const { agent } = await counter()
  await expect(agent.verification.ask({ customerId: 'nobody' as CustomerId })).rejects.toMatchObject({
    failure: { code: 'NOT_FOUND' },
  })
})
