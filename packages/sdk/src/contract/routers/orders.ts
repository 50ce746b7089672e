import { readsCustomers } from '../policy.ts'
import { orders as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const ordersRouter = router({
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.orders.list(input)),
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.orders.get(input)),
  coupons: ask(readsCustomers)
    .input(shape.coupons.input)
    .output(shape.coupons.output)
    .query(({ ctx, input }) => ctx.desk.orders.coupons(input)),
})
