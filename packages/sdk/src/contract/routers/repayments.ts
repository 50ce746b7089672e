import { correctsMoney, readsCustomers, servesCustomers, takesMoney } from '../policy.ts'
import { repayments as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const repaymentsRouter = router({
  record: ask(takesMoney)
    .input(shape.record.input)
    .output(shape.record.output)
    .mutation(({ ctx, input }) => ctx.desk.repayments.record(input)),
  match: ask(servesCustomers)
    .input(shape.match.input)
    .output(shape.match.output)
    .mutation(({ ctx, input }) => ctx.desk.repayments.match(input)),
  unmatch: ask(correctsMoney)
    .input(shape.unmatch.input)
    .output(shape.unmatch.output)
    .mutation(({ ctx, input }) => ctx.desk.repayments.unmatch(input)),
  reverse: ask(correctsMoney)
    .input(shape.reverse.input)
    .output(shape.reverse.output)
    .mutation(({ ctx, input }) => ctx.desk.repayments.reverse(input)),
  refund: ask(correctsMoney)
    .input(shape.refund.input)
    .output(shape.refund.output)
    .mutation(({ ctx, input }) => ctx.desk.repayments.refund(input)),
  applyCredit: ask(servesCustomers)
    .input(shape.applyCredit.input)
    .output(shape.applyCredit.output)
    .mutation(({ ctx, input }) => ctx.desk.repayments.applyCredit(input)),
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.repayments.list(input)),
  explain: ask(readsCustomers)
    .input(shape.explain.input)
    .output(shape.explain.output)
    .query(({ ctx, input }) => ctx.desk.repayments.explain(input)),
})
