import { isBusinessDate } from '@zuoxi/sdk'
import { grouped, type Progress } from '../progress.ts'
import { BadUse, type Verb, type VerbContext } from './verb.ts'

/** End a business day. Leaving it half-way loses nothing: the next roll goes on where this one was. */
export const ledgerRoll: Verb = {
  name: 'ledger roll',
  args: [],
  options: { on: '--on <date>' },
  begins: 'refuse',
  run: async (context, { options }) => {
    const { desk, words, progress } = context
    const on = options['on']
    if (on !== undefined && (typeof on !== 'string' || !isBusinessDate(on))) throw new BadUse(words.badDate(String(on)))
    const client = await desk('owner')
    const bar = progress(words.rollLabel)
    const stopWatching = watch(context, bar)
    const roll = await client.ledger.roll(on === undefined ? {} : { businessDate: on }).finally(() => {
      stopWatching()
      bar.end()
    })
    return {
      json: roll,
      lines: [
        words.rolled(roll.businessDate, grouped(roll.bills), grouped(roll.cured)),
        ...roll.entered.map(({ stage, bills }) => words.rolledInto(stage, grouped(bills))),
        words.rolledArrangements(grouped(roll.expired), grouped(roll.broken), grouped(roll.billed)),
      ],
    }
  },
}

const lookEvery_ms = 200

/** A desk in this process tells how far it is; a remote one only when it is done. */
function watch({ host, url }: VerbContext, bar: Progress): () => void {
  if (url !== undefined) return () => {}
  const look = setInterval(() => {
    void host.embedded.rollProgress().then(
      (now) => now && bar.at(now.done, now.total),
      () => {},
    )
  }, lookEvery_ms)
  return () => clearInterval(look)
}
