import type { CommandName, CommandProblem } from '../state/command-table.ts'
import type { Messages } from './messages.ts'

/** What is wrong with a typed command and how it is written, in one line. */
export function sayCommandProblem(problem: CommandProblem, { command }: Pick<Messages, 'command'>): string {
  const { problems, rows } = command
  const usage = (name: CommandName): string => `:${rows[name].usage}`
  switch (problem.say) {
    case 'unknown':
      return problems.unknown(problem.word)
    case 'ambiguous':
      return problems.ambiguous(problem.names.join(', '))
    case 'count':
      return problems.count(problem.given, problem.most, usage(problem.command))
    case 'past':
      return problems.past(problem.given)
    case 'amount':
      return problems.amount(problem.given)
    default:
      return problems[problem.say](problem.given, usage(problem.command))
  }
}
