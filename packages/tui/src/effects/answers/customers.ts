import { type Bill, BillStatus, type CustomerId, type DeskClient } from '@zuoxi/sdk'
import { pagerOf } from '../pager.ts'
import { type Answers, pageSize } from './answer.ts'

export const customerAnswers: Answers<'search' | 'loadOverview' | 'loadBills' | 'loadBill'> = {
  search: async ({ text }, { desk, call }) => ({
    kind: 'found',
    text,
    hits: (await desk.customers.search({ text, limit: 20 }, call)).results,
  }),
  loadOverview: async ({ customerId }, { desk }) => ({
    kind: 'overview',
    overview: await desk.customers.overview({ customerId }),
  }),
  loadBills: async ({ customerId, overdueFirst, fresh }, { desk, pagers }) => {
    if (fresh) pagers.bills = pagerOf(billLists(desk, customerId, overdueFirst))
    const page = await pagers.bills?.pull(pageSize)
    return page && { kind: 'bills', customerId, overdueFirst, fresh, ...page }
  },
  loadBill: async ({ billId }, { desk }) => ({ kind: 'bill', bill: await desk.bills.get({ billId }) }),
}

/** Overdue first is two lists, one after the other: the second is only asked for when the first is read. */
function billLists(desk: DeskClient, customerId: CustomerId, overdueFirst: boolean): AsyncIterable<Bill>[] {
  if (!overdueFirst) return [desk.bills.list({ customerId, limit: pageSize })]
  const others = BillStatus.options.filter((status) => status !== 'overdue')
  return [
    desk.bills.list({ customerId, status: ['overdue'], limit: pageSize }),
    desk.bills.list({ customerId, status: others, limit: pageSize }),
  ]
}
