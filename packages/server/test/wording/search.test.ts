import { describe, expect, test } from 'vitest'
import type { BillId, BusinessDate, CustomerId } from '@zuoxi/sdk'
import { FixtureWording } from '@zuoxi/sdk/rehearsal'
import { seedWording } from '../../src/demo/seed-wording.ts'
import { colleague } from '../conversations/hall.ts'
import { addCustomer, clientAs, testDesk } from '../support/desk.ts'
import { addLoanWithBill, stockWording } from './stock.ts'

const customerId = 'c1' as CustomerId

async function shop() {
  const desk = await testDesk()
  await addCustomer(desk, customerId)
  await stockWording(desk)
  return { desk, agent: await clientAs(desk, 'agent') }
}

describe('wording.search', () => {
  test.each([
    ['逾期', 'overdue.reminder'],
    ['yuqi', 'overdue.reminder'],
    ['yq', 'overdue.reminder'],
    ['yqtx', 'overdue.reminder'],
    ['yuqtx', 'overdue.reminder'],
    ['逾qi', 'overdue.reminder'],
    ['YUQI', 'overdue.reminder'],
    ['ｙｑ', 'overdue.reminder'],
    ['huankuan', 'overdue.reminder'],
    ['hk', 'overdue.reminder'],
    ['overdue', 'overdue.reminder'],
    ['nianhua', 'rate.disclose'],
    ['投诉 受理', 'complaint.accepted'],
    ['tssl', 'complaint.accepted'],
    ['单利', 'rate.disclose'],
    ['工单编号', 'complaint.accepted'],
  ])('%s finds %s', async (text, key) => {
    const { agent } = await shop()
    const { results } = await agent.wording.search({ text })
    expect(results.map(({ wording }) => wording.key)).toContain(key)
  })

  test('nothing matches what is nowhere', async () => {
    const { agent } = await shop()
    expect(await agent.wording.search({ text: '逾期 投诉' })).toEqual({ results: [] })
    expect(await agent.wording.search({ text: 'zzz' })).toEqual({ results: [] })
  })

  test('only what is in force now is offered', async () => {
    const { agent } = await shop()
    const { results } = await agent.wording.search({ text: '话术' })
    expect(results).toEqual([])
  })

  test('what fits this customer comes first, and the preview shows their amounts', async () => {
    const { desk, agent } = await shop()
    await addLoanWithBill(desk, customerId, { id: 'b1', period: '2026-10', dueDate: '2026-11-05', totalFen: 128_050 })
    const { results } = await agent.wording.search({ text: '提醒', customerId })
    expect(results.map(({ wording, fits }) => [wording.key, fits])).toEqual([
      ['overdue.reminder', true],
      ['due.soon', false],
    ])
    expect(results[0]?.preview.text).toContain('王先生/女士，您2026年10月账单尚有¥1,280.50待还，已逾期15天。')
  })

  test('a customer in time gets the other one first', async () => {
    const { desk, agent } = await shop()
    await addLoanWithBill(desk, customerId, { id: 'b1', period: '2026-11', dueDate: '2026-12-05', totalFen: 128_050 })
    const { results } = await agent.wording.search({ text: '提醒', customerId })
    expect(results.map(({ wording, fits }) => [wording.key, fits])).toEqual([
      ['due.soon', true],
      ['overdue.reminder', false],
    ])
    expect(results[1]?.preview.missing).toEqual([{ slot: '逾期天数', why: 'not_overdue' }])
  })

  test('without words: favourites first, then what this agent uses most', async () => {
    const { desk, agent } = await shop()
    await addLoanWithBill(desk, customerId, { id: 'b1', period: '2026-10', dueDate: '2026-11-05', totalFen: 128_050 })
    const keys = async () =>
      (await agent.wording.search({ text: '', customerId })).results
        .filter(({ fits }) => fits)
        .map(({ wording }) => wording.key)
    expect(await keys()).toEqual(['open.greeting', 'overdue.reminder', 'complaint.accepted', 'rate.disclose'])
    await agent.wording.insert({ key: 'rate.disclose', customerId })
    expect(await keys()).toEqual(['open.greeting', 'overdue.reminder', 'rate.disclose', 'complaint.accepted'])
  })

  test('without words, in a conversation: what it is about first, then favourites', async () => {
    const { desk, agent } = await shop()
    const wording = (key: string, scenario: string) =>
      FixtureWording.parse({ key, title: scenario, scenario, text: '我为您登记。' })
    await desk.room.store.writer.write((trx) =>
      seedWording(
        trx,
        [wording('double', '重复扣款'), wording('credited', '还款未入账'), wording('fees', '费用争议')],
        '2026-11-20' as BusinessDate,
      ),
    )
    const channel = await clientAs(desk, 'channel')
    const { conversation } = await channel.conversations.receive({
      customerId,
      channel: 'app_chat',
      body: '还款没有入账',
      intent: 'PAY.not_credited',
    })
    const { results } = await agent.wording.search({ text: '', conversationId: conversation.id })
    expect(results.slice(0, 3).map(({ wording: { key } }) => key)).toEqual(['credited', 'double', 'open.greeting'])
  })

  test('a wording that has just been suspended is gone from the next search', async () => {
    const { desk, agent } = await shop()
    expect((await agent.wording.search({ text: 'yq' })).results).toHaveLength(1)
    await desk.room.store.writer.write((trx) =>
      trx.updateTable('script_version').set({ status: 'suspended' }).where('key', '=', 'overdue.reminder').execute(),
    )
    expect((await agent.wording.search({ text: 'yq' })).results).toHaveLength(0)
  })

  test("somebody else's bill or customer is not there", async () => {
    const { desk, agent } = await shop()
    await addCustomer(desk, 'c2')
    await addLoanWithBill(desk, 'c2', { id: 'b2', period: '2026-10', dueDate: '2026-11-05', totalFen: 100 })
    const stranger = await colleague(desk, 'other-tenant')
    const search = (input: { customerId?: CustomerId; billId?: BillId }, by = agent) =>
      by.wording.search({ text: '', ...input })
    await expect(search({ customerId, billId: 'b2' as BillId })).rejects.toMatchObject({
      failure: { code: 'NOT_FOUND', noun: 'bill' },
    })
    await expect(search({ billId: 'b2' as BillId }, stranger)).rejects.toMatchObject({
      failure: { code: 'NOT_FOUND', noun: 'bill' },
    })
    await expect(search({ customerId }, stranger)).rejects.toMatchObject({
      failure: { code: 'NOT_FOUND', noun: 'customer' },
    })
  })
})
