import { keepsWording, readsCustomers, servesCustomers } from '../policy.ts'
import { scripts as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const scriptsRouter = router({
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.scripts.list(input)),
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.scripts.get(input)),
  check: ask(keepsWording)
    .input(shape.check.input)
    .output(shape.check.output)
    .query(({ ctx, input }) => ctx.desk.scripts.check(input)),
  draft: ask(keepsWording)
    .input(shape.draft.input)
    .output(shape.draft.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.draft(input)),
  edit: ask(keepsWording)
    .input(shape.edit.input)
    .output(shape.edit.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.edit(input)),
  submit: ask(keepsWording)
    .input(shape.submit.input)
    .output(shape.submit.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.submit(input)),
  decide: ask(keepsWording)
    .input(shape.decide.input)
    .output(shape.decide.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.decide(input)),
  activate: ask(keepsWording)
    .input(shape.activate.input)
    .output(shape.activate.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.activate(input)),
  suspend: ask(keepsWording)
    .input(shape.suspend.input)
    .output(shape.suspend.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.suspend(input)),
  resume: ask(keepsWording)
    .input(shape.resume.input)
    .output(shape.resume.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.resume(input)),
  retire: ask(keepsWording)
    .input(shape.retire.input)
    .output(shape.retire.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.retire(input)),
  diff: ask(readsCustomers)
    .input(shape.diff.input)
    .output(shape.diff.output)
    .query(({ ctx, input }) => ctx.desk.scripts.diff(input)),
  favourite: ask(servesCustomers)
    .input(shape.favourite.input)
    .output(shape.favourite.output)
    .mutation(({ ctx, input }) => ctx.desk.scripts.favourite(input)),
})
