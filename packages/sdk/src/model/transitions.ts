import type { AgentStatus } from './agent.ts'
import type { ArrangementState } from './arrangement.ts'
import type { ConversationStatus } from './conversation.ts'
import type { MatchState } from './ledger.ts'
import type { InstalmentStatus, LoanStatus, RepaymentStatus } from './loan.ts'
import type { CouponStatus, OrderStatus, ReturnStatus } from './order.ts'
import type { BillStatus } from './bill.ts'
import type { CreditLine } from './customer.ts'
import type { HeldState, PromiseState } from './gate.ts'
import type { ScriptStatus } from './script.ts'
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

/** 还款未入账 ends by matching. A wrong match is undone entry by entry, and the money that did come waits again. */
export const matchTransitions: Transitions<MatchState> = { unmatched: ['matched'], matched: ['unmatched'] }

export const creditLineTransitions: Transitions<CreditLine['status']> = {
  pending: ['active'],
  active: ['frozen', 'expired', 'closed'],
  frozen: ['active', 'expired', 'closed'],
  expired: [],
  closed: [],
}

export const loanTransitions: Transitions<LoanStatus> = {
  applied: ['approved', 'rejected', 'cancelled'],
  approved: ['disbursing', 'cancelled'],
  disbursing: ['active', 'failed'],
  active: ['settled', 'settled_early', 'written_off', 'transferred'],
  // A reversed repayment opens again what it had settled.
  settled: ['active'],
  settled_early: ['active'],
  written_off: [],
  transferred: [],
  rejected: [],
  cancelled: [],
  failed: [],
}

/** An instalment that is superseded belongs to a schedule that an arrangement has replaced. */
export const instalmentTransitions: Transitions<InstalmentStatus> = {
  scheduled: ['due', 'paid', 'waived', 'superseded'],
  due: ['partial', 'paid', 'overdue', 'waived', 'superseded'],
  partial: ['due', 'paid', 'overdue', 'waived', 'superseded'],
  overdue: ['paid_late', 'written_off', 'waived', 'superseded'],
  paid: ['due', 'partial'],
  paid_late: ['overdue'],
  written_off: [],
  waived: [],
  superseded: [],
}

/** An issued bill is immutable; it is void only while nothing of it is paid. Back again leads only what is reversed. */
export const billTransitions: Transitions<BillStatus> = {
  draft: ['issued', 'void'],
  issued: ['partial', 'paid', 'overdue', 'void'],
  partial: ['issued', 'paid', 'overdue'],
  overdue: ['paid_late', 'void'],
  paid: ['partial', 'issued', 'overdue'],
  paid_late: ['overdue'],
  void: [],
}

export const orderTransitions: Transitions<OrderStatus> = {
  created: ['financed', 'cancelled'],
  financed: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: ['completed'],
  completed: [],
  cancelled: [],
}

export const returnTransitions: Transitions<ReturnStatus> = {
  requested: ['approved', 'rejected'],
  approved: ['in_transit'],
  in_transit: ['received'],
  received: ['refunded', 'rejected'],
  refunded: [],
  rejected: [],
}

export const couponTransitions: Transitions<CouponStatus> = {
  issued: ['locked', 'expired', 'void'],
  locked: ['used', 'issued', 'expired', 'void'],
  used: ['returned'],
  returned: ['locked', 'expired', 'void'],
  expired: [],
  void: [],
}

/** Nothing takes effect that the customer has not confirmed and somebody else has not approved. */
export const arrangementTransitions: Transitions<ArrangementState> = {
  draft: ['quoted', 'withdrawn'],
  quoted: ['customer_confirmed', 'expired', 'withdrawn'],
  customer_confirmed: ['pending_approval', 'expired', 'withdrawn'],
  pending_approval: ['approved', 'rejected', 'expired', 'withdrawn'],
  approved: ['effective', 'expired', 'withdrawn'],
  effective: ['completed', 'broken'],
  // The money that had settled a loan may be taken back: its settlement is broken, and the schedule in force kept again.
  completed: ['broken', 'effective'],
  // Money for a settlement had come in time, and was booked or matched late.
  broken: ['completed'],
  rejected: [],
  expired: [],
  withdrawn: [],
}

/** Approved wording and rules share this life; nobody approves their own, and what is approved never changes. */
export const scriptTransitions: Transitions<ScriptStatus> = {
  draft: ['in_review'],
  in_review: ['approved', 'rejected'],
  rejected: ['draft'],
  approved: ['scheduled', 'active'],
  scheduled: ['active', 'retired'],
  active: ['superseded', 'retired', 'suspended'],
  suspended: ['active', 'retired'],
  superseded: [],
  retired: [],
}

export const heldTransitions: Transitions<HeldState> = { held: ['released', 'returned'], released: [], returned: [] }

export const promiseTransitions: Transitions<PromiseState> = {
  // Overdue, it stays open until somebody ends it; ended then, it is broken, even if it was kept after all.
  open: ['kept', 'broken', 'released'],
  broken: [],
  kept: [],
  released: [],
}

export function mayGo<State extends string>(table: Transitions<State>, from: State, to: State): boolean {
  return table[from].includes(to)
}
