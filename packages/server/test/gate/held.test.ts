import { expect, test } from 'vitest'
import type { HeldMessage, WordingUse } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { payBill } from '../wording/stock.ts'
import { auditOf, customerId, member, talking, wishes } from './floor.ts'

const ask = '请您尽快还款。'
const reason = '客户主动问还款，请准予发出'
const decided = '已听录音，同意发出'

async function holding() {
  const talk = await talking()
  await wishes(talk.desk, { stop_requested_at: '2026-11-01T00:00:00.000Z' })
  const senior = await member(talk.desk, 'senior.zhao', 'senior')
  const hold = (body: string, more: object = {}) =>
    talk.agent.conversations.hold({ conversationId: talk.conversationId, body, reason, ...more })
  const decide = (held: HeldMessage, decision: 'release' | 'return' = 'release', by = senior) =>
    by.gate.release({ heldMessageId: held.id, expectedRev: held.rev, decision, reason: decided })
  return { ...talk, senior, hold, decide }
}

test('what is held leaves by a second person, in its author’s name, once', async () => {
  const { desk, agent, senior, hold, decide, conversationId } = await holding()
  const held = await hold(`${ask}明天给您回电。`)
  expect(held).toMatchObject({
    state: 'held',
    authorName: '林晓（演示）',
    customerNameMasked: '王**',
    findings: [{ rule: 'stop-request-ask' }],
  })
  expect((await senior.gate.held({ state: 'held' })).items).toEqual([held])
  const released = await decide(held)
  expect(released).toMatchObject({ state: 'released', decidedByName: 'senior.zhao', rev: 1 })
  const { items } = await agent.conversations.messages({ conversationId })
  expect(items.at(-1)).toMatchObject({ id: released.messageId, body: held.body, authorName: '林晓（演示）' })
  // Who promised it is who said it.
  expect((await agent.promises.list({ customerId })).items).toMatchObject([{ madeByName: '林晓（演示）' }])
  expect(auditOf(desk, 'message.release')).toMatchObject([{ actor_name: 'senior.zhao', reason: decided }])
  expect(await refusalOf(decide(released))).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'released' })
  expect((await senior.gate.held({ state: 'held' })).items).toEqual([])
})

test('nobody releases their own, agents release nobody’s, and other tenants see none', async () => {
  const { desk, hold, decide, agent, owner } = await holding()
  const held = await hold(ask)
  expect(await refusalOf(decide(held, 'release', agent))).toMatchObject({ code: 'FORBIDDEN' })
  const stranger = await member(desk, 'stranger', 'senior', 'other')
  expect(await refusalOf(decide(held, 'release', stranger))).toMatchObject({ code: 'NOT_FOUND' })
  expect((await stranger.gate.held({})).items).toEqual([])
  desk.room.store.sqliteWriter.prepare('update held_message set author_id = ?').run('local-owner')
  expect(await refusalOf(decide(held, 'release', owner))).toMatchObject({ code: 'OWN_REQUEST' })
})

test('a message given back is not sent', async () => {
  const { agent, hold, decide, conversationId } = await holding()
  const before = (await agent.conversations.messages({ conversationId })).items.length
  expect(await decide(await hold(ask), 'return')).toMatchObject({ state: 'returned', decisionReason: decided })
  expect((await agent.conversations.messages({ conversationId })).items).toHaveLength(before)
})

test('it is judged again at release: the ledger may have moved, or the night have come', async () => {
  const { desk, clock, hold, decide } = await holding()
  await payBill(desk, 'b1', 20_800)
  const held = await hold(`${ask}您10月账单待还¥1,000.00。`)
  await payBill(desk, 'b1', 50_800)
  expect(await refusalOf(decide(held))).toMatchObject({
    code: 'GATE_BLOCKED',
    findings: expect.arrayContaining([expect.objectContaining({ rule: 'number-amount', severity: 'block' })]),
  })
  const other = await hold(ask)
  clock.advance(12 * 60 * 60_000)
  expect(await refusalOf(decide(other))).toMatchObject({ code: 'GATE_BLOCKED' })
  expect(await decide(held, 'return')).toMatchObject({ state: 'returned' })
})

test('what is blocked cannot be held, nor a wording that is altered, pulled or unfilled', async () => {
  const { desk, agent, hold, decide } = await holding()
  expect(await refusalOf(hold('再不还就通知您单位'))).toMatchObject({ code: 'GATE_BLOCKED' })
  expect(await refusalOf(hold('您应还【应还金额】'))).toMatchObject({ code: 'SLOT_OUTDATED' })
  const { scriptVersionId, key, version, slots, text } = await agent.wording.fill({
    key: 'overdue.reminder',
    customerId,
  })
  const wording: WordingUse[] = [{ scriptVersionId, key, version, slots }]
  expect(await refusalOf(hold(`${ask}好的`, { wording }))).toMatchObject({ code: 'WORDING_ALTERED' })
  const held = await hold(`${ask}${text}`, { wording })
  desk.room.store.sqliteWriter.exec(`update script_version set status = 'suspended' where key = 'overdue.reminder'`)
  expect(await refusalOf(decide(held))).toMatchObject({ code: 'WORDING_NOT_ACTIVE', status: 'suspended' })
})

test('its text keeps the limits of any message', async () => {
  const { hold } = await holding()
  for (const body of ['', ' ', '好'.repeat(2_001), '\u202e过通您给证保']) {
    expect(await refusalOf(hold(body))).toMatchObject({ code: 'INVALID_INPUT' })
  }
})

test('a release that is asked for again answers what it answered, and sends once', async () => {
  const { agent, senior, hold, conversationId } = await holding()
  const held = await hold(ask)
  const input = {
    heldMessageId: held.id,
    expectedRev: held.rev,
    decision: 'release' as const,
    reason: decided,
    idempotencyKey: 'k-000000000000000000003' as never,
  }
  const first = await senior.gate.release(input)
  expect(await senior.gate.release(input)).toEqual(first)
  const { items } = await agent.conversations.messages({ conversationId })
  expect(items.filter(({ body }) => body === ask)).toHaveLength(1)
})

test('what was held for a conversation that is over is not sent into it', async () => {
  const { agent, hold, decide, conversationId } = await holding()
  const held = await hold(ask)
  const { rev } = await agent.conversations.get({ conversationId })
  await agent.conversations.wrapUp({ conversationId, expectedRev: rev })
  expect(await refusalOf(decide(held))).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'wrap_up' })
})
