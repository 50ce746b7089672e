import type { LedgerRows } from '../ledger-writer.ts'
import type { Chance } from '@zuoxi/sdk/rehearsal'
import type { DueDates } from './due-dates.ts'
import type { InventedLoan } from './loan.ts'

const goods: Readonly<Record<string, readonly [string, ...string[]]>> = {
  装修分期: ['全屋定制', '旧房翻新', '厨卫改造'],
  数码分期: ['手机', '笔记本电脑', '平板电脑', '相机'],
  教育分期: ['职业课程', '语言课程'],
  家电分期: ['冰箱', '洗衣机', '电视机', '空调'],
}
const merchants = ['星桥数码（虚构）', '净居生活馆（虚构）', '家电优选（虚构）', '知行课堂（虚构）'] as const

/** What every other loan for goods has paid for, so that four loans in ten have an order. */
export function inventOrders(
  customerId: string,
  loans: readonly InventedLoan[],
  dueDates: DueDates,
  chance: Chance,
): NonNullable<LedgerRows['orders']> {
  return loans.flatMap((loan, i) => {
    const names = goods[loan.product]
    if (!names || !chance.percent(50)) return []
    const order = `${customerId.slice(3)}${i + 1}`
    return {
      id: `${customerId}-O${i + 1}`,
      customer_id: customerId,
      order_no: `DD${order}`,
      merchant: chance.pick(merchants),
      items: JSON.stringify([{ name: chance.pick(names), quantity: 1, priceFen: loan.principalFen }]),
      amount_fen: loan.principalFen,
      financed_fen: loan.principalFen,
      loan_id: `${customerId}-L${i + 1}`,
      status: loan.termsDue === 0 ? 'shipped' : loan.termsDue === 1 ? 'delivered' : 'completed',
      refund_failed: 0,
      placed_on: dueDates.at(-loan.termsDue),
    }
  })
}
