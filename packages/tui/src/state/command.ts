import { type BusinessDate, businessDateOf, formatYuan, instantOf, type Loan } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { openChooser } from './choose.ts'
import { type CommandRow, matchingCommands, plainCommand, readCommand } from './command-table.ts'
import { lineHere, orderRowHere } from './credit.ts'
import type { Step } from './happening.ts'
import { shownPage } from './pages.ts'
import { customerInFront, targetsOf } from './select.ts'
import type { Wish } from './credit-overlays.ts'
import type { CustomerState, State } from './state.ts'
import { openRules } from './rules.ts'
import { openWordings } from './scripts.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, editorOf, emptyLine } from './text.ts'
import { wordsOf } from '../words/index.ts'
import { previewWish } from './what-if.ts'

/** The command line: what is typed after a colon, about the loan in view. */
export const commandActions: Handlers<'command' | 'completeCommand' | 'runCommand'> = {
  command: (state) => step(pushOverlay(state, { kind: 'command', editor: emptyLine, selected: 0, problem: undefined })),
  completeCommand: (state) => {
    const row = selectedCommand(state)
    return row ? step(complete(state, row)) : tell(state, 'warn', { say: 'nothingHere' })
  },
  runCommand: (state) => {
    const line = overlayOf(state, 'command')
    const { customer } = state
    if (!line) return step(state)
    const rows = matchingCommands(line.editor.text)
    const row = rows[within(line.selected, rows.length)]
    // Only the beginning of a name is there: Enter takes the chosen one, and asks for the rest.
    if (row && !plainCommand(line.editor.text).includes(' ') && rows.length > 1) return step(complete(state, row))
    const ask = readCommand(line.editor.text, today(state))
    if ('say' in ask) return step(changeOverlay(state, 'command', (one) => ({ ...one, problem: ask })))
    if (ask.kind === 'open') {
      const closed = closeOverlay(state, 'command')
      return ask.list === 'wording' ? openWordings(closed) : openRules(closed)
    }
    if (!customer?.overview) return tell(state, 'warn', { say: 'stillLoading' })
    const wish = { customerId: customer.id, ask }
    const inView = loanInView(customer)
    if (inView !== undefined) return previewWish(state, { ...wish, loanId: inView })
    const active = customer.overview.loans.filter(({ status }) => status === 'active')
    if (active.length === 0 && ask.kind !== 'waiver') return tell(state, 'warn', { say: 'noActiveLoan' })
    if (active.length > 1) return openChooser(state, { of: 'loan', ask }, loanOptions(state, active, wish))
    return previewWish(state, { ...wish, loanId: active[0]?.id })
  },
}

function today(state: State): BusinessDate {
  return businessDateOf(instantOf(state.nowMs))
}

function loanOptions(
  state: State,
  loans: readonly Loan[],
  { ask }: Pick<Wish, 'ask'>,
): readonly { readonly id: string; readonly label: string; readonly hint: string }[] {
  const options = loans.map(({ id, product, loanNo, outstandingFen }) => ({
    id,
    label: `${product} ${loanNo}`,
    hint: formatYuan(outstandingFen),
  }))
  const { all, allHint } = wordsOf(state.session.lang).whatIf
  return ask.kind === 'waiver' ? [...options, { id: '', label: all, hint: allHint }] : options
}

/** The loan that a command is about, as far as the page shows which. */
export function loanInView(customer: CustomerState): Loan['id'] | undefined {
  const page = shownPage(customer)
  if (page.at === 'loan') return page.loanId
  if (page.at === 'bill') return lineHere(customer)?.loanId
  if (page.at === 'order') {
    const row = orderRowHere(customer)
    return customer.orders[page.orderId]?.value?.loanId ?? (row?.kind === 'loan' ? row.loanId : undefined)
  }
  if (page.at !== 'overview' || !customer.overview) return undefined
  const target = targetsOf(customer.overview)[page.cursor]
  return target?.kind === 'loan' ? target.id : undefined
}

/** Why no command can be given: it is about a customer who is shown, and about nobody else. */
export function commandSubject(state: State): CustomerState | undefined {
  const { customer } = state
  return customer?.overview && customerInFront(state) === customer.id ? customer : undefined
}

function selectedCommand(state: State): CommandRow | undefined {
  const line = overlayOf(state, 'command')
  const rows = line ? matchingCommands(line.editor.text) : []
  return rows[within(line?.selected ?? 0, rows.length)]
}

/** The chosen command's name, in the language it was begun in, with room for its argument. */
function complete(state: State, row: CommandRow): State {
  return changeOverlay(state, 'command', (line) => {
    const begun = plainCommand(line.editor.text)
    const name = begun !== '' && row.zh.startsWith(begun) ? row.zh : row.name
    return { ...line, editor: editorOf(row.bare ? name : `${name} `), selected: 0, problem: undefined }
  })
}

export function commandEdited(state: State, editor: Editor): Step {
  return step(
    changeOverlay(state, 'command', (line) =>
      line.editor.text === editor.text ? { ...line, editor } : { ...line, editor, selected: 0, problem: undefined },
    ),
  )
}

export function moveInCommands(state: State, by: number): State {
  return changeOverlay(state, 'command', (line) => ({
    ...line,
    selected: within(line.selected + by, matchingCommands(line.editor.text).length),
  }))
}
