import { audits, readsCustomers } from '../policy.ts'
import { ledger as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const ledgerRouter = router({
  verify: ask(audits)
    .output(shape.verify.output)
    .query(({ ctx }) => ctx.desk.ledger.verify()),
  delinquency: ask(readsCustomers)
    .output(shape.delinquency.output)
    .query(({ ctx }) => ctx.desk.ledger.delinquency()),
})
