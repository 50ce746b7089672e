import type { AgentId, DeskClient, Ticket } from '@zuoxi/sdk'
import type { TicketFilter } from '../../state/state.ts'
import { pagerOf } from '../pager.ts'
import { type Answers, pageSize } from './answer.ts'

export const ticketAnswers: Answers<
  'draftTicket' | 'createTicket' | 'loadTicket' | 'updateTicket' | 'comment' | 'loadTickets' | 'loadAgents'
> = {
  draftTicket: async ({ conversationId }, { desk }) => ({
    kind: 'ticketDraft',
    draft: await desk.tickets.draft({ conversationId }),
  }),
  createTicket: async ({ draft }, { desk, key }) => ({
    kind: 'ticketCreated',
    ticket: await desk.tickets.create({ ...draft, idempotencyKey: key() }),
  }),
  loadTicket: async ({ ticketId }, { desk }) => ({ kind: 'ticket', ticket: await desk.tickets.get({ ticketId }) }),
  updateTicket: async ({ ticketId, expectedRev, patch }, { desk, key }) => ({
    kind: 'ticketUpdated',
    ticket: await desk.tickets.update({ ticketId, expectedRev, patch, idempotencyKey: key() }),
  }),
  comment: async ({ ticketId, body }, { desk, key }) => ({
    kind: 'commented',
    ticket: await desk.tickets.comment({ ticketId, body, idempotencyKey: key() }),
  }),
  loadTickets: async ({ filter, fresh }, { desk, me, pagers }) => {
    if (fresh) pagers.tickets = pagerOf([ticketList(desk, filter, me)])
    const page = await pagers.tickets?.pull(pageSize)
    return page && { kind: 'tickets', filter, fresh, ...page }
  },
  loadAgents: async (_, { desk }) => {
    const agents = await desk.agents.list()
    return { kind: 'agents', agents: agents.filter(({ status, role }) => status === 'active' && role !== 'channel') }
  },
}

/** What is not over yet. */
const unfinished: Ticket['status'][] = ['new', 'open', 'pending_customer', 'pending_internal', 'snoozed', 'resolved']

function ticketList(desk: DeskClient, filter: TicketFilter, me: AgentId): AsyncIterable<Ticket> {
  if (filter === 'all') return desk.tickets.list({ limit: pageSize })
  return desk.tickets.list({ limit: pageSize, status: unfinished, ...(filter === 'mine' ? { assigneeId: me } : {}) })
}
