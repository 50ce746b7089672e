import { assertConversations } from '@zuoxi/sdk/rehearsal'
import { refuseFiles } from '../refuse-files.ts'
import { choose } from '../replay/choose.ts'
import { runChosen } from '../replay/run.ts'
import { stepThrough } from '../replay/step-through.ts'
import { reportOfRun } from '../replay/tell.ts'
import { watchAndRun } from '../replay/watch.ts'
import { replayOptions, wishOf } from '../replay/wish.ts'
import type { Verb } from './verb.ts'

/** Play fixture conversations through the SDK on desks made for them, and check what they expect. */
export const replay: Verb = {
  name: 'replay',
  args: ['<paths...>'],
  options: replayOptions,
  stopsItself: 'at_once',
  embeddedOnly: true,
  run: async (context, input) => {
    const wish = wishOf(context, input)
    // Before the cast is there: a file that is no good is refused in little memory.
    await assertConversations(wish.paths).catch((error: unknown) =>
      refuseFiles(error, context.words, context.words.fixturesRefused),
    )
    if (wish.watch) return watchAndRun(context, wish)
    const cast = await context.host.embedded.cast()
    const chosen = await choose(context, wish, cast)
    if (wish.step) return stepThrough(context, wish, cast, chosen)
    return reportOfRun(await runChosen(context, wish, cast, chosen), context.words)
  },
}
