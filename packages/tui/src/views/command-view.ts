import { loanInView } from '../state/command.ts'
import { type Candidate, candidatesOf } from '../state/command-candidates.ts'
import { matchingCommands } from '../state/command-table.ts'
import type { CommandOverlay } from '../state/credit-overlays.ts'
import type { CustomerState } from '../state/state.ts'
import { sayCommandProblem } from '../words/command-problem.ts'
import { withKeys } from '../words/with-keys.ts'
import type { Look } from './look.ts'
import { oneLineField } from './one-line.ts'
import { cell, dim, fit, type Line, marked, t, type View } from './span.ts'
import { titleOf } from './title.ts'
import { windowOf } from './window.ts'

/** Columns of a command and its argument in the list. */
const usageColumns = 36

/** The command line, what is wrong with what is typed, and the commands it may become. */
export function commandView(
  slice: Look & { readonly command: CommandOverlay; readonly customer: CustomerState | undefined },
): View {
  const { words, command, customer, width, height } = slice
  const title = titleOf(words.command.title, slice, [
    dim(`${subject(customer)}  ${withKeys(words.command.hint, slice.keymap)}`),
  ])
  const input = oneLineField(t(' : ', { tone: 'accent', bold: true }), command.editor, words.command.prompt, width)
  const problem: readonly Line[] = command.problem
    ? [
        fit(
          [t(` ! ${withKeys(sayCommandProblem(command.problem, words), slice.keymap)}`, { tone: 'bad', bold: true })],
          width,
        ),
      ]
    : []
  const rows = candidatesOf(command.editor.text)
  const room = Math.max(1, height - 2 - problem.length)
  const { start, end } = windowOf(rows.length, command.selected, room)
  const columns = Math.min(usageColumns, Math.max(20, width - 24))
  const list = rows.slice(start, end).map((row, i) => {
    return marked(candidateRow(row, columns, slice), start + i === command.selected, true, width)
  })
  // A command that is there, with something that it does not know, says what it takes.
  const [meant] = matchingCommands(command.editor.text)
  const takes = meant && fit([t('  '), ...candidateRow({ row: meant, text: '', bare: false }, columns, slice)], width)
  const none: readonly Line[] = rows.length === 0 ? [takes ?? [dim(`  ${words.command.noMatch}`)]] : []
  return {
    lines: [title, input.line, ...problem, ...list, ...none].slice(0, height),
    cursor: { row: 1, column: input.column },
  }
}

function candidateRow({ row, word }: Candidate, columns: number, { words }: Look): Line {
  const { usage, says } = words.command.rows[row.name]
  return [cell(word ?? usage, columns), t(' '), dim(says)]
}

/** Whom and which loan it will be about, as far as that is clear already. */
function subject(customer: CustomerState | undefined): string {
  const inView = customer && loanInView(customer)
  const loans = customer?.overview?.loans ?? []
  const active = loans.filter(({ status }) => status === 'active')
  const loan = loans.find(({ id }) => id === inView) ?? (active.length === 1 ? active[0] : undefined)
  return `${customer?.overview?.customer.nameMasked ?? ''} ${loan?.loanNo ?? ''}`
}
