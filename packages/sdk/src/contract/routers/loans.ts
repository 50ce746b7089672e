import { correctsMoney, readsCustomers } from '../policy.ts'
import { loans as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const loansRouter = router({
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.loans.get(input)),
  pausePenalty: ask(correctsMoney)
    .input(shape.pausePenalty.input)
    .output(shape.pausePenalty.output)
    .mutation(({ ctx, input }) => ctx.desk.loans.pausePenalty(input)),
  resumePenalty: ask(correctsMoney)
    .input(shape.resumePenalty.input)
    .output(shape.resumePenalty.output)
    .mutation(({ ctx, input }) => ctx.desk.loans.resumePenalty(input)),
})
