import { type CalcProblem, failureOf, refuseField } from '@zuoxi/sdk'
import type { CliWords } from '../../../words/cli.ts'
import type { Report } from '../../report.ts'
import { BadUse, type VerbInput } from '../verb.ts'

/** The options of a calculation, by the names that its refusals use. */
export type Options = VerbInput['options']

/** Run a calculation; a field that it refuses is bad use of that option, and says what the option takes. */
export function calculating(words: CliWords, work: () => Report): Promise<Report> {
  try {
    return Promise.resolve(work())
  } catch (error) {
    return Promise.reject(badField(error, words) ?? error)
  }
}

function badField(error: unknown, { calc }: CliWords): BadUse | undefined {
  const failure = failureOf(error)
  if (failure?.code !== 'INVALID_INPUT') return undefined
  const [first] = failure.problems
  if (!first) return undefined
  const field = asTyped(first.path)
  const allowed = asTyped(first.allowed ?? '')
  const problem = first.problem as CalcProblem
  return new BadUse(calc.refused(`--${field}`, calc.problems[problem], allowed), { field, problem, allowed })
}

/** Names of the model as they are typed: `annualRate` → `annual-rate`, `equal_instalment` → `equal-installment`. */
function asTyped(name: string): string {
  return name
    .replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
    .replaceAll('_', '-')
    .replaceAll('instalment', 'installment')
}

/** The text of an option, or a refusal that names it. */
export function needed(options: Options, name: string, allowed: string): string {
  const text = given(options, name)
  if (text === undefined) throw refuseField(name, 'missing', allowed)
  return text
}

export function given(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** All values of an option that may come several times. */
export function everyGiven(options: Options, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

/** A rate as people type it: with its percent sign, because a bare 12 would be 1200%. A bare zero is one either way. */
export function rateText(options: Options, name: string, allowed: string): string | undefined {
  const text = given(options, name)?.trim()
  if (text !== undefined && !text.endsWith('%') && !/^0(\.0+)?$/.test(text))
    throw refuseField(name, 'not_a_rate', allowed)
  return text
}

/** One of a few words, by what it stands for. */
export function choice<Value>(
  options: Options,
  name: string,
  choices: Readonly<Record<string, Value>>,
  fallback: string,
): Value {
  const text = given(options, name) ?? fallback
  const value = Object.hasOwn(choices, text) ? choices[text] : undefined
  if (value === undefined) throw refuseField(name, 'unknown_choice', Object.keys(choices).join(', '))
  return value
}

/** What a missing option would take, as the model's own refusals say it. */
export const allowed: Readonly<Record<'amount' | 'annualRate' | 'feeRate' | 'terms', string>> = {
  amount: '0.01..100000000000.00',
  annualRate: '0%..1000%',
  feeRate: '0%..100%',
  terms: '1..360',
}
