import { expect, it } from 'vitest'
import { openLending } from '../arrangements/lending.ts'
import { refusalOf } from '../support/desk.ts'

it('books the money of one transaction once, however its number is spelt', async () => {
  const { zhou, today, customerId } = await openLending()
  const record = (externalTxnId: string) =>
    zhou.repayments.record({
      externalTxnId,
      amountFen: 100 as never,
      channel: '主动还款',
      valueDate: today(),
      customerId,
    })
  const money = await record('Ｂａｎｋ-1')
  expect(money.externalTxnId).toBe('Bank-1')
  for (const again of ['Bank-1', ' Bank-1 ', 'BANK-1', 'bank-1', 'Ｂank-１'])
    expect(await refusalOf(record(again))).toMatchObject({ code: 'DUPLICATE', field: 'externalTxnId' })
  expect(await refusalOf(record('Ba\u200bnk-1'))).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: 'externalTxnId', problem: 'unseen_character' }],
  })
  expect(await refusalOf(record('B\u0430nk-1'))).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: 'externalTxnId', problem: 'look_alike' }],
  })
})
