import { type Failure, type GateRule, refuse } from '@zuoxi/sdk'

type RuleProblem = Extract<Failure, { code: 'RULES_INVALID' }>['problems'][number]

/** The rules of an officer's file. @throws Refusal RULES_INVALID with line and column of everything to mend. */
export async function parsedRules(yaml: string): Promise<GateRule[]> {
  const rules = await parsedOrRefused(yaml)
  const seen = new Set<string>()
  for (const { id } of rules) {
    // One desk keeps one text of a rule; two of one file would silently become the second.
    if (seen.has(id)) throw refuse({ code: 'RULES_INVALID', problems: [problemWith(id, 'stands twice in this file')] })
    seen.add(id)
  }
  return rules
}

/** A problem with a rule as a whole, which no line of its own shows. */
export function problemWith(rule: string, problem: string): RuleProblem {
  return { line: 0, column: 0, rule, problem }
}

async function parsedOrRefused(yaml: string): Promise<GateRule[]> {
  // Loaded by the first officer who hands in a file, as reading YAML takes a start longer than opening the desk.
  const { FixtureError, parseRules } = await import('@zuoxi/sdk/rehearsal')
  try {
    return await parseRules([{ file: 'rules.yaml', text: yaml }])
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    const problems = error.problems.map(({ line, column, problem }) => ({ line, column, rule: '', problem }))
    throw refuse({ code: 'RULES_INVALID', problems })
  }
}
