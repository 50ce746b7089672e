import { FixtureError } from '@zuoxi/sdk/rehearsal'
import type { CliWords } from '../words/cli.ts'
import { exitCode } from './exit-code.ts'
import type { Line } from './report.ts'
import { VerbFailed } from './verbs/verb.ts'

/**
 * Files that cannot be used are bad use: nothing has been done with them. Everything to mend is told at once.
 *
 * @param say the sentence above the list.
 */
export function refuseFiles(error: unknown, words: CliWords, say: (problems: number, files: number) => string): never {
  if (!(error instanceof FixtureError)) throw error
  const { problems } = error
  const more = problems.map(({ file, line, column, code, problem }): Line => [
    { text: `  ${file}:${line}:${column}`, style: 'bold' },
    { text: `  ${words.fixtureProblem(code, problem)}` },
  ])
  const files = new Set(problems.map(({ file }) => file)).size
  throw new VerbFailed('FIXTURE', say(problems.length, files), { problems }, { exit: exitCode.badUse, more })
}
