import { businessDateOf, instantOf } from '@zuoxi/sdk'
import { FixtureWording } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '../../src/open-desk.ts'
import { seedWording } from '../../src/demo/seed-wording.ts'

/** Approved wordings of every kind that these tests need. */
const wordings = [
  {
    key: 'open.greeting',
    title: '问候',
    scenario: '开场',
    favourite: 1,
    text: '您好，我是{{机构}}客服{{工号}}，请问有什么可以帮您？',
  },
  {
    key: 'overdue.reminder',
    title: '逾期提醒',
    scenario: '逾期提醒',
    aliases: ['还款'],
    stages: ['M1'],
    needsBill: true,
    favourite: 4,
    text: '{{姓氏}}先生/女士，您{{账单期}}账单尚有{{应还金额}}待还，已逾期{{逾期天数}}天。[[有困难请告诉我。]]',
  },
  {
    key: 'due.soon',
    title: '到期前提醒',
    scenario: '还款',
    stages: ['current'],
    needsBill: true,
    text: '您{{账单期}}账单{{应还金额}}将于{{到期日}}到期。',
  },
  {
    key: 'rate.disclose',
    title: '年化利率',
    scenario: '利率',
    text: '借款{{借款编号}}年化利率（单利）为{{年化利率}}。',
  },
  {
    key: 'complaint.accepted',
    title: '投诉受理',
    scenario: '投诉',
    text: '已受理，编号{{工单编号}}，答复期限{{答复期限}}。',
  },
  { key: 'old.words', title: '旧话术', scenario: '开场', status: 'retired', text: '旧的说法。' },
  { key: 'future.words', title: '明年话术', scenario: '开场', from: '2027-01-01', text: '新的说法。' },
  {
    key: 'past.words',
    title: '去年话术',
    scenario: '开场',
    from: '2025-01-01',
    to: '2025-12-31',
    text: '去年的说法。',
  },
] as const

export async function stockWording(desk: OpenDesk): Promise<void> {
  const today = businessDateOf(instantOf(desk.room.clock.nowMs()))
  const parsed = wordings.map((wording) => FixtureWording.parse(wording))
  await desk.room.store.writer.write((trx) => seedWording(trx, parsed, today))
}

/** A loan with one bill of it; the amounts are in 分. */
export async function addLoanWithBill(
  desk: OpenDesk,
  customerId: string,
  bill: { id: string; period: string; dueDate: string; totalFen: number; paidFen?: number },
): Promise<void> {
  await desk.room.store.writer.write(async (trx) => {
    await trx
      .insertInto('loan')
      .values({
        id: `loan-${bill.id}`,
        customer_id: customerId,
        loan_no: `L-${bill.id}`,
        product: '消费分期',
        funder: '演示资方',
        principal_fen: 1_200_000,
        outstanding_fen: 900_001,
        terms: 12,
        terms_paid: 3,
        method: 'equal_instalment',
        apr_ppm: 180_000,
        status: 'active',
        disbursed_on: '2026-06-01',
      })
      .execute()
    await trx
      .insertInto('bill')
      .values({
        id: bill.id,
        customer_id: customerId,
        bill_no: `B-${bill.id}`,
        external_id: null,
        period: bill.period,
        issued_on: bill.dueDate,
        due_date: bill.dueDate,
        total_fen: bill.totalFen,
        paid_fen: bill.paidFen ?? 0,
        state: bill.paidFen ? 'partial' : 'issued',
        content_hash: null,
        created_at: '2026-01-01T00:00:00.000Z',
      })
      .execute()
    await trx
      .insertInto('bill_line')
      .values({
        bill_id: bill.id,
        no: 1,
        component: 'principal',
        loan_id: `loan-${bill.id}`,
        instalment_no: 4,
        amount_fen: bill.totalFen,
        paid_fen: bill.paidFen ?? 0,
      })
      .execute()
  })
}

export async function payBill(desk: OpenDesk, billId: string, paidFen: number): Promise<void> {
  await desk.room.store.writer.write((trx) =>
    trx.updateTable('bill').set({ paid_fen: paidFen, state: 'partial' }).where('id', '=', billId).execute(),
  )
}
