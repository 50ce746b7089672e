import { expect, test } from 'vitest'
import { refusalOf } from '../support/desk.ts'
import { addLoanWithBill, payBill } from '../wording/stock.ts'
import { customerId, member, talking } from './floor.ts'

async function telling() {
  const talk = await talking()
  const { agent, conversationId } = talk
  const { text, scriptVersionId, key, version, slots } = await agent.wording.fill({
    key: 'overdue.reminder',
    customerId,
    conversationId,
  })
  const body = text.replace('有困难请告诉我。', '需要我帮您看看方案吗？')
  const { id: messageId } = await agent.conversations.send({
    conversationId,
    body,
    wording: [{ scriptVersionId, key, version, slots }],
  })
  return { ...talk, messageId }
}

test('what was told: the wording, its values then and now, what was changed, the ledger then and now', async () => {
  const { desk, agent, messageId } = await telling()
  await payBill(desk, 'b1', 20_800)
  const told = await agent.conversations.told({ messageId })
  expect(told.wordings).toMatchObject([{ key: 'overdue.reminder', version: 1, status: 'active' }])
  expect(told.wordings[0]!.slots).toContainEqual({ slot: '应还金额', was: '¥1,208.00', now: '¥1,000.00' })
  expect(
    told.edits
      .filter(({ kind }) => kind === 'added')
      .map(({ text }) => text)
      .join(''),
  ).toContain('方案')
  expect(told).toMatchObject({
    billThen: { outstanding: '¥1,208.00', dpd: 15 },
    billNow: { outstanding: '¥1,000.00', dpd: 15 },
  })
})

test('the bill then and the bill now are the same one, though another is the oldest by now', async () => {
  const { desk, agent, clock, messageId } = await telling()
  await payBill(desk, 'b1', 120_800)
  await addLoanWithBill(desk, customerId, { id: 'b2', period: '2026-11', dueDate: '2026-12-05', totalFen: 77_700 })
  clock.advance(24 * 60 * 60_000)
  expect(await agent.conversations.told({ messageId })).toMatchObject({
    billThen: { outstanding: '¥1,208.00' },
    billNow: { outstanding: '¥0.00', dpd: 0 },
  })
})

test('a message without wording has no edits; one of another tenant is not there', async () => {
  const { desk, agent, say } = await telling()
  const { id: messageId } = await say('好的。')
  expect(await agent.conversations.told({ messageId })).toMatchObject({ wordings: [], edits: [] })
  const stranger = await member(desk, 'stranger', 'agent', 'other')
  expect(await refusalOf(stranger.conversations.told({ messageId }))).toMatchObject({ code: 'NOT_FOUND' })
})
