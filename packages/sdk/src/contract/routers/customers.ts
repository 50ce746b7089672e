import { readsCustomers, servesCustomers } from '../policy.ts'
import { customers as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const customersRouter = router({
  search: ask(readsCustomers)
    .input(shape.search.input)
    .output(shape.search.output)
    .query(({ ctx, input }) => ctx.desk.customers.search(input)),
  overview: ask(readsCustomers)
    .input(shape.overview.input)
    .output(shape.overview.output)
    .query(({ ctx, input }) => ctx.desk.customers.overview(input)),
  reveal: ask(servesCustomers)
    .input(shape.reveal.input)
    .output(shape.reveal.output)
    .mutation(({ ctx, input }) => ctx.desk.customers.reveal(input)),
})
