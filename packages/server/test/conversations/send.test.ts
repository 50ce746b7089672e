import { describe, expect, test } from 'vitest'
import type { BillId, Conversation, FilledWording, ScriptVersionId, WordingUse } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { addLoanWithBill, payBill } from '../wording/stock.ts'
import { colleague, customerId, openHall } from './hall.ts'

async function talking() {
  const hall = await openHall()
  await addLoanWithBill(hall.desk, customerId, {
    id: 'b1',
    period: '2026-10',
    dueDate: '2026-11-05',
    totalFen: 128_050,
  })
  const { id: conversationId } = await hall.arrives()
  await hall.agent.conversations.take({ conversationId })
  return { ...hall, conversationId }
}

function used({ scriptVersionId, key, version, slots }: FilledWording): WordingUse {
  return { scriptVersionId, key, version, slots }
}

describe('send', () => {
  test('a wording is sent as it was filled, and the message keeps key, version and values', async () => {
    const { agent, conversationId } = await talking()
    const filled = await agent.wording.insert({ key: 'overdue.reminder', customerId, conversationId })
    const message = await agent.conversations.send({ conversationId, body: filled.text, wording: [used(filled)] })
    expect(message).toMatchObject({
      role: 'agent',
      authorName: '林晓（演示）',
      seq: 2,
      wording: [{ key: 'overdue.reminder', version: 1, slots: { 应还金额: '¥1,280.50', 逾期天数: '15' } }],
    })
    expect(await agent.conversations.get({ conversationId })).toMatchObject({
      unread: 0,
      lastRole: 'agent',
    } satisfies Partial<Conversation>)
  })

  test('the editable part may be changed, the locked part and the amounts may not', async () => {
    const { agent, conversationId } = await talking()
    const filled = await agent.wording.fill({ key: 'overdue.reminder', customerId })
    const send = (body: string) => agent.conversations.send({ conversationId, body, wording: [used(filled)] })
    await send(filled.text.replace('有困难请告诉我。', '需要我帮您看看方案吗？'))
    await send(`您好。${filled.text}`)
    const altered = { code: 'WORDING_ALTERED', key: 'overdue.reminder', version: 1 }
    expect(await refusalOf(send(filled.text.replace('¥1,280.50', '¥1,280.00')))).toEqual(altered)
    expect(await refusalOf(send(filled.text.replace('尚有', '只有')))).toEqual(altered)
    expect(await refusalOf(send('好的'))).toEqual(altered)
  })

  test('beside a wording, an amount that the ledger does not hold is refused', async () => {
    const { agent, conversationId } = await talking()
    const filled = await agent.wording.fill({ key: 'overdue.reminder', customerId })
    const send = (body: string) => agent.conversations.send({ conversationId, body, wording: [used(filled)] })
    for (const lie of ['¥1.00', '￥1', '1.00', '９９.00 元', '1,280元']) {
      expect(await refusalOf(send(`您实际应还${lie}。${filled.text}`))).toMatchObject({
        code: 'GATE_BLOCKED',
        findings: [{ rule: 'number-amount', severity: 'block' }],
      })
    }
    await send(`您账单的 1280.50 元，${filled.text}`)
  })

  test('a wording filled before a payment came in is outdated, with both values', async () => {
    const { desk, agent, conversationId } = await talking()
    const filled = await agent.wording.fill({ key: 'overdue.reminder', customerId })
    await payBill(desk, 'b1', 28_050)
    expect(
      await refusalOf(agent.conversations.send({ conversationId, body: filled.text, wording: [used(filled)] })),
    ).toEqual({
      code: 'SLOT_OUTDATED',
      key: 'overdue.reminder',
      slot: '应还金额',
      yours: '¥1,280.50',
      ledger: '¥1,000.00',
    })
  })

  test('values for a bill that is not named belong to the bill at hand', async () => {
    const { desk, agent, conversationId } = await talking()
    await addLoanWithBill(desk, customerId, { id: 'b2', period: '2026-11', dueDate: '2026-12-05', totalFen: 300 })
    const billId = 'b2' as BillId
    const filled = await agent.wording.fill({ key: 'due.soon', billId })
    const send = { conversationId, body: filled.text, wording: [used(filled)] }
    expect(await refusalOf(agent.conversations.send(send))).toMatchObject({ code: 'SLOT_OUTDATED', slot: '账单期' })
    expect(await agent.conversations.send({ ...send, billId })).toMatchObject({
      body: '您2026年11月账单¥3.00将于2026年12月5日到期。',
    })
  })

  test('a slot that cannot be filled any more refuses', async () => {
    const { desk, agent, conversationId } = await talking()
    const filled = await agent.wording.fill({ key: 'overdue.reminder', customerId })
    await payBill(desk, 'b1', 128_050)
    expect(
      await refusalOf(agent.conversations.send({ conversationId, body: filled.text, wording: [used(filled)] })),
    ).toMatchObject({
      code: 'SLOT_UNFILLED',
      key: 'overdue.reminder',
    })
  })

  test('unknown, mismatched and suspended versions are refused', async () => {
    const { desk, agent, conversationId } = await talking()
    const filled = await agent.wording.fill({ key: 'open.greeting', customerId })
    const send = (use: WordingUse) =>
      refusalOf(agent.conversations.send({ conversationId, body: filled.text, wording: [use] }))
    expect(await send({ ...used(filled), scriptVersionId: 'x@1' as ScriptVersionId })).toEqual({
      code: 'WORDING_UNKNOWN',
      id: 'x@1',
    })
    expect(await send({ ...used(filled), version: 2 })).toMatchObject({ code: 'WORDING_UNKNOWN' })
    expect(await send({ ...used(filled), key: 'rate.disclose' })).toMatchObject({ code: 'WORDING_UNKNOWN' })
    await desk.room.store.writer.write((trx) =>
      trx.updateTable('script_version').set({ status: 'suspended' }).where('key', '=', 'open.greeting').execute(),
    )
    expect(await send(used(filled))).toEqual({
      code: 'WORDING_NOT_ACTIVE',
      key: 'open.greeting',
      version: 1,
      status: 'suspended',
    })
  })

  test('values that no slot asks for are not kept', async () => {
    const { agent, conversationId } = await talking()
    const filled = await agent.wording.fill({ key: 'open.greeting', customerId })
    const use = { ...used(filled), slots: { ...filled.slots, 减免: '¥999.00' } }
    const message = await agent.conversations.send({ conversationId, body: filled.text, wording: [use] })
    expect(message.wording[0]?.slots).toEqual(filled.slots)
  })

  test('an unfilled slot never reaches a customer, whoever typed it', async () => {
    const { agent, conversationId } = await talking()
    const send = (body: string) => refusalOf(agent.conversations.send({ conversationId, body }))
    expect(await send('编号【工单编号】')).toEqual({
      code: 'SLOT_UNFILLED',
      key: '',
      slots: [{ slot: '工单编号', why: 'no_ticket' }],
    })
    expect(await send('应还【应还金额】')).toEqual({
      code: 'SLOT_OUTDATED',
      key: '',
      slot: '应还金额',
      yours: '【应还金额】',
      ledger: '¥1,280.50',
    })
    expect(await agent.conversations.send({ conversationId, body: '请看【还款】页' })).toMatchObject({
      body: '请看【还款】页',
    })
  })

  test.each(['{{应还金额}}', '【 应还金额 】', '【应还\u200b金额】', '[应还金额]', '［应还金额］', '〖应还金额〗'])(
    'an unfilled slot is one in any spelling: %s',
    async (slot) => {
      const { agent, conversationId } = await talking()
      const failure = await refusalOf(agent.conversations.send({ conversationId, body: `您应还${slot}` }))
      expect(['SLOT_UNFILLED', 'SLOT_OUTDATED']).toContain(failure?.code)
    },
  )

  test('forbidden words are blocked, with the alternative; warnings pass', async () => {
    const { agent, conversationId } = await talking()
    expect(await refusalOf(agent.conversations.send({ conversationId, body: '再不还就通 知 您 单 位' }))).toMatchObject(
      {
        code: 'GATE_BLOCKED',
        findings: [
          {
            rule: 'threat-exposure',
            severity: 'block',
            text: '通 知 您 单 位',
            span: [4, 13],
            fix: expect.any(String),
          },
        ],
      },
    )
    expect(await agent.conversations.send({ conversationId, body: '我们不会通知您单位' })).toMatchObject({ seq: 2 })
  })

  test('only the one who holds the conversation speaks, and only while it is active', async () => {
    const { desk, agent, owner, conversationId, arrives } = await talking()
    const other = await colleague(desk)
    expect(await refusalOf(other.conversations.send({ conversationId, body: '您好' }))).toEqual({
      code: 'NOT_YOURS',
      by: '林晓（演示）',
    })
    expect(await refusalOf(owner.conversations.send({ conversationId, body: '您好' }))).toMatchObject({
      code: 'NOT_YOURS',
    })
    const waiting = await arrives()
    expect(await refusalOf(agent.conversations.send({ conversationId: waiting.id, body: '您好' }))).toEqual({
      code: 'NOT_YOURS',
    })
    const { rev } = await agent.conversations.get({ conversationId })
    await agent.conversations.wrapUp({ conversationId, expectedRev: rev })
    expect(await refusalOf(agent.conversations.send({ conversationId, body: '您好' }))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'wrap_up',
    })
  })

  test('what was refused left nothing behind', async () => {
    const { desk, agent, conversationId } = await talking()
    const events = async () => (await desk.room.store.read.selectFrom('desk_event').selectAll().execute()).length
    const before = await events()
    await refusalOf(agent.conversations.send({ conversationId, body: '百分百下款' }))
    expect(await events()).toBe(before)
    expect((await agent.conversations.messages({ conversationId })).items).toHaveLength(1)
  })
})
