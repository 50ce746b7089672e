import { safeText } from '../../model/safe-text.ts'

/** Why a fixture is refused, for programs; the words beside it say how to mend it. */
export type FixtureProblemCode =
  | 'not_found'
  | 'not_a_file'
  | 'too_large'
  | 'not_utf8'
  | 'not_yaml'
  | 'alias'
  | 'unknown_key'
  | 'missing'
  | 'bad_value'
  | 'unknown_name'
  | 'duplicate'
  | 'inconsistent'

/** One thing to mend. Lines and columns count from 1, as editors do. */
export interface FixtureProblem {
  readonly code: FixtureProblemCode
  readonly file: string
  readonly line: number
  readonly column: number
  readonly problem: string
}

const shownAtMost = 20

/**
 * Fixtures that cannot be used: everything to mend at once, the first of it in
 * `file`, `line` and `column`. The message is safe to print, whatever the files held.
 */
export class FixtureError extends Error {
  override readonly name = 'FixtureError'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly problems: readonly FixtureProblem[]

  constructor(problems: readonly [FixtureProblem, ...FixtureProblem[]]) {
    super(messageOf(problems))
    this.problems = problems
    this.file = problems[0].file
    this.line = problems[0].line
    this.column = problems[0].column
  }
}

/** Throw when there is anything to mend. */
export function assertMended(problems: readonly FixtureProblem[]): void {
  const [first, ...others] = problems
  if (first) throw new FixtureError([first, ...others])
}

function messageOf(problems: readonly FixtureProblem[]): string {
  const lines = problems
    .slice(0, shownAtMost)
    .map(({ file, line, column, problem }) => safeText(`${file}:${line}:${column} ${problem}`))
  if (problems.length > shownAtMost) lines.push(safeText(`… and ${problems.length - shownAtMost} more`))
  return lines.join('\n')
}
