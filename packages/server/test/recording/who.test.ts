import { failureOf, type IdempotencyKey } from '@zuoxi/sdk'
import { connectLocally, fixtureCustomerId, readCast } from '@zuoxi/sdk/rehearsal'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDesk, seedDemo } from '../../src/index.ts'

const fixtures = join(import.meta.dirname, '../../../../fixtures')

async function desk() {
  const clock = { nowMs: () => Date.parse('2026-11-20T10:00:00+08:00') }
  const opened = await openDesk(':memory:', { clock })
  onTestFinished(() => opened.close())
  const cast = await readCast(fixtures)
  await seedDemo(opened, cast, { customers: 0, seed: 1 })
  const as = async (who: 'agent' | 'owner') => connectLocally(opened, { token: await opened.signInLocally(who) })
  const [agent, owner] = [await as('agent'), await as('owner')]
  const customerId = fixtureCustomerId('deng-kexin')
  const { conversation } = await owner.conversations.receive({ customerId, channel: 'app_chat', body: '我是邓可欣' })
  return { agent, owner, conversationId: conversation.id }
}

const refusal = async (asked: Promise<unknown>) =>
  failureOf(
    await asked.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )

it('lets agents record what they serve, and nobody else’s', async () => {
  const { agent, owner, conversationId } = await desk()
  expect(await refusal(agent.conversations.record({ conversationId }))).toEqual({
    code: 'FORBIDDEN',
    needs: ['senior', 'officer', 'supervisor', 'admin'],
  })
  await agent.conversations.take({ conversationId })
  expect(await agent.conversations.record({ conversationId })).toMatchObject({ turns: 2, left: [] })
  expect(await owner.conversations.record({ conversationId })).toMatchObject({ turns: 2 })
})

it('makes the same person of the same customer each time, keeps nothing with the key, and tells the log', async () => {
  const { owner, conversationId } = await desk()
  const idempotencyKey = 'record-once-0001' as IdempotencyKey
  const first = await owner.conversations.record({ conversationId, idempotencyKey })
  const second = await owner.conversations.record({ conversationId, idempotencyKey })
  expect(second).toEqual(first)
  expect(first.yaml).not.toContain('邓')
  expect(await refusal(owner.conversations.record({ conversationId, idempotencyKey, id: 'another' }))).toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  })
  const { events } = await owner.audit.list({ after: 0, limit: 200 })
  expect(events.filter(({ action }) => action === 'conversation.record').length).toBeGreaterThan(0)
})
