import { pagerOf } from '../pager.ts'
import { type Answers, pageSize } from './answer.ts'

export const creditAnswers: Answers<'loadLoan' | 'loadOrders' | 'loadOrder' | 'explain'> = {
  loadLoan: async ({ loanId }, { desk }) => ({ kind: 'loan', loan: await desk.loans.get({ loanId }) }),
  loadOrders: async ({ customerId }, { desk }) => {
    const [page, { coupons }] = await Promise.all([
      pagerOf([desk.orders.list({ customerId, limit: pageSize })]).pull(pageSize),
      desk.orders.coupons({ customerId }),
    ])
    return { kind: 'orders', customerId, orders: page.items, coupons, more: page.more }
  },
  loadOrder: async ({ orderId }, { desk }) => ({ kind: 'order', order: await desk.orders.get({ orderId }) }),
  explain: async ({ figure }, { desk }) => ({
    kind: 'explained',
    figure,
    explanation: await desk.ledger.explain({ figure }),
  }),
}
