import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml'
import { assertMended, FixtureError, type FixtureProblem } from './fixture-error.ts'
import { type Path, type Place, placeAt, placeOfKey, type Spot, spotOf } from './place.ts'

/** YAML as plain values, and where each of them stands. */
export interface YamlSource {
  readonly file: string
  readonly data: unknown
  readonly at: (path: Path) => Spot
  readonly keyAt: (path: Path, key: string) => Place
}

/**
 * Parse one YAML text.
 *
 * @throws FixtureError for what is no YAML, or holds an alias: a few of those can spell out gigabytes.
 */
export function parseYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter()
  const { document, data } = parsed(file, text, lines)
  return {
    file,
    data,
    at: (path) => spotOf(document, lines, path),
    keyAt: (path, key) => placeOfKey(document, lines, path, key),
  }
}

function parsed(file: string, text: string, lineCounter: LineCounter): { document: Document; data: unknown } {
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

/** Nothing we write needs an alias. One is told of, the first. */
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
