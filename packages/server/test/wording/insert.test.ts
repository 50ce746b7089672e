import { describe, expect, test } from 'vitest'
import type { BillId, CustomerId, IdempotencyKey } from '@zuoxi/sdk'
import { addCustomer, clientAs, refusalOf, testDesk } from '../support/desk.ts'
import { addLoanWithBill, stockWording } from './stock.ts'

const customerId = 'c1' as CustomerId

async function shop() {
  const desk = await testDesk()
  await addCustomer(desk, customerId)
  await stockWording(desk)
  return { desk, agent: await clientAs(desk, 'agent') }
}

describe('wording.fill', () => {
  test('fills from the oldest overdue bill when none is named', async () => {
    const { desk, agent } = await shop()
    await addLoanWithBill(desk, customerId, { id: 'new', period: '2026-11', dueDate: '2026-12-05', totalFen: 300 })
    await addLoanWithBill(desk, customerId, {
      id: 'old',
      period: '2026-09',
      dueDate: '2026-10-05',
      totalFen: 128_050,
      paidFen: 50,
    })
    const filled = await agent.wording.fill({ key: 'overdue.reminder', customerId })
    expect(filled).toMatchObject({
      scriptVersionId: 'overdue.reminder@1',
      slots: { 姓氏: '王', 账单期: '2026年9月', 应还金额: '¥1,280.00', 逾期天数: '46' },
      missing: [],
    })
  })

  test('fills from the bill named', async () => {
    const { desk, agent } = await shop()
    await addLoanWithBill(desk, customerId, { id: 'old', period: '2026-09', dueDate: '2026-10-05', totalFen: 128_050 })
    await addLoanWithBill(desk, customerId, { id: 'new', period: '2026-11', dueDate: '2026-12-05', totalFen: 300 })
    expect(await agent.wording.fill({ key: 'due.soon', billId: 'new' as BillId })).toMatchObject({
      text: '您2026年11月账单¥3.00将于2026年12月5日到期。',
    })
    expect(await agent.wording.fill({ key: 'rate.disclose', billId: 'new' as BillId })).toMatchObject({
      text: '借款L-new年化利率（单利）为18.00%。',
    })
  })

  test('two running loans and no bill: which one is meant is not guessed', async () => {
    const { desk, agent } = await shop()
    await addLoanWithBill(desk, customerId, {
      id: 'a',
      period: '2026-09',
      dueDate: '2026-10-05',
      totalFen: 100,
      paidFen: 100,
    })
    await addLoanWithBill(desk, customerId, {
      id: 'b',
      period: '2026-09',
      dueDate: '2026-10-05',
      totalFen: 100,
      paidFen: 100,
    })
    expect(await agent.wording.fill({ key: 'rate.disclose', customerId })).toMatchObject({
      text: '借款【借款编号】年化利率（单利）为【年化利率】。',
      missing: [
        { slot: '借款编号', why: 'no_loan' },
        { slot: '年化利率', why: 'no_loan' },
      ],
    })
  })
})

describe('wording.insert', () => {
  test('a slot that cannot be filled refuses, and says which and why', async () => {
    const { agent } = await shop()
    expect(await refusalOf(agent.wording.insert({ key: 'overdue.reminder', customerId }))).toEqual({
      code: 'SLOT_UNFILLED',
      key: 'overdue.reminder',
      slots: [
        { slot: '账单期', why: 'no_bill' },
        { slot: '应还金额', why: 'no_bill' },
        { slot: '逾期天数', why: 'no_bill' },
      ],
    })
  })

  test.each([
    ['no.such', { code: 'WORDING_UNKNOWN', id: 'no.such' }],
    ['old.words', { code: 'WORDING_NOT_ACTIVE', key: 'old.words', version: 1, status: 'retired' }],
    ['future.words', { code: 'WORDING_NOT_ACTIVE', key: 'future.words', version: 1, status: 'scheduled' }],
    ['past.words', { code: 'WORDING_NOT_ACTIVE', key: 'past.words', version: 1, status: 'retired' }],
  ])('%s is refused', async (key, failure) => {
    const { agent } = await shop()
    expect(await refusalOf(agent.wording.insert({ key, customerId }))).toEqual(failure)
  })

  test('is told in the log once, however often it is retried, and remembered as a habit', async () => {
    const { desk, agent } = await shop()
    const idempotencyKey = 'insert-once-1' as IdempotencyKey
    const first = await agent.wording.insert({ key: 'open.greeting', customerId, idempotencyKey })
    expect(await agent.wording.insert({ key: 'open.greeting', customerId, idempotencyKey })).toEqual(first)
    expect(await refusalOf(agent.wording.insert({ key: 'rate.disclose', customerId, idempotencyKey }))).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    })
    const uses = await desk.room.store.read.selectFrom('script_use').selectAll().execute()
    expect(uses).toMatchObject([{ key: 'open.greeting', agent_id: 'local-agent', uses: 1 }])
    const told = await desk.room.store.read
      .selectFrom('audit_event')
      .select(['action', 'object_id'])
      .where('action', '=', 'wording.insert')
      .execute()
    expect(told).toEqual([{ action: 'wording.insert', object_id: 'open.greeting@1' }])
  })
})
