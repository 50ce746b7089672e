import type { BillId, BusinessDate, ConversationId, CustomerId, Fen } from '@zuoxi/sdk'
import { ticketTaxonomy, ticketTypeRow } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { maskNumbers } from '../../src/rules/mask-numbers.ts'
import { type DraftBill, draftBill, draftSummary, draftType } from '../../src/rules/ticket-draft.ts'
import { draftWords } from '../../src/rules/ticket-draft-words.ts'
import { addBill, addCustomer, clientAs, refusalOf, testDesk } from '../support/desk.ts'

test.each([
  [['我昨天已经还了，怎么还显示逾期？'], 'PAY.not_credited'],
  [['这笔钱不是我借的，我被冒名了'], 'FRD.not_me'],
  [['你们催收打给我同事了'], 'COL.third_party'],
  [['违约金怎么这么高'], 'FEE.penalty'],
  [['最近失业了，能不能延期'], 'HRD.deferral'],
  [['征信上为什么有不良记录'], 'CRD.wrong_record'],
  [['你好'], 'CON.bill'],
  [[], 'CON.bill'],
])('%j is about %s', (texts, type) => {
  expect(draftType(undefined, texts)).toBe(type)
})

test('the bot’s intent counts when it is a type we have, and only then', () => {
  expect(draftType('REF.delivery', ['违约金'])).toBe('REF.delivery')
  expect(draftType('XXX.unknown', ['违约金'])).toBe('FEE.penalty')
})

test('every word points to a type of the taxonomy, and every type has a word', () => {
  for (const { type } of draftWords.rows) expect([type, ticketTypeRow(type)?.path]).toEqual([type, type])
  expect(draftWords.rows.map((row) => row.type).toSorted()).toEqual(
    ticketTaxonomy.types.map((row) => row.path).toSorted(),
  )
})

test('a summary is the customer’s last words, on one safe line of at most 120 characters', () => {
  expect(draftSummary([], 'CON.bill')).toBe('业务咨询/账单')
  expect(draftSummary(['第一', '第二', '第三', '第四'], 'CON.bill')).toBe('第二；第三；第四')
  expect(draftSummary(['很久以前'.repeat(40), '现在'], 'CON.bill')).toBe('现在')
  expect([...draftSummary(['长'.repeat(300)], 'CON.bill')]).toHaveLength(120)
  expect(draftSummary(['a\u001b[31m\nb 13800138000'], 'CON.bill')).toBe('a␛[31m b 138****8000')
  expect(draftSummary(['  ', '\n'], 'CON.bill')).toBe('业务咨询/账单')
})

test('numbers of people are masked, other numbers are not', () => {
  expect(maskNumbers('手机13800138000，身份证11010519491231002X')).toBe('手机138****8000，身份证1****************X')
  expect(maskNumbers('卡号6222020000000000000，金额 1280.50，编号20261122')).toBe(
    `卡号${'*'.repeat(19)}，金额 1280.50，编号20261122`,
  )
})

const bill = (id: string, dueDate: string, facts: Partial<DraftBill> = {}): DraftBill => ({
  id: id as BillId,
  billNo: id,
  period: dueDate.slice(0, 7),
  state: 'issued',
  dueDate: dueDate as BusinessDate,
  totalFen: 100 as Fen,
  paidFen: 0 as Fen,
  ...facts,
})
const today = '2026-11-20' as BusinessDate
const bills = [
  bill('b11', '2026-11-25'),
  bill('b10', '2026-10-25'),
  bill('b09', '2026-09-25'),
  bill('b08', '2026-08-25', { state: 'paid', paidFen: 100 as Fen }),
]

test('a draft points to the bill last spoken of, else to the oldest overdue one', () => {
  expect(draftBill(bills, [{ 账单期: '2026年10月', 应还金额: '1.00元' }, { 账单期: '2026年8月' }], today)?.id).toBe(
    'b10',
  )
  expect(draftBill(bills, [{ 今日日期: '2026年11月25日' }, { 到期日: '2026年11月25日' }], today)?.id).toBe('b11')
  expect(draftBill(bills, [], today)?.id).toBe('b09')
  expect(draftBill([bills[0]!], [], today)).toBeUndefined()
  expect(draftBill([bill('x', '2026-10-01'), bill('y', '2026-10-02')], [{ 账单期: '2026年10月' }], today)?.id).toBe('x')
})

test('the desk fills a ticket in from its conversation, and the ticket can be logged as it stands', async () => {
  const desk = await testDesk()
  const customerId = 'c1' as CustomerId
  await addCustomer(desk, customerId)
  await addBill(desk, customerId, { id: 'b1', billNo: 'B202610', period: '2026-10', dueDate: '2026-10-25' })
  const gateway = await clientAs(desk, 'channel')
  const { conversation } = await gateway.conversations.receive({
    customerId,
    channel: 'app_chat',
    body: '我还了款，没到账',
  })
  const agent = await clientAs(desk, 'agent')
  const draft = await agent.tickets.draft({ conversationId: conversation.id })
  expect(draft).toEqual({
    type: 'PAY.not_credited',
    priority: 'P2',
    customerId,
    conversationId: conversation.id,
    assigneeId: 'local-agent',
    refs: [{ kind: 'bill', id: 'b1', label: 'B202610' }],
    summary: '我还了款，没到账',
  })
  await expect(agent.tickets.create(draft)).resolves.toMatchObject({
    type: 'PAY.not_credited',
    conversationId: conversation.id,
  })
  expect(await refusalOf(agent.tickets.draft({ conversationId: 'none' as ConversationId }))).toMatchObject({
    code: 'NOT_FOUND',
    noun: 'conversation',
  })
})
