import { describe, expect, test } from 'vitest'
import type { Finding } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { payBill } from '../wording/stock.ts'
import { auditOf, customerId, evening, talking, wishes } from './floor.ts'

const wrong = '您好，您10月账单还有¥1,280.00待还。'

async function findingsOf(call: Promise<unknown>): Promise<Finding[]> {
  const failure = await refusalOf(call)
  expect(failure.code).toBe('GATE_BLOCKED')
  return failure.findings as Finding[]
}

describe('figures', () => {
  test('a wrong amount is blocked with the ledger’s, and its fix may be sent', async () => {
    const { say } = await talking()
    const [finding] = await findingsOf(say(wrong))
    expect(finding).toMatchObject({ rule: 'number-amount', severity: 'block', text: '¥1,280.00' })
    const [from, to] = finding!.span
    expect(finding!.replace).toBeDefined()
    const mended = wrong.slice(0, from) + finding!.replace + wrong.slice(to)
    expect(mended).toContain('1,208')
    expect(await say(mended)).toMatchObject({ body: mended })
  })

  test('once a repayment has moved the ledger, what was right is wrong', async () => {
    const { desk, agent, say, conversationId } = await talking()
    const owed = (yuan: string) => `您10月账单还有${yuan}待还。`
    await say(owed('¥1,208.00'))
    await payBill(desk, 'b1', 20_800)
    // The whole bill’s amount still stands in the ledger, but is not what is due.
    const whole = await agent.gate.judge({ conversationId, body: owed('¥1,208.00') })
    expect(whole).toMatchObject({ verdict: 'block', findings: [{ rule: 'number-amount', replace: '¥1,000.00' }] })
    await say(owed('¥1,000.00'))
    await payBill(desk, 'b1', 50_800)
    expect(await findingsOf(say(owed('¥1,000.00')))).toMatchObject([{ rule: 'number-amount', severity: 'block' }])
    await say(owed('¥700.00'))
  })

  test('the composer and the server judge alike', async () => {
    const { agent, conversationId, say } = await talking()
    const { verdict, findings } = await agent.gate.judge({ conversationId, body: wrong })
    expect(verdict).toBe('block')
    expect(await findingsOf(say(wrong))).toEqual(findings)
  })
})

describe('the clock', () => {
  test('asking to pay passes at 21:59:59 and is blocked from 22:00:00 until 08:00:00', async () => {
    const { clock, say } = await talking({ at: evening })
    clock.advance(15 * 60_000 - 1_000)
    await say('请您尽快还款。')
    clock.advance(1_000)
    expect(await findingsOf(say('请您尽快还款。'))).toMatchObject([{ rule: 'night-collection-ask', severity: 'block' }])
    await say('您的问题我先登记。')
    clock.advance(10 * 60 * 60_000 - 1)
    expect(await findingsOf(say('请您尽快还款。'))).toHaveLength(1)
    clock.advance(1)
    await say('请您尽快还款。')
  })

  test('whoever has agreed to it may be asked at night', async () => {
    const { desk, clock, say } = await talking({ at: evening })
    clock.advance(60 * 60_000)
    await wishes(desk, { night_consent_on: '2026-11-01' })
    await say('请您尽快还款。')
  })
})

describe('identity first', () => {
  test.each(['phone', 'wechat'] as const)('on %s nothing of an account is told before it', async (channel) => {
    const { desk, agent, say, conversationId } = await talking({ channel })
    const told = '您本期账单已逾期。'
    expect((await findingsOf(say(told)))[0]).toMatchObject({ rule: 'identity-first', severity: 'block' })
    expect((await agent.gate.context({ conversationId })).context.verified).toBe(false)
    const { store, clock } = desk.room
    const at = new Date(clock.nowMs()).toISOString()
    const expires_at = new Date(clock.nowMs() + 60_000).toISOString()
    await store.writer.write((trx) =>
      trx
        .insertInto('verification')
        .values({ customer_id: customerId, state: 'passed', at, expires_at, fails: 0, by_id: 'test' })
        .execute(),
    )
    await say(told)
  })

  test.each(['您还欠1208元', '您10月账单1208元待还', '一共1208，请处理', '您的身份证后四位是1234'])(
    'nor in any other words: %s',
    async (body) => {
      const { say } = await talking({ channel: 'phone' })
      expect(await findingsOf(say(body))).toContainEqual(
        expect.objectContaining({ rule: 'identity-first', severity: 'block' }),
      )
    },
  )

  test('who writes in the app is signed in there already', async () => {
    const { say } = await talking({ channel: 'app_chat' })
    await say('您本期账单已逾期。')
  })

  test('it expires while the conversation goes on', async () => {
    const { desk, clock, say } = await talking({ channel: 'phone' })
    const at = new Date(clock.nowMs()).toISOString()
    const expires_at = new Date(clock.nowMs() + 1_000).toISOString()
    await desk.room.store.writer.write((trx) =>
      trx
        .insertInto('verification')
        .values({ customer_id: customerId, state: 'passed', at, expires_at, fails: 0, by_id: 'test' })
        .execute(),
    )
    await say('您本期账单已逾期。')
    clock.advance(1_000)
    await findingsOf(say('您本期账单已逾期。'))
  })
})

describe('overrides', () => {
  const ask = '请您尽快还款。'
  const papers = '请提供借款合同'
  const reason = '主管李已口头同意，手机13800138000'

  test('where the rule allows one it is sent, counted and told of, without the number in its reason', async () => {
    const { desk, agent, say, writes } = await talking()
    await writes('我要投诉你们')
    expect(await findingsOf(say(papers))).toMatchObject([{ rule: 'complaint-papers', override: true }])
    // Twice the same rule is one override.
    await say(papers, {
      overrides: [
        { rule: 'complaint-papers', reason: '先写的理由' },
        { rule: 'complaint-papers', reason },
      ],
    })
    const { rules } = await agent.gate.rules()
    expect(rules.find(({ id }) => id === 'complaint-papers')).toMatchObject({ overrides30d: 1 })
    const [told] = auditOf(desk, 'message.send')
    expect(told!.changes).toContain('complaint-papers: 主管李已口头同意')
    expect(told!.changes).not.toContain('13800138000')
  })

  test('where it does not, it is refused, whatever the reason', async () => {
    const { agent, say } = await talking()
    const refused = await refusalOf(say(wrong, { overrides: [{ rule: 'number-amount', reason }] }))
    expect(refused).toEqual({ code: 'OVERRIDE_REFUSED', rule: 'number-amount' })
    const { rules } = await agent.gate.rules()
    expect(rules.every(({ overrides30d }) => overrides30d === 0)).toBe(true)
  })

  test('what is held waits for a second person, whatever reason its author has', async () => {
    const { desk, say } = await talking()
    await wishes(desk, { stop_requested_at: '2026-11-01T00:00:00.000Z' })
    const [held] = await findingsOf(say(ask))
    expect(held).toMatchObject({ rule: 'stop-request-ask', severity: 'hold' })
    expect(held).not.toHaveProperty('override')
    const overrides = [{ rule: 'stop-request-ask', reason }]
    expect(await refusalOf(say(ask, { overrides }))).toEqual({ code: 'OVERRIDE_REFUSED', rule: 'stop-request-ask' })
  })

  test('an override of one rule is none of another', async () => {
    const { say, writes } = await talking()
    await writes('我要投诉你们')
    const overrides = [{ rule: 'complaint-papers', reason }]
    expect(await findingsOf(say(`${papers}。${wrong}`, { overrides }))).not.toHaveLength(0)
  })
})

test('a retry answers what it answered, though the ledger has moved since', async () => {
  const { desk, say } = await talking()
  const idempotencyKey = 'k-000000000000000000001'
  const right = wrong.replace('1,280', '1,208')
  const first = await say(right, { idempotencyKey })
  await payBill(desk, 'b1', 20_800)
  expect(await say(right, { idempotencyKey })).toEqual(first)
  expect(await refusalOf(say('别的话', { idempotencyKey }))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
})
