import { audits } from '../policy.ts'
import { audit as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const auditRouter = router({
  verify: ask(audits)
    .output(shape.verify.output)
    .query(({ ctx }) => ctx.desk.audit.verify()),
})
