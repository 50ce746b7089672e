import { dirname, join, relative } from 'node:path'
import { FixtureError } from './fixture-error.ts'
import { parseYaml, type YamlSource } from './parse-yaml.ts'
import type { Path } from './place.ts'
import { maxConversationBytes, maxConversationTokens, readText } from './read-text.ts'

/** A turn and where it was written. */
export interface WrittenTurn {
  readonly turn: unknown
  readonly source: YamlSource
  readonly path: Path
}

/** Far more than anybody plays in one conversation, and few enough that files which include each other twice cannot fill the memory. */
const turnsAtMost = 2_000
const filesAtMost = 200

/**
 * The turns of a source, those it includes in their place. An included file
 * ends in `.turns.yaml` and is a list of turns, which may include others.
 *
 * @throws FixtureError at the `include` that leads in a circle, to nothing, or to too many turns.
 */
export async function includedTurns(source: YamlSource, turns: unknown, path: Path): Promise<readonly WrittenTurn[]> {
  const written: Written = { turns: [], files: 0 }
  await collect(source, turns, path, [source.file], written)
  return written.turns
}

/** What has been collected, and how many files it took: files without a turn could include each other without end. */
interface Written {
  readonly turns: WrittenTurn[]
  files: number
}

async function collect(
  source: YamlSource,
  turns: unknown,
  path: Path,
  chain: readonly string[],
  into: Written,
): Promise<void> {
  if (!Array.isArray(turns)) return void into.turns.push({ turn: turns, source, path })
  for (const [i, turn] of turns.entries()) {
    const here = [...path, i]
    const include = includeOf(turn)
    if (include === undefined) into.turns.push({ turn, source, path: here })
    else await collectFrom(include, source, here, chain, into)
    if (into.turns.length > turnsAtMost)
      throw refused(source, here, `leads to more than ${turnsAtMost} turns; split the conversation`)
  }
}

async function collectFrom(
  include: string,
  source: YamlSource,
  path: Path,
  chain: readonly string[],
  into: Written,
): Promise<void> {
  const at = [...path, 'include']
  if (!include.endsWith('.turns.yaml'))
    throw refused(source, at, 'must name a file that ends in .turns.yaml: a list of turns')
  const file = join(dirname(source.file), include)
  if (chain.includes(file)) {
    const circle = [...chain.slice(chain.indexOf(file)), file].map((each) => relative(dirname(file), each))
    throw refused(source, at, `includes itself: ${circle.join(' → ')}; take one of them out`)
  }
  into.files += 1
  if (into.files > filesAtMost) throw refused(source, at, `leads to more than ${filesAtMost} files; put them together`)
  const text = await readText(file, { atMost: maxConversationBytes }).catch((error: unknown) => {
    if (!(error instanceof FixtureError)) throw error
    throw refused(source, at, `'${include}' ${error.problems[0]?.problem ?? 'cannot be read'}`)
  })
  const included = parseYaml(file, text, { tokensAtMost: maxConversationTokens })
  if (!Array.isArray(included.data)) throw refused(included, [], 'must be a list of turns, each beginning with `-`')
  await collect(included, included.data, [], [...chain, file], into)
}

function includeOf(turn: unknown): string | undefined {
  if (typeof turn !== 'object' || turn === null || !('include' in turn)) return undefined
  return typeof turn.include === 'string' ? turn.include : undefined
}

function refused(source: YamlSource, path: Path, problem: string): FixtureError {
  const { line, column } = source.at(path)
  return new FixtureError([{ code: 'bad_value', file: source.file, line, column, problem }])
}
