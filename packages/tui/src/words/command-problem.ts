import type { Messages } from './messages.ts'

/** What is wrong with a typed command: the words say what, and how it is written. */
export type CommandProblem =
  | { readonly say: 'unknown'; readonly word: string; readonly meant: string | undefined }
  | { readonly say: 'ambiguous'; readonly names: readonly string[] }
  | { readonly say: 'count'; readonly command: CommandName; readonly given: string; readonly most: number }
  | { readonly say: 'date'; readonly command: CommandName; readonly given: string }
  | { readonly say: 'past'; readonly command: CommandName; readonly given: string }
  | { readonly say: 'components'; readonly command: CommandName; readonly given: string }
  | { readonly say: 'amount'; readonly command: CommandName; readonly given: string }
  | { readonly say: 'needs'; readonly command: CommandName; readonly given: string }
  | { readonly say: 'noArguments'; readonly command: CommandName; readonly given: string }

/** Commands about a loan. */
type LoanCommand = 'defer' | 'settle' | 'extend' | 'restructure' | 'reage' | 'waive'

/** Commands that do what a key does. */
export type KeyCommand =
  | 'queue'
  | 'chat'
  | 'customer'
  | 'bills'
  | 'overdue'
  | 'orders'
  | 'arrangements'
  | 'promises'
  | 'held'
  | 'duties'
  | 'told'
  | 'verify'
  | 'contact'
  | 'tickets'
  | 'next'
  | 'wrapup'
  | 'wording'
  | 'rules'
  | 'notices'
  | 'refresh'
  | 'redraw'
  | 'lock'
  | 'palette'
  | 'help'
  | 'quit'

export type CommandName =
  | LoanCommand
  | KeyCommand
  | 'ticket'
  | 'search'
  | 'lang'
  | 'theme'
  | 'set'
  | 'macro'
  | 'save-fixture'
  | 'tour'

/** What is wrong with a typed command and how it is written, in one line. */
export function sayCommandProblem(problem: CommandProblem, { command }: Pick<Messages, 'command'>): string {
  const { problems, rows } = command
  const usage = (name: CommandName): string => `:${rows[name].usage}`
  switch (problem.say) {
    case 'unknown':
      return problems.unknown(problem.word, problem.meant)
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
