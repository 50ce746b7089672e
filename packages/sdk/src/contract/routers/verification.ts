import { servesCustomers } from '../policy.ts'
import { verification as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const verificationRouter = router({
  ask: ask(servesCustomers)
    .input(shape.ask.input)
    .output(shape.ask.output)
    .query(({ ctx, input }) => ctx.desk.verification.ask(input)),
  answer: ask(servesCustomers)
    .input(shape.answer.input)
    .output(shape.answer.output)
    .mutation(({ ctx, input }) => ctx.desk.verification.answer(input)),
})
