import { readsCustomers, servesCustomers } from '../policy.ts'
import { tickets as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const ticketsRouter = router({
  draft: ask(servesCustomers)
    .input(shape.draft.input)
    .output(shape.draft.output)
    .query(({ ctx, input }) => ctx.desk.tickets.draft(input)),
  create: ask(servesCustomers)
    .input(shape.create.input)
    .output(shape.create.output)
    .mutation(({ ctx, input }) => ctx.desk.tickets.create(input)),
  update: ask(servesCustomers)
    .input(shape.update.input)
    .output(shape.update.output)
    .mutation(({ ctx, input }) => ctx.desk.tickets.update(input)),
  comment: ask(servesCustomers)
    .input(shape.comment.input)
    .output(shape.comment.output)
    .mutation(({ ctx, input }) => ctx.desk.tickets.comment(input)),
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.tickets.list(input)),
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.tickets.get(input)),
})
