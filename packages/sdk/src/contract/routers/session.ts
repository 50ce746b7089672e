import { openToAll, signedIn } from '../policy.ts'
import { session as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const sessionRouter = router({
  signIn: ask(openToAll('one signs in here'))
    .input(shape.signIn.input)
    .output(shape.signIn.output)
    .mutation(({ ctx, input }) => ctx.desk.session.signIn(input)),
  signOut: ask(signedIn)
    .output(shape.signOut.output)
    .mutation(({ ctx }) => ctx.desk.session.signOut()),
  me: ask(signedIn)
    .output(shape.me.output)
    .query(({ ctx }) => ctx.desk.session.me()),
})
