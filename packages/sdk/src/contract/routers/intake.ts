import { administers } from '../policy.ts'
import { intake as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const intakeRouter = router({
  rows: ask(administers)
    .input(shape.rows.input)
    .output(shape.rows.output)
    .mutation(({ ctx, input }) => ctx.desk.intake.rows(input)),
})
