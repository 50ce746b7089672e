import { readsCustomers } from '../policy.ts'
import { bills as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const billsRouter = router({
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.bills.list(input)),
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.bills.get(input)),
})
