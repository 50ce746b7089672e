import { type Document, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml'
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
export function parseYaml(
  file: string,
  text: string,
  { tokensAtMost = Infinity }: { readonly tokensAtMost?: number } = {},
): YamlSource {
  refuseNesting(file, text)
  if (tokensAtMost < text.length) refuseCrumbs(file, text, tokensAtMost)
  const { syntax, data } = parsed(file, text)
  // What is known of the syntax is a hundred times its text, and asked for only where there is something to mend.
  const kept = new WeakRef(syntax)
  const again = (): Syntax => kept.deref() ?? parsed(file, text).syntax
  return {
    file,
    data,
    at: (path) => {
      const { document, lines } = again()
      return spotOf(document, lines, path)
    },
    keyAt: (path, key) => {
      const { document, lines } = again()
      return placeOfKey(document, lines, path, key)
    },
  }
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1)
  return lines
}

/** It is not bytes that fill the memory but values, keys and marks: `[a,a,a…` takes a thousand times its size. */
function refuseCrumbs(file: string, text: string, atMost: number): void {
  let count = 0
  let offset = 0
  for (const token of new Lexer().lex(text)) {
    count += 1
    offset += token.length
    if (count <= atMost) continue
    const lines = linesOf(text)
    const problem = 'holds more values than a conversation may; split it'
    throw new FixtureError([{ code: 'too_large', file, ...placeAt(lines, Math.min(offset, text.length)), problem }])
  }
}

interface Syntax {
  readonly document: Document
  readonly lines: LineCounter
}

/** Far deeper than anything we write. */
const deepest = 200

/** The parser recurses, and fills the memory with its complaints before its stack is exhausted. */
function refuseNesting(file: string, text: string): void {
  const refuse = (offset: number): never => {
    const problem = 'is nested too deeply; flatten it'
    throw new FixtureError([{ code: 'not_yaml', file, ...placeAt(linesOf(text), offset), problem }])
  }
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > deepest) refuse(index)
  }
  const ladder = /^(?: {200}|(?:[ \t]*[-?:][ \t]){200})/m.exec(text)
  if (ladder) refuse(ladder.index)
}

function parsed(file: string, text: string): { readonly syntax: Syntax; readonly data: unknown } {
  try {
    const lines = new LineCounter()
    // Its own look for keys that come twice compares each with each.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
    assertMended([...syntaxProblems(file, document, lines), ...nodeProblems(file, document, lines)])
    return { syntax: { document, lines }, data: document.toJS({ maxAliasCount: 0 }) }
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

/** Nothing we write needs an alias, of which the first is told, and no key may come twice. */
function nodeProblems(file: string, document: Document, lines: LineCounter): FixtureProblem[] {
  const problems: FixtureProblem[] = []
  const note = (code: 'alias' | 'not_yaml', offset: number | undefined, problem: string): void =>
    void problems.push({ code, file, ...placeAt(lines, offset ?? 0), problem })
  visit(document, {
    Alias: (_key, node) => {
      note('alias', node.range?.[0], `the alias *${node.source} is not allowed; write the value out`)
      return visit.BREAK
    },
    Map: (_key, { items }) => {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) note('not_yaml', key.range?.[0], 'is not YAML: Map keys must be unique')
        seen.add(key.value)
      }
    },
  })
  return problems
}
