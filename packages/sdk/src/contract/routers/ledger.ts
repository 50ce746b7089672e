import { administers, audits, readsCustomers } from '../policy.ts'
import { ledger as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const ledgerRouter = router({
  verify: ask(audits)
    .output(shape.verify.output)
    .query(({ ctx }) => ctx.desk.ledger.verify()),
  explain: ask(readsCustomers)
    .input(shape.explain.input)
    .output(shape.explain.output)
    .query(({ ctx, input }) => ctx.desk.ledger.explain(input)),
  roll: ask(administers)
    .input(shape.roll.input)
    .output(shape.roll.output)
    .mutation(({ ctx, input }) => ctx.desk.ledger.roll(input)),
  delinquency: ask(readsCustomers)
    .output(shape.delinquency.output)
    .query(({ ctx }) => ctx.desk.ledger.delinquency()),
})
