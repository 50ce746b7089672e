import {
  type Coverage,
  type FiledConversation,
  type RehearsalReport,
  type RehearsalResult,
  reportOf,
} from '@zuoxi/sdk/rehearsal'
import type { CliWords } from '../../words/cli.ts'
import { exitCode } from '../exit-code.ts'
import type { Line, Report } from '../report.ts'

/** A run as it is told: its results beside the conversations they are of. */
export interface ToldRun {
  readonly chosen: readonly FiledConversation[]
  readonly results: readonly (RehearsalResult | undefined)[]
  readonly seed?: string | undefined
  /** What else there is to say, after the results. */
  readonly more?: readonly Line[]
  /** What the conversations exercise, where it was asked for. */
  readonly coverage?: Coverage | undefined
}

export function reportOfRun({ chosen, results, seed, more = [], coverage }: ToldRun, words: CliWords): Report {
  const played = results.filter((result) => result !== undefined)
  const report = reportOf(played.map(withoutTrace))
  const lines = results.flatMap((result, i) => (result && !result.ok ? linesOf(result, chosen[i], words) : []))
  const stopped = played.length < chosen.length
  return {
    json: { ...report, ...(coverage && { coverage: coverage.rows }) } satisfies RehearsalReport,
    lines: [
      ...lines,
      ...(stopped ? [words.replay.stopped(played.length, chosen.length)] : []),
      ...more,
      ...(seed === undefined ? [] : [words.replay.seeded(seed)]),
      words.replayed(report.passed, report.total),
    ],
    code: report.failed === 0 && !stopped ? exitCode.done : exitCode.failed,
  }
}

function withoutTrace({ trace: _trace, ...result }: RehearsalResult): RehearsalResult {
  return result
}

/** What failed of one conversation, each turn by the place that an editor opens. */
function linesOf(
  { id, file, failures }: RehearsalResult,
  filed: FiledConversation | undefined,
  words: CliWords,
): Line[] {
  const lines = failures.map(({ turn, expected, actual, kind, stage }): Line => {
    const place = filed?.places[turn - 1]
    const at = place ? `${place.file ?? file}:${place.line}:${place.column}` : file
    const what =
      kind === 'difference' ? words.replay.differs(turn, expected, actual) : words.turnFailed(turn, expected, actual)
    const where = stage === undefined ? '' : words.replay.failedOn(stage)
    return [{ text: `  ${at}`, style: 'dim' }, { text: `  ${what}${where}` }]
  })
  return [[{ text: words.replayFailed(id, file), style: 'red' }], ...lines]
}
