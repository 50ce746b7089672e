import { readsCustomers, servesCustomers } from '../policy.ts'
import { contacts as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const contactsRouter = router({
  standing: ask(readsCustomers)
    .input(shape.standing.input)
    .output(shape.standing.output)
    .query(({ ctx, input }) => ctx.desk.contacts.standing(input)),
  record: ask(servesCustomers)
    .input(shape.record.input)
    .output(shape.record.output)
    .mutation(({ ctx, input }) => ctx.desk.contacts.record(input)),
  wish: ask(servesCustomers)
    .input(shape.wish.input)
    .output(shape.wish.output)
    .mutation(({ ctx, input }) => ctx.desk.contacts.wish(input)),
})
