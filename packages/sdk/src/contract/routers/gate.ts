import { keepsWording, readsCustomers, releasesMessages, servesCustomers } from '../policy.ts'
import { gate as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const gateRouter = router({
  context: ask(servesCustomers)
    .input(shape.context.input)
    .output(shape.context.output)
    .query(({ ctx, input }) => ctx.desk.gate.context(input)),
  judge: ask(servesCustomers)
    .input(shape.judge.input)
    .output(shape.judge.output)
    .query(({ ctx, input }) => ctx.desk.gate.judge(input)),
  rules: ask(readsCustomers)
    .output(shape.rules.output)
    .query(({ ctx }) => ctx.desk.gate.rules()),
  importRules: ask(keepsWording)
    .input(shape.importRules.input)
    .output(shape.importRules.output)
    .mutation(({ ctx, input }) => ctx.desk.gate.importRules(input)),
  moveRule: ask(keepsWording)
    .input(shape.moveRule.input)
    .output(shape.moveRule.output)
    .mutation(({ ctx, input }) => ctx.desk.gate.moveRule(input)),
  suspendRule: ask(keepsWording)
    .input(shape.suspendRule.input)
    .output(shape.suspendRule.output)
    .mutation(({ ctx, input }) => ctx.desk.gate.suspendRule(input)),
  resumeRule: ask(keepsWording)
    .input(shape.resumeRule.input)
    .output(shape.resumeRule.output)
    .mutation(({ ctx, input }) => ctx.desk.gate.resumeRule(input)),
  replay: ask(keepsWording)
    .input(shape.replay.input)
    .output(shape.replay.output)
    .query(({ ctx, input }) => ctx.desk.gate.replay(input)),
  held: ask(readsCustomers)
    .input(shape.held.input)
    .output(shape.held.output)
    .query(({ ctx, input }) => ctx.desk.gate.held(input)),
  release: ask(releasesMessages)
    .input(shape.release.input)
    .output(shape.release.output)
    .mutation(({ ctx, input }) => ctx.desk.gate.release(input)),
})
