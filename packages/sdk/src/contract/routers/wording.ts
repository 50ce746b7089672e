import { readsCustomers, servesCustomers } from '../policy.ts'
import { wording as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const wordingRouter = router({
  search: ask(readsCustomers)
    .input(shape.search.input)
    .output(shape.search.output)
    .query(({ ctx, input }) => ctx.desk.wording.search(input)),
  fill: ask(readsCustomers)
    .input(shape.fill.input)
    .output(shape.fill.output)
    .query(({ ctx, input }) => ctx.desk.wording.fill(input)),
  insert: ask(servesCustomers)
    .input(shape.insert.input)
    .output(shape.insert.output)
    .mutation(({ ctx, input }) => ctx.desk.wording.insert(input)),
})
