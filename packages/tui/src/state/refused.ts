import type { Failure } from '@zuoxi/sdk'
import { arrangementsRefused, stepRefused } from './arrangements.ts'
import { creditRefused } from './credit.ts'
import { changeCustomer, readFailed } from './customer-step.ts'
import { refusalOf } from './doubt.ts'
import { explainRefused } from './explain.ts'
import { gateRefused, isGateEffect, wrapUpRefused } from './gate-refused.ts'
import type { Effect, Step } from './happening.ts'
import { sendRefused } from './sending.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, tell, step } from './step.ts'
import { olderRefused } from './thread.ts'
import { updateRefused } from './tickets.ts'
import { previewRefused, quoteRefused } from './what-if.ts'

/** The desk said no. Each question has its own way to show it; what has none becomes a toast. */
export function refused(state: State, effect: Effect, failure: Failure): Step {
  switch (effect.do) {
    case 'send':
      return sendRefused(state, effect.key, failure)
    case 'search':
      return step(changeOverlay(state, 'search', (search) => ({ ...search, failure })))
    case 'loadOverview':
      return step(state.customer?.id === effect.customerId ? changeCustomer(state, { failure }) : state)
    case 'loadBill':
      return step(
        state.customer?.billId === effect.billId
          ? changeCustomer(state, { bill: readFailed(state.customer.bill, failure) })
          : state,
      )
    case 'loadLoan':
    case 'loadOrder':
    case 'loadOrders':
      return step(creditRefused(state, effect, failure))
    case 'explain':
      return step(explainRefused(state, effect.figure, failure))
    case 'preview':
      return step(previewRefused(state, effect.wish, failure))
    case 'quote':
      return quoteRefused(state, failure)
    case 'loadArrangements':
      return step(arrangementsRefused(state, effect.scope, failure))
    case 'stepArrangement':
      return stepRefused(state, effect.arrangementId, failure)
    case 'updateTicket':
      return updateRefused(state, effect.ticketId, effect.patch, failure)
    case 'createTicket':
      return tell(
        changeOverlay(state, 'form', (form) => ({ ...form, saving: false, armed: false })),
        'bad',
        refusalOf(effect, failure),
      )
    case 'draftTicket':
      return tell(closeOverlay(state, 'form'), 'bad', { say: 'failure', failure })
    case 'comment':
      return tell(
        changeOverlay(state, 'comment', (comment) => ({ ...comment, saving: false })),
        'bad',
        refusalOf(effect, failure),
      )
    case 'insertWording':
      return tell(
        changeOverlay(state, 'picker', (picker) => ({ ...picker, inserting: false })),
        'bad',
        { say: 'failure', failure },
      )
    case 'take':
      return tell(takeRefused(state, effect, failure), 'bad', refusalOf(effect, failure), { do: 'loadConversations' })
    case 'loadBills':
      return tell(
        changeCustomer(state, state.customer ? { bills: { ...state.customer.bills, loading: false } } : {}),
        'bad',
        { say: 'failure', failure },
      )
    case 'loadOlder':
      return tell(olderRefused(state, effect.conversationId), 'bad', { say: 'failure', failure })
    case 'loadTickets':
      return tell({ ...state, tickets: { ...state.tickets, loading: false } }, 'bad', { say: 'failure', failure })
    case 'wrapUp':
      return wrapUpRefused(state, effect.conversationId, failure)
    default:
      if (isGateEffect(effect)) return gateRefused(state, effect, failure)
      return tell(state, 'bad', refusalOf(effect, failure))
  }
}

function takeRefused(state: State, { conversationId: id }: Extract<Effect, { do: 'take' }>, failure: Failure): State {
  const { doubted, taking } = state.queue
  const open = failure.code === 'UNREACHABLE' && !doubted.includes(id)
  const still = taking === id ? undefined : taking
  return { ...state, queue: { ...state.queue, taking: still, doubted: open ? [...doubted, id] : doubted } }
}
