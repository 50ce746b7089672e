import { z } from 'zod'
import { GateRule } from '../../compliance/gate/rule.ts'
import { complainInto } from './check.ts'
import { checkRules, type RuleSheet } from './check-rules.ts'
import { findSheets } from './find-sheets.ts'
import { assertMended, FixtureError, type FixtureProblem } from './fixture-error.ts'
import { parseSheet } from './read-sheet.ts'
import { readText } from './read-text.ts'

/** One file of rules: its name to complain under, and its text. */
export interface RuleText {
  readonly file: string
  readonly text: string
}

const format = z.array(GateRule)

/**
 * The officers' rules in files of YAML, each a list of rules.
 *
 * @throws FixtureError with everything to mend in all of them: file, line, column, and what to write.
 * @example
 * const gate = await openGate([...gateRules(), ...(await readRules(['rules/']))])
 */
export async function readRules(paths: readonly string[]): Promise<GateRule[]> {
  const texts: RuleText[] = []
  for (const file of await findSheets(paths)) texts.push({ file, text: await readText(file) })
  return parseRules(texts)
}

/** The same for texts that are already here. */
export async function parseRules(texts: readonly RuleText[]): Promise<GateRule[]> {
  const problems: FixtureProblem[] = []
  const sheets = texts.flatMap(({ file, text }): RuleSheet[] => {
    try {
      return [parseSheet(file, text, format)]
    } catch (error) {
      if (!(error instanceof FixtureError)) throw error
      problems.push(...error.problems)
      return []
    }
  })
  assertMended(problems)
  await checkRules(sheets, complainInto(problems), problems)
  assertMended(problems)
  return sheets.flatMap(({ value }) => value)
}
