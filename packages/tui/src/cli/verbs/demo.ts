import { grouped } from '../progress.ts'
import { BadUse, type Verb } from './verb.ts'
import { exitCode } from '../exit-code.ts'
import { firstDemoCustomers } from '../embedded.ts'

const mostCustomers = 10_000_000

/** Fill the embedded desk with invented customers. Stopping keeps what is there, and the desk stays usable. */
export const demo: Verb = {
  name: 'demo',
  args: [],
  options: { customers: '--customers <number>' },
  stopsItself: 'after_batch',
  embeddedOnly: true,
  run: async ({ host, words, progress }, { options }) => {
    const customers = Number(options['customers'] ?? firstDemoCustomers)
    if (!Number.isInteger(customers) || customers < 0 || customers > mostCustomers) {
      throw new BadUse(words.badCount(String(options['customers']), grouped(mostCustomers)))
    }
    const bar = progress(words.demoLabel)
    const made = await host.embedded.seed({ customers, signal: host.stop, onProgress: bar.at }).finally(bar.end)
    const stopped = host.stop.aborted
    return {
      json: { ...made, stopped, path: host.embedded.path },
      lines: [
        ...(stopped ? [words.demoStopped] : []),
        words.demoMade(grouped(made.customers), grouped(made.bills)),
        words.deskFileAt(host.embedded.path),
      ],
      code: stopped ? exitCode.failed : exitCode.done,
    }
  },
}
