import { approvesArrangements, readsCustomers, servesCustomers } from '../policy.ts'
import { arrangements as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const arrangementsRouter = router({
  preview: ask(readsCustomers)
    .input(shape.preview.input)
    .output(shape.preview.output)
    .query(({ ctx, input }) => ctx.desk.arrangements.preview(input)),
  quote: ask(servesCustomers)
    .input(shape.quote.input)
    .output(shape.quote.output)
    .mutation(({ ctx, input }) => ctx.desk.arrangements.quote(input)),
  confirm: ask(servesCustomers)
    .input(shape.confirm.input)
    .output(shape.confirm.output)
    .mutation(({ ctx, input }) => ctx.desk.arrangements.confirm(input)),
  decide: ask(approvesArrangements)
    .input(shape.decide.input)
    .output(shape.decide.output)
    .mutation(({ ctx, input }) => ctx.desk.arrangements.decide(input)),
  withdraw: ask(servesCustomers)
    .input(shape.withdraw.input)
    .output(shape.withdraw.output)
    .mutation(({ ctx, input }) => ctx.desk.arrangements.withdraw(input)),
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.arrangements.get(input)),
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.arrangements.list(input)),
})
