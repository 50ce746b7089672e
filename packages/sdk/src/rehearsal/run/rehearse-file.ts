import type { Clock } from '../../model/time.ts'
import { rehearse, type RehearsalOptions, type RehearsalReport, type RehearsalResult } from '../player/rehearse.ts'

/** Where and with whom a file is played. */
export type FileRehearsal = Pick<RehearsalOptions, 'cast' | 'stage'> &
  Partial<Pick<RehearsalOptions, 'clock' | 'signal'>>

const monotonic: Clock = { nowMs: () => performance.now() }

/**
 * One conversation file as one line of a test: plays all that is in the file (or in a
 * folder, or what a glob finds), and throws when an expectation does not hold.
 *
 * @throws RehearsalFailed naming each turn that failed, with what was expected and what came.
 * @throws FixtureError when the file is no good.
 * @example
 * const on = { cast: await readCast('fixtures'), stage: memoryStage() }
 * it('says what is owed', () => rehearseFile('conversations/how-much.yaml', on))
 */
export async function rehearseFile(path: string, on: FileRehearsal): Promise<RehearsalReport> {
  const report = await rehearse({ clock: monotonic, ...on, paths: [path] })
  if (report.failed > 0) throw new RehearsalFailed(report)
  return report
}

/** Conversations that did not go as their files say. */
export class RehearsalFailed extends Error {
  override readonly name = 'RehearsalFailed'
  readonly report: RehearsalReport
  constructor(report: RehearsalReport) {
    super(
      report.results
        .filter(({ ok }) => !ok)
        .flatMap(linesOf)
        .join('\n'),
    )
    this.report = report
  }
}

function linesOf({ id, file, failures }: RehearsalResult): string[] {
  const lines = failures.map(({ turn, expected, actual }) => `  turn ${turn}: expected ${expected}\n    got ${actual}`)
  return [`${id} (${file})`, ...lines]
}
