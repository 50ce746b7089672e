import type {
  AgentId,
  Arrangement,
  ArrangementId,
  ArrangementQuote,
  ArrangementState,
  CustomerId,
  Instant,
  LoanId,
  TicketId,
} from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import { type ArrangementStanding, stateAt } from '../../rules/arrangement-state.ts'
import type { ArrangementRow } from '../schema.ts'

/** A stored arrangement with the names it is shown with. */
export type ArrangementShown = Selectable<ArrangementRow> & {
  readonly loan_no: string | null
  readonly requester_name: string | null
  readonly decider_name: string | null
  readonly changer_name: string | null
}

/** Row → model at a moment: a quote whose time has run out is expired, whatever the row still says. */
export function arrangementOf(row: ArrangementShown, now: Instant): Arrangement {
  return {
    id: row.id as ArrangementId,
    code: row.code,
    customerId: row.customer_id as CustomerId,
    loanId: (row.loan_id ?? undefined) as LoanId | undefined,
    loanNo: row.loan_no ?? undefined,
    kind: row.kind as Arrangement['kind'],
    state: stateAt(row.state as ArrangementState, row.expires_at, now),
    quote: quoteOf(row),
    requestedBy: row.requested_by as AgentId,
    requestedByName: row.requester_name ?? '',
    evidence: row.evidence ?? undefined,
    confirmedAt: (row.confirmed_at ?? undefined) as Instant | undefined,
    decidedByName: row.decider_name ?? undefined,
    decidedAt: (row.decided_at ?? undefined) as Instant | undefined,
    decisionReason: row.decision_reason ?? undefined,
    effectiveAt: (row.effective_at ?? undefined) as Instant | undefined,
    endedAt: (row.ended_at ?? undefined) as Instant | undefined,
    followUpTicketId: (row.follow_up_ticket_id ?? undefined) as TicketId | undefined,
    createdAt: row.created_at as Instant,
    rev: row.rev,
  }
}

/** A stored quote never changes, so it is taken as it was written. */
export function quoteOf({ quote }: Pick<ArrangementRow, 'quote'>): ArrangementQuote {
  return JSON.parse(quote) as ArrangementQuote
}

export function standingOfRow(row: ArrangementShown): ArrangementStanding {
  return {
    id: row.id as ArrangementId,
    state: row.state as ArrangementState,
    rev: row.rev,
    expiresAt: row.expires_at as Instant,
    requestedBy: row.requested_by,
    changedBy: row.updated_by,
    changedByName: row.changer_name ?? '',
  }
}
