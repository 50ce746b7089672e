import { readsCustomers, servesCustomers } from '../policy.ts'
import { promises as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const promisesRouter = router({
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.promises.list(input)),
  end: ask(servesCustomers)
    .input(shape.end.input)
    .output(shape.end.output)
    .mutation(({ ctx, input }) => ctx.desk.promises.end(input)),
})
