import { type ArrangementAsk, type BusinessDate, businessDateOf, formatYuan, instantOf, type Loan } from '@zuoxi/sdk'
import type { ActionName, Handlers } from './action.ts'
import { openChooser } from './choose.ts'
import { type Candidate, candidatesOf } from './command-candidates.ts'
import { matchingCommands, plainCommand, readCommand } from './command-table.ts'
import { lineHere, orderRowHere } from './credit.ts'
import type { CommandAsk } from './desk-commands.ts'
import { changeFinding } from './finding/filter.ts'
import { keepFound, mostLines } from './finding/keep.ts'
import type { Onward } from './finding/palette.ts'
import { rowOf, wayOf } from './finding/ways.ts'
import { goActions } from './go.ts'
import type { Reply, Step } from './happening.ts'
import { shownPage } from './pages.ts'
import { playNamed } from './play.ts'
import { saveFixtureAsked } from './save-fixture.ts'
import { searchEdited } from './search.ts'
import { customerInFront, targetsOf } from './select.ts'
import type { Wish } from './credit-overlays.ts'
import { setSetting } from './settings-file.ts'
import type { CustomerState, State } from './state.ts'
import { andThen, changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { commandLine, type Editor, lineOf } from './text.ts'
import { openTicketById } from './tickets.ts'
import { tourAsked } from './tour/walk.ts'
import { wordsOf } from '../words/index.ts'
import { previewWish } from './what-if.ts'

/** The command line: what is typed after a colon, about the loan in view or the desk itself. */
export const commandActions: Handlers<'command' | 'completeCommand' | 'commandUp' | 'commandDown'> = {
  command: (state) =>
    step(pushOverlay(state, { kind: 'command', editor: commandLine(''), selected: 0, problem: undefined })),
  completeCommand: (state) => {
    const candidate = selectedCandidate(state)
    return candidate ? step(complete(state, candidate)) : tell(state, 'warn', { say: 'nothingHere' })
  },
  // Above the first row of the list lie the lines of before, as in a shell.
  commandUp: (state) => {
    const line = overlayOf(state, 'command')
    if (!line) return step(state)
    return step(line.recalled === undefined && line.selected > 0 ? moveInCommands(state, -1) : recall(state, 1))
  },
  commandDown: (state) => {
    const line = overlayOf(state, 'command')
    if (!line) return step(state)
    return step(line.recalled === undefined ? moveInCommands(state, 1) : recall(state, -1))
  },
}

/** Go to an older (1) or newer (-1) line; newer than the newest is what was being typed. */
function recall(state: State, by: 1 | -1): State {
  const { lines } = state.finding
  return changeOverlay(state, 'command', (line) => {
    const written = line.recalled?.written ?? line.editor.text
    const fitting = lines.flatMap((text, i) => (text.startsWith(written) && text !== written ? [i] : []))
    const at = fitting.indexOf(line.recalled?.index ?? -1) + by
    const index = fitting[at]
    if (index === undefined && at >= 0) return line
    const editor = commandLine(index === undefined ? written : (lines[index] ?? written))
    const recalled = index === undefined ? undefined : { index, written }
    return { ...line, editor, recalled, selected: 0, problem: undefined }
  })
}

/** Enter: what is typed is done, or what is wrong with it is said in place. */
export function commandRun(state: State): Onward {
  const line = overlayOf(state, 'command')
  if (!line) return { step: step(state) }
  const rows = matchingCommands(line.editor.text)
  const candidate = selectedCandidate(state)
  // Only the beginning of a name is there: Enter takes the chosen one, and asks for the rest.
  if (candidate && !plainCommand(line.editor.text).includes(' ') && rows.length > 1) {
    const completed = complete(state, candidate)
    return candidate.bare && !candidate.row.loan ? commandRun(completed) : { step: step(completed) }
  }
  const ask = readCommand(line.editor.text, today(state))
  if ('say' in ask) return { step: step(changeOverlay(state, 'command', (one) => ({ ...one, problem: ask }))) }
  return asked(remembered(state, line.editor.text), ask)
}

/** The line is the newest of those that can be called back, and is there once. */
function remembered(state: State, text: string): State {
  const plain = plainCommand(text)
  const lines = [plain, ...state.finding.lines.filter((one) => one !== plain)].slice(0, mostLines)
  return changeFinding(state, { lines })
}

function asked(state: State, ask: CommandAsk): Onward {
  switch (ask.kind) {
    case 'do':
      return doAction(state, ask.action)
    case 'search':
      return {
        step: andThen(goActions.goSearch(state, 0), (next) =>
          andThen(keepFound(next), (kept) => searchEdited(kept, lineOf(ask.text))),
        ),
      }
    case 'ticket':
      return { step: openByCode(state, ask.code) }
    case 'lang': {
      const set = setSetting(closeOverlay(state, 'command'), 'lang', ask.lang === 'en' ? 'en' : 'zh')
      if ('say' in set) return { step: tell(state, 'warn', set) }
      return { step: andThen(andThen(set, keepFound), (next) => tell(next, 'good', { say: 'langIs' })) }
    }
    case 'tour':
      return { step: andThen(keepFound(closeOverlay(state, 'command')), (next) => tourAsked(next, ask.ask)) }
    case 'saveFixture':
      return { step: andThen(keepFound(closeOverlay(state, 'command')), (next) => saveFixtureAsked(next, ask.name)) }
    case 'macro':
      return { step: andThen(keepFound(closeOverlay(state, 'command')), (next) => playNamed(next, ask.name, ask.dry)) }
    case 'set': {
      const set = setSetting(closeOverlay(state, 'command'), ask.key, ask.value)
      if ('say' in set) return { step: tell(state, 'warn', set) }
      return { step: andThen(set, keepFound) }
    }
    default:
      return { step: andThen(keepFound(state), (next) => askOfLoan(next, ask)) }
  }
}

/** What a key does, from wherever the command line was opened; why not, if it cannot be done. */
function doAction(state: State, action: ActionName): Onward {
  const below = closeOverlay(state, 'command')
  const row = rowOf(action, below)
  const way = row && wayOf(row, below)
  if (!row || !way) return { step: tell(state, 'warn', { say: 'nothingHere' }) }
  if (way.barred) return { step: tell(state, 'warn', way.barred) }
  return { step: keepFound(way.at), next: { kind: 'action', action, arg: row.arg, repeats: row.repeats } }
}

/** A ticket by the code people call it by: one that is known here at once, another when it has been found. */
function openByCode(state: State, code: string): Step {
  const known = [...state.tickets.items, ...(state.customer?.overview?.tickets ?? [])].find((one) => one.code === code)
  return andThen(keepFound(closeOverlay(state, 'command')), (next) =>
    known ? openTicketById(next, known.id) : step(next, { do: 'findTicket', code }),
  )
}

/** What was looked for opens while nothing else was opened meanwhile: it must not tear the agent out of something. */
export function ticketFound(state: State, { code, ticketId }: Extract<Reply, { kind: 'ticketFound' }>): Step {
  if (ticketId === undefined) return tell(state, 'warn', { say: 'ticketUnknown', code })
  return state.overlays.length > 0 || state.focus === 'composer'
    ? tell(state, 'info', { say: 'ticketReady', code })
    : openTicketById(state, ticketId)
}

function askOfLoan(state: State, ask: ArrangementAsk): Step {
  const { customer } = state
  if (!customer?.overview) return tell(state, 'warn', { say: 'stillLoading' })
  const wish = { customerId: customer.id, ask }
  const inView = loanInView(customer)
  if (inView !== undefined) return previewWish(state, { ...wish, loanId: inView })
  const active = customer.overview.loans.filter(({ status }) => status === 'active')
  if (active.length === 0 && ask.kind !== 'waiver') return tell(state, 'warn', { say: 'noActiveLoan' })
  if (active.length > 1) return openChooser(state, { of: 'loan', ask }, loanOptions(state, active, wish))
  return previewWish(state, { ...wish, loanId: active[0]?.id })
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

function selectedCandidate(state: State): Candidate | undefined {
  const line = overlayOf(state, 'command')
  const candidates = line ? candidatesOf(line.editor.text) : []
  return candidates[within(line?.selected ?? 0, candidates.length)]
}

/** The chosen one in place of what was begun, with room for what follows. */
function complete(state: State, { text }: Candidate): State {
  return changeOverlay(state, 'command', (line) => ({
    ...line,
    editor: commandLine(text),
    recalled: undefined,
    selected: 0,
    problem: undefined,
  }))
}

export function commandEdited(state: State, editor: Editor): Step {
  return step(
    changeOverlay(state, 'command', (line) =>
      line.editor.text === editor.text
        ? { ...line, editor }
        : { ...line, editor, recalled: undefined, selected: 0, problem: undefined },
    ),
  )
}

export function moveInCommands(state: State, by: number): State {
  return changeOverlay(state, 'command', (line) => ({
    ...line,
    selected: within(line.selected + by, candidatesOf(line.editor.text).length),
  }))
}
