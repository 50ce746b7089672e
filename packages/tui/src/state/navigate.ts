import { helpHeight } from '../keys/help-rows.ts'
import type { Handlers, ListAction } from './action.ts'
import { moveInArrangements } from './arrangements.ts'
import { moveInChooser } from './choose.ts'
import { moveInCommands } from './command.ts'
import { moveInPage, pageEffects } from './credit.ts'
import { backInCustomer, moveInBills, moveInOverview } from './customer.ts'
import { scrollExplanation } from './explain.ts'
import { figuresAgain } from './figures-again.ts'
import { clearFilterHere, listPlaceOf, moveFiltered } from './finding/filter.ts'
import { moveInPalette } from './finding/palette.ts'
import { focusOn } from './focus.ts'
import { formLeft } from './form.ts'
import { moveInGate } from './gate.ts'
import { editHere } from './edit.ts'
import { editorHere } from './editor-here.ts'
import type { Step } from './happening.ts'
import { layoutOf, pageRows, scrolled } from './layout.ts'
import { moveInPicker } from './picker.ts'
import { moveQueueCursor } from './queue.ts'
import { moveInFound } from './search.ts'
import { topOverlay, sendsUnderWay } from './select.ts'
import { loadStanding } from './standing.ts'
import type { Focus, State } from './state.ts'
import { changeOverlay, popOverlay, pushOverlay, step } from './step.ts'
import { scrollThread } from './thread.ts'
import { moveInTickets, scrollTicket } from './tickets.ts'
import { scrollMacro } from './dry-run.ts'
import { scrollToasts } from './toasts.ts'
import { scrollQuote } from './what-if.ts'

/** Moving about: between panes, in lists, back, and out. */
export const navigateActions: Handlers<
  | 'quit'
  | 'quitNow'
  | 'help'
  | 'back'
  | 'dismiss'
  | 'refresh'
  | 'focusNext'
  | 'focusPrevious'
  | 'goQueue'
  | 'goThread'
  | 'goCustomer'
> = {
  quit: (state) => (sendsUnderWay(state) > 0 ? step(pushOverlay(state, { kind: 'quit' })) : leave(state)),
  quitNow: leave,
  help: (state) => step(pushOverlay(state, { kind: 'help', scroll: 0 })),
  back: goBack,
  dismiss: (state) => step(clearFilterHere(state) ?? popOverlay(state)),
  refresh: refreshHere,
  focusNext: (state) => arrived(cycleFocus(state, 1)),
  focusPrevious: (state) => arrived(cycleFocus(state, -1)),
  goQueue: (state) => step(focusOn(state, 'queue')),
  goThread: (state) => step(focusOn({ ...state, main: 'conversation' }, 'thread')),
  goCustomer: (state) => arrived(focusOn(state, 'customer')),
}

export const listActions: Handlers<ListAction> = {
  up: (state) => moveHere(state, -1),
  down: (state) => moveHere(state, 1),
  pageUp: (state) => moveHere(state, -pageRows(state)),
  pageDown: (state) => moveHere(state, pageRows(state)),
  first: (state) => moveHere(state, -Number.MAX_SAFE_INTEGER),
  last: (state) => moveHere(state, Number.MAX_SAFE_INTEGER),
}

/** Whoever goes to the customer looks for figures as they are now. */
function arrived(state: State): Step {
  return state.focus === 'customer' ? step(state, ...figuresAgain(state, 10_000)) : step(state)
}

function leave(state: State): Step {
  return step({ ...state, leaving: true }, { do: 'leave' })
}

function cycleFocus(state: State, by: number): State {
  const main: Focus = state.main === 'tickets' ? 'tickets' : 'thread'
  const ring: readonly Focus[] = ['queue', main, 'customer']
  const at = state.focus === 'composer' ? 1 : ring.indexOf(state.focus)
  return focusOn(state, ring[(at + by + ring.length) % ring.length] ?? 'queue')
}

/** One step back: out of a selection, out of an overlay, from a bill to its list, from the composer to the thread, from a pane to the queue. */
function goBack(state: State): Step {
  const whole = clearFilterHere(state)
  if (whole) return step(whole)
  if (editorHere(state)?.anchor !== undefined) return editHere(state, { do: 'unselect' })
  if (topOverlay(state)?.kind === 'form') return step(popOverlay(formLeft(state)))
  if (topOverlay(state)) return step(popOverlay(state))
  if (state.focus === 'composer') return step({ ...state, focus: 'thread' })
  if (state.focus === 'customer') {
    const back = backInCustomer(state)
    return step(
      back ?? focusOn(state, state.queue.open !== undefined && state.main === 'conversation' ? 'thread' : 'queue'),
    )
  }
  if (state.focus === 'tickets') {
    if (state.tickets.open === undefined)
      return step(focusOn({ ...state, main: 'conversation' }, state.queue.open === undefined ? 'queue' : 'thread'))
    const tickets = { ...state.tickets, open: undefined, detail: undefined }
    const listed = { ...state, tickets }
    return state.tickets.loaded
      ? step(listed)
      : step(listed, { do: 'loadTickets', filter: tickets.filter, fresh: true })
  }
  return step(focusOn(state, 'queue'))
}

function refreshHere(state: State): Step {
  const { customer, tickets } = state
  const panel = topOverlay(state)
  if (panel?.kind === 'explain') return step(state, { do: 'explain', figure: panel.figure })
  if (panel?.kind === 'arrangements') return step(state, { do: 'loadArrangements', scope: panel.scope, fresh: true })
  if (panel?.kind === 'arrangement') return step(state, { do: 'loadArrangement', arrangementId: panel.arrangement.id })
  if (state.focus === 'queue') return step(state, { do: 'loadConversations' })
  if (state.focus === 'tickets') {
    return step(
      state,
      tickets.open === undefined
        ? { do: 'loadTickets', filter: tickets.filter, fresh: true }
        : { do: 'loadTicket', ticketId: tickets.open },
    )
  }
  if (state.focus === 'customer' && customer) return step(state, ...pageEffects(customer), ...loadStanding(state))
  return step(
    state,
    ...(state.queue.open === undefined ? [] : [{ do: 'loadMessages', conversationId: state.queue.open } as const]),
    ...loadStanding(state),
  )
}

/** The cursor of whatever list is here, by so many rows. */
/** Move by so many rows in whatever list is here. */
export function moveHere(state: State, by: number): Step {
  const filtered = moveFiltered(state, by)
  // The list itself moves by nothing then, and fetches what comes next.
  return filtered ? moveInList(filtered, 0) : moveInList(state, by)
}

function moveInList(state: State, by: number): Step {
  switch (listPlaceOf(state)) {
    case 'queue':
      return step(moveQueueCursor(state, by))
    case 'thread':
    case 'composer':
      return scrollThread(state, -by)
    case 'customer':
      return step(moveInOverview(state, by))
    case 'bills':
      return moveInBills(state, by)
    case 'bill':
    case 'loan':
    case 'orders':
    case 'order':
      return step(moveInPage(state, by))
    case 'explain':
      return step(scrollExplanation(state, by))
    case 'whatIf':
    case 'arrangement':
      return step(scrollQuote(state, by))
    case 'arrangements':
      return moveInArrangements(state, by)
    case 'command':
      return step(moveInCommands(state, by))
    case 'palette':
      return step(moveInPalette(state, by))
    case 'duties':
    case 'promises':
    case 'held':
    case 'told':
    case 'wordings':
    case 'wording':
    case 'rules':
    case 'blast':
      return moveInGate(state, by)
    case 'tickets':
      return moveInTickets(state, by)
    case 'ticket':
      return step(scrollTicket(state, by))
    case 'macro':
      return step(scrollMacro(state, by))
    case 'toasts':
      return step(scrollToasts(state, by))
    case 'search':
      return step(moveInFound(state, by))
    case 'picker':
      return step(moveInPicker(state, by))
    case 'choose':
      return step(moveInChooser(state, by))
    case 'help':
      return step(
        changeOverlay(state, 'help', (help) => ({
          ...help,
          scroll: scrolled(help.scroll + by, helpHeight(state, layoutOf(state).body.width), state),
        })),
      )
    default:
      return step(state)
  }
}
