import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { explain } from './explain.ts'
import { assertMended, FixtureError, type FixtureProblem } from './fixture-error.ts'
import { type Path, type Place, placeAt, placeOfKey, spotOf } from './place.ts'
import { readText } from './read-text.ts'

/** A file that was read and fits its format, and still knows where in it everything stands. */
export interface Sheet<Value> {
  readonly file: string
  readonly value: Value
  /** The place of a value by its path, for checks that see more than one file. */
  readonly at: (path: Path) => Place
}

/**
 * Read one YAML file against a format.
 *
 * @throws FixtureError with every problem of the file, each at its line and column.
 * @example
 * const { value: person } = await readSheet('people/zhang-wei.yaml', FixturePerson)
 */
export async function readSheet<Format extends z.ZodType>(
  file: string,
  format: Format,
): Promise<Sheet<z.output<Format>>> {
  return parseSheet(file, await readText(file), format)
}

/** The same for text that is already here; `file` is only the name to complain under. */
export function parseSheet<Format extends z.ZodType>(
  file: string,
  text: string,
  format: Format,
): Sheet<z.output<Format>> {
  const lines = new LineCounter()
  const { document, data } = parseYaml(file, text, lines)
  const parsed = format.safeParse(data)
  if (!parsed.success) {
    const complaints = explain(format, parsed.error.issues, (path) => spotOf(document, lines, path))
    assertMended(
      complaints.map(({ path, key, code, problem }) => {
        const { line, column } =
          key === undefined ? spotOf(document, lines, path) : placeOfKey(document, lines, path, key)
        return { code, file, line, column, problem }
      }),
    )
  }
  return { file, value: parsed.data as z.output<Format>, at: (path) => spotOf(document, lines, path) }
}

function parseYaml(file: string, text: string, lineCounter: LineCounter): { document: Document; data: unknown } {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false })
    assertMended([...syntaxProblems(file, document, lineCounter), ...aliasProblems(file, document, lineCounter)])
    return { document, data: document.toJS({ maxAliasCount: 0 }) }
  } catch (error) {
    // The parser recurses: brackets in brackets without end exhaust its stack.
    if (!(error instanceof RangeError)) throw error
    throw new FixtureError([
      { code: 'not_yaml', file, line: 1, column: 1, problem: 'is nested too deeply; flatten it' },
    ])
  }
}

function syntaxProblems(file: string, document: Document, lines: LineCounter): FixtureProblem[] {
  return [...document.errors, ...document.warnings].map((error) => {
    return { code: 'not_yaml', file, ...placeAt(lines, error.pos[0]), problem: `is not YAML: ${error.message}` }
  })
}

/** A few aliases can spell out gigabytes, and nothing we write needs one. One is told of, the first. */
function aliasProblems(file: string, document: Document, lines: LineCounter): FixtureProblem[] {
  const problems: FixtureProblem[] = []
  visit(document, (_key, node) => {
    if (!isAlias(node)) return
    const problem = `the alias *${node.source} is not allowed; write the value out`
    problems.push({ code: 'alias', file, ...placeAt(lines, node.range?.[0] ?? 0), problem })
    return visit.BREAK
  })
  return problems
}
