import { rehearse } from '@zuoxi/sdk/rehearsal'
import { exitCode } from '../exit-code.ts'
import { refuseFiles } from '../refuse-files.ts'
import type { Line } from '../report.ts'
import type { Verb } from './verb.ts'

/** Play fixture conversations through the SDK on desks in memory, and check what they expect. */
export const replay: Verb = {
  name: 'replay',
  args: ['<paths...>'],
  options: {},
  embeddedOnly: true,
  run: async ({ host, words, progress }, { args }) => {
    const bar = progress(words.replayLabel)
    const report = await rehearse({
      cast: await host.embedded.cast(),
      paths: args,
      stage: host.embedded.stages.memory,
      clock: host.clock,
      signal: host.stop,
      onPlayed: (_result, done, total) => bar.at(done, total),
    })
      .catch((error: unknown) => refuseFiles(error, words, words.fixturesRefused))
      .finally(bar.end)
    const failed = report.results.filter((result) => !result.ok)
    const lines: Line[] = failed.flatMap((result): Line[] => [
      [{ text: words.replayFailed(result.id, result.file), style: 'red' }],
      ...result.failures.map(({ turn, expected, actual }) => `  ${words.turnFailed(turn, expected, actual)}`),
    ])
    return {
      json: report,
      lines: [...lines, words.replayed(report.passed, report.total)],
      code: report.failed === 0 ? exitCode.done : exitCode.failed,
    }
  },
}
