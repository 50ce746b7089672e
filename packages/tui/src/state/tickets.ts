import { changeRefusal } from './doubt.ts'
import {
  type Failure,
  type Ticket,
  type TicketDetail,
  type TicketId,
  type TicketPatch,
  ticketTransitions,
} from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { openCustomer } from './customer.ts'
import type { Reply, Step } from './happening.ts'
import { mainWidth, scrolled } from './layout.ts'
import type { SeenTicket, State, TicketFilter, TicketsState } from './state.ts'
import { closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { emptyEditor } from './text.ts'
import { ticketHeight } from './thread-rows.ts'

/** Tickets: the list, one ticket, its comments, and what happens when two change it at once. */
export const ticketActions: Handlers<
  | 'goTickets'
  | 'openTicket'
  | 'filterTickets'
  | 'ticketComment'
  | 'saveComment'
  | 'ticketCustomer'
  | 'keepMine'
  | 'takeTheirs'
> = {
  goTickets: (state) => {
    const shown: State = {
      ...state,
      focus: 'tickets',
      main: 'tickets',
      tickets: { ...state.tickets, open: undefined, detail: undefined },
    }
    return step(
      { ...shown, tickets: { ...shown.tickets, loading: true } },
      { do: 'loadTickets', filter: state.tickets.filter, fresh: true },
    )
  },
  openTicket: (state) => {
    const ticket = state.tickets.items[state.tickets.selected]
    return ticket ? openTicketById(state, ticket.id) : tell(state, 'warn', { say: 'noTicket' })
  },
  filterTickets: (state) => {
    const filter = nextFilter[state.tickets.filter]
    const tickets: TicketsState = { ...state.tickets, filter, items: [], selected: 0, loading: true }
    return step({ ...state, tickets }, { do: 'loadTickets', filter, fresh: true })
  },
  ticketComment: (state) => {
    const { detail } = state.tickets
    if (!detail) return tell(state, 'warn', { say: 'stillLoading' })
    return step(pushOverlay(state, { kind: 'comment', ticketId: detail.id, editor: emptyEditor, saving: false }))
  },
  saveComment: (state) => {
    const comment = overlayOf(state, 'comment')
    const body = comment?.editor.text.trim() ?? ''
    if (!comment || body === '') return tell(state, 'warn', { say: 'commentMissing' })
    if (comment.saving) return tell(state, 'warn', { say: 'sendUnderWay' })
    const saving = {
      ...state,
      overlays: state.overlays.map((one) => (one === comment ? { ...comment, saving: true } : one)),
    }
    return step(saving, { do: 'comment', ticketId: comment.ticketId, body })
  },
  ticketCustomer: (state) => {
    const { detail } = state.tickets
    if (!detail) return tell(state, 'warn', { say: 'stillLoading' })
    return openCustomer({ ...state, focus: 'customer', side: 'customer' }, detail.customerId)
  },
  keepMine: (state) => {
    const conflict = overlayOf(state, 'conflict')
    if (!conflict) return step(state)
    const { ticketId, patch, failure } = conflict
    return step(closeOverlay(state, 'conflict'), { do: 'updateTicket', ticketId, expectedRev: failure.rev, patch })
  },
  takeTheirs: (state) => {
    const conflict = overlayOf(state, 'conflict')
    if (!conflict) return step(state)
    return step(
      closeOverlay(state, 'conflict'),
      { do: 'loadTicket', ticketId: conflict.ticketId },
      ...(state.customer ? [{ do: 'loadOverview', customerId: state.customer.id } as const] : []),
    )
  },
}

const nextFilter: Readonly<Record<TicketFilter, TicketFilter>> = { open: 'mine', mine: 'all', all: 'open' }

export function openTicketById(state: State, id: string): Step {
  const ticketId = id as TicketId
  const tickets: TicketsState = { ...state.tickets, open: ticketId, detail: undefined, scroll: 0 }
  return step({ ...state, focus: 'tickets', main: 'tickets', overlays: [], tickets }, { do: 'loadTicket', ticketId })
}

/** Change a ticket under the lock of the revision that the agent saw. */
export function updateTicket(state: State, { id, rev }: SeenTicket, patch: TicketPatch): Step {
  return step(state, { do: 'updateTicket', ticketId: id, expectedRev: rev, patch })
}

/** The moves that the ticket's status allows: all that the desk would take, merging among them. */
export function movesOf(ticket: Ticket): readonly Ticket['status'][] {
  return ticketTransitions[ticket.status]
}

/** How near the end of what is loaded the cursor may come before the next page is fetched. */
const pageAhead = 20

export function moveInTickets(state: State, by: number): Step {
  const { tickets } = state
  const selected = within(tickets.selected + by, tickets.items.length)
  const fetches = tickets.more && !tickets.loading && selected + pageAhead >= tickets.items.length
  const moved = { ...state, tickets: { ...tickets, selected, loading: tickets.loading || fetches } }
  return fetches ? step(moved, { do: 'loadTickets', filter: tickets.filter, fresh: false }) : step(moved)
}

export function ticketsCame(state: State, reply: Extract<Reply, { kind: 'tickets' }>): State {
  const { tickets } = state
  if (tickets.filter !== reply.filter) return state
  const items = reply.fresh ? reply.items : [...tickets.items, ...reply.items]
  const selected = within(tickets.selected, items.length)
  return { ...state, tickets: { ...tickets, items, more: reply.more, loaded: true, loading: false, selected } }
}

export function ticketCame(state: State, detail: TicketDetail): State {
  const { tickets } = state
  const items = tickets.items.map((item) => (item.id === detail.id ? detail : item))
  const shown = tickets.open === detail.id ? detail : tickets.detail
  return { ...state, tickets: { ...tickets, items, detail: shown } }
}

/** A change was saved: read the whole ticket again, for its history. */
export function ticketUpdated(state: State, ticket: Ticket): Step {
  const items = state.tickets.items.map((item) => (item.id === ticket.id ? ticket : item))
  const { detail } = state.tickets
  const shown = detail?.id === ticket.id ? { ...detail, ...ticket } : detail
  const known = { ...state, tickets: { ...state.tickets, items, detail: shown } }
  const customer =
    known.customer?.id === ticket.customerId ? [{ do: 'loadOverview', customerId: ticket.customerId } as const] : []
  return tell(
    known,
    'good',
    { say: 'ticketUpdated', code: ticket.code },
    { do: 'loadTicket', ticketId: ticket.id },
    ...customer,
  )
}

export function commented(state: State, detail: TicketDetail): Step {
  return tell(closeOverlay(ticketCame(state, detail), 'comment'), 'good', { say: 'commented' })
}

/** Somebody else was faster: show both values, and let the agent decide. */
export function updateRefused(state: State, ticketId: TicketId, patch: TicketPatch, failure: Failure): Step {
  if (failure.code !== 'CONFLICT') return tell(state, 'bad', changeRefusal(failure))
  return step(pushOverlay(state, { kind: 'conflict', ticketId, patch, failure }))
}

/** Scroll a ticket by rows, to its end and no further. */
export function scrollTicket(state: State, byRows: number): State {
  const { detail } = state.tickets
  const rows = detail ? ticketHeight(detail, mainWidth(state)) : 0
  return { ...state, tickets: { ...state.tickets, scroll: scrolled(state.tickets.scroll + byRows, rows, state) } }
}
