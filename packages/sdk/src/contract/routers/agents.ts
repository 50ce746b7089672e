import { administers, readsCustomers } from '../policy.ts'
import { agents as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const agentsRouter = router({
  list: ask(readsCustomers)
    .output(shape.list.output)
    .query(({ ctx }) => ctx.desk.agents.list()),
  create: ask(administers)
    .input(shape.create.input)
    .output(shape.create.output)
    .mutation(({ ctx, input }) => ctx.desk.agents.create(input)),
})
