import { audits } from '../policy.ts'
import { audit as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const auditRouter = router({
  list: ask(audits)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.audit.list(input)),
  verify: ask(audits)
    .output(shape.verify.output)
    .query(({ ctx }) => ctx.desk.audit.verify()),
})
