import type { AgentStatus } from './agent.ts'
import type { ConversationStatus } from './conversation.ts'
import type { MatchState } from './ledger.ts'
import type { RepaymentStatus } from './loan.ts'
import type { TicketStatus } from './ticket.ts'

/** From each state, the states it may go to. What is not listed is refused. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>

export const ticketTransitions: Transitions<TicketStatus> = {
  new: ['open', 'merged'],
  open: ['pending_customer', 'pending_internal', 'snoozed', 'resolved', 'merged'],
  pending_customer: ['open', 'resolved', 'merged'],
  pending_internal: ['open', 'resolved', 'merged'],
  snoozed: ['open', 'resolved', 'merged'],
  resolved: ['open', 'closed', 'merged'],
  closed: ['merged'],
  merged: ['new', 'open', 'pending_customer', 'pending_internal', 'snoozed', 'resolved', 'closed'],
}

export const conversationTransitions: Transitions<ConversationStatus> = {
  bot: ['queued'],
  queued: ['active'],
  active: ['transferring', 'wrap_up'],
  transferring: ['active'],
  wrap_up: ['closed'],
  closed: [],
}

export const agentTransitions: Transitions<AgentStatus> = {
  invited: ['active'],
  active: ['suspended'],
  suspended: ['active', 'left'],
  left: [],
}

/** Money whose fate at the bank is unknown is neither here nor lost; only money that came can be reversed or refunded. */
export const repaymentTransitions: Transitions<RepaymentStatus> = {
  initiated: ['processing'],
  processing: ['succeeded', 'failed', 'unknown'],
  unknown: ['succeeded', 'failed'],
  succeeded: ['reversed', 'refunded'],
  failed: [],
  reversed: [],
  refunded: [],
}

/** 还款未入账 ends by matching; a wrong match is not undone but reversed, and the money recorded again. */
export const matchTransitions: Transitions<MatchState> = { unmatched: ['matched'], matched: [] }

export function mayGo<State extends string>(table: Transitions<State>, from: State, to: State): boolean {
  return table[from].includes(to)
}
