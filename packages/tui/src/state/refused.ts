import type { Failure } from '@zuoxi/sdk'
import { sendRefused } from './composer.ts'
import { changeCustomer } from './customer.ts'
import type { Effect, Step } from './happening.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, tell, step } from './step.ts'
import { updateRefused } from './tickets.ts'

/** The desk said no. Each question has its own way to show it; what has none becomes a toast. */
export function refused(state: State, effect: Effect, failure: Failure): Step {
  const heard = failure.code === 'UNREACHABLE' ? lineLost(state) : state
  switch (effect.do) {
    case 'send':
      return sendRefused(heard, effect.conversationId, failure)
    case 'search':
      return step(changeOverlay(heard, 'search', (search) => ({ ...search, failure })))
    case 'loadOverview':
      return step(heard.customer?.id === effect.customerId ? changeCustomer(heard, { failure }) : heard)
    case 'updateTicket':
      return updateRefused(heard, effect.ticketId, effect.patch, failure)
    case 'createTicket':
      return tell(changeOverlay(heard, 'form', (form) => ({ ...form, saving: false, armed: false })), 'bad', { say: 'failure', failure })
    case 'draftTicket':
      return tell(closeOverlay(heard, 'form'), 'bad', { say: 'failure', failure })
    case 'comment':
      return tell(changeOverlay(heard, 'comment', (comment) => ({ ...comment, saving: false })), 'bad', { say: 'failure', failure })
    case 'insertWording':
      return tell(changeOverlay(heard, 'picker', (picker) => ({ ...picker, inserting: false })), 'bad', { say: 'failure', failure })
    case 'take':
      return tell(heard, 'bad', { say: 'failure', failure }, { do: 'loadConversations' })
    case 'loadBills':
      return tell(changeCustomer(heard, heard.customer ? { bills: { ...heard.customer.bills, loading: false } } : {}), 'bad', { say: 'failure', failure })
    case 'loadTickets':
      return tell({ ...heard, tickets: { ...heard.tickets, loading: false } }, 'bad', { say: 'failure', failure })
    default:
      return tell(heard, 'bad', { say: 'failure', failure })
  }
}

function lineLost(state: State): State {
  return state.line.status === 'lost' ? state : { ...state, line: { status: 'lost', sinceMs: state.nowMs } }
}
