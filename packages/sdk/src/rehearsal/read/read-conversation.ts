import { ConversationFile, FixtureConversation, FixtureTurn } from '../format/conversation.ts'
import { assertMended, type FixtureProblem } from './fixture-error.ts'
import { includedTurns, type WrittenTurn } from './included.ts'
import { parseYaml, type YamlSource } from './parse-yaml.ts'
import type { Path, Place, Spot } from './place.ts'
import { checkedSheet, type Sheet } from './read-sheet.ts'
import { maxConversationBytes, maxConversationTokens, readText } from './read-text.ts'
import { type Variables, withVariables } from './variables.ts'

/**
 * The conversations of one file: one, or one for each of its examples, with
 * included turns in their place and variables filled in. Every value still
 * knows the file, line and column where somebody wrote it.
 *
 * @throws FixtureError with what there is to mend.
 * @example
 * const [sheet] = await readConversation('conversations/how-much.yaml')
 */
export async function readConversation(file: string): Promise<readonly Sheet<FixtureConversation>[]> {
  return parseConversation(file, await readText(file, { atMost: maxConversationBytes }))
}

/** The same for text that is already here; what it includes is looked for beside `file`. */
export async function parseConversation(file: string, text: string): Promise<readonly Sheet<FixtureConversation>[]> {
  const source = parseYaml(file, text, { tokensAtMost: maxConversationTokens })
  if (!isMap(source.data)) return [checkedSheet(source, FixtureConversation)]
  const { vars: _vars, examples: _examples, ...rest } = source.data
  const head = checkedSheet(headOf(source), headFormat).value
  const turns = await includedTurns(source, rest['turns'], ['turns'])
  const cases = head.examples ?? [undefined]
  refuseTooMuch(source, cases.length, turns.length)
  const budget = { left: filledAtMost }
  return cases.map((example) => {
    const id = example ? { id: `${String(rest['id'])}#${example.name}` } : {}
    return filled(source, { ...rest, ...id }, turns, { ...head.vars, ...example?.vars }, budget)
  })
}

/** A table of examples multiplies: a file of a few kilobytes could spell out gigabytes. */
const turnsOfExamplesAtMost = 20_000
const filledAtMost = 2_000_000

function refuseTooMuch(source: YamlSource, cases: number, turns: number): void {
  if (cases * turns <= turnsOfExamplesAtMost) return
  const problem = `leads to ${cases * turns} turns in all of its examples, of ${turnsOfExamplesAtMost} at most; split it`
  assertMended([atHead(source, problem)])
}

function atHead(source: YamlSource, problem: string): FixtureProblem {
  const { line, column } = source.at(['examples'])
  return { code: 'bad_value', file: source.file, line, column, problem }
}

/** Characters of all texts. */
function lengthOf(data: unknown): number {
  if (typeof data === 'string') return data.length
  if (typeof data !== 'object' || data === null) return 0
  return Object.values(data).reduce((sum: number, inside) => sum + lengthOf(inside), 0)
}

const headFormat = ConversationFile.pick({ vars: true, examples: true })

/** Only the variables and the examples of a file: they are needed before the rest can be understood. */
function headOf(source: YamlSource): YamlSource {
  const { vars, examples } = source.data as Record<string, unknown>
  return { ...source, data: { ...(vars !== undefined && { vars }), ...(examples !== undefined && { examples }) } }
}

function filled(
  source: YamlSource,
  rest: Record<string, unknown>,
  turns: readonly WrittenTurn[],
  variables: Variables,
  budget: { left: number },
): Sheet<FixtureConversation> {
  const list = Array.isArray(rest['turns'])
  const whole = { ...rest, ...('turns' in rest && { turns: list ? turns.map(({ turn }) => turn) : rest['turns'] }) }
  const placeOf = tracedTo(source, list ? turns : [])
  const problems: FixtureProblem[] = []
  const data = withVariables(whole, variables, (path, problem) => {
    const { line, column, file = source.file } = placeOf.at(path)
    problems.push({ code: 'unknown_name', file, line, column, problem })
  })
  budget.left -= lengthOf(data)
  if (budget.left < 0) problems.push(atHead(source, 'makes too much text of its variables and examples; split it'))
  assertMended(problems)
  return checkedSheet({ ...source, ...placeOf, data: cutWhereHopeless(data) }, FixtureConversation)
}

/** A turn may be any of forty things, and why it is none of them is forty lists: enough of these fill the memory. */
const badTurnsAtMost = 50

function cutWhereHopeless(data: unknown): unknown {
  const turns = isMap(data) ? data['turns'] : undefined
  if (!isMap(data) || !Array.isArray(turns) || turns.length <= badTurnsAtMost) return data
  let bad = 0
  const end = turns.findIndex((turn) => !FixtureTurn.safeParse(turn).success && (bad += 1) === badTurnsAtMost)
  return end < 0 ? data : { ...data, turns: turns.slice(0, end + 1) }
}

/** Where a path of the whole conversation was written: a turn may stand in another file, and at another place of its list. */
function tracedTo(source: YamlSource, turns: readonly WrittenTurn[]): Pick<YamlSource, 'at' | 'keyAt'> {
  const origin = (path: Path): { readonly from: YamlSource; readonly path: Path } => {
    const written = path[0] === 'turns' ? turns[Number(path[1])] : undefined
    return written ? { from: written.source, path: [...written.path, ...path.slice(2)] } : { from: source, path }
  }
  const named = <Found extends Place>(from: YamlSource, found: Found): Found =>
    from === source ? found : { ...found, file: from.file }
  return {
    at: (path): Spot => {
      const { from, path: inside } = origin(path)
      return named(from, from.at(inside))
    },
    keyAt: (path, key) => {
      const { from, path: inside } = origin(path)
      return named(from, from.keyAt(inside, key))
    },
  }
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
