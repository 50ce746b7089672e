import type { Instant } from '@zuoxi/sdk'
import type { RecordedAct } from '@zuoxi/sdk/rehearsal'
import type { FieldChange } from '../../store/audit.ts'
import type { ClearCustomer } from '../../store/rows/customer.ts'
import type { RecordedEvent, RecordedRows } from '../../store/recording.ts'
import type { LedgerBefore } from './ledger-before.ts'

/** What one call of somebody's changed, as the log tells it. */
export interface Group {
  readonly at: Instant
  readonly actorId: string
  readonly events: readonly RecordedEvent[]
  /** The first event of one of these actions. */
  readonly find: (...actions: readonly string[]) => RecordedEvent | undefined
}

/** An act without its time; `by` only where it was not the caller's. */
export type Told = Omit<RecordedAct, 'at'>

/** Writes a conversation down: its rows, by the names that people know, and which thing was the last of its kind. */
export class Scribe {
  readonly rows: RecordedRows
  readonly clear: ClearCustomer
  readonly ledger: LedgerBefore
  /** A file says "the ticket", and means the one that was logged last; so do its quotes, repayments and held messages. */
  readonly last: { ticket?: string; arrangement?: string; repayment?: string; held?: string } = {}
  readonly #commented = new Map<string, number>()
  readonly #staff: ReadonlySet<string>
  readonly #bills: ReadonlyMap<string, string>
  readonly #loans: ReadonlyMap<string, string>

  constructor(rows: RecordedRows, clear: ClearCustomer, ledger: LedgerBefore) {
    this.rows = rows
    this.clear = clear
    this.ledger = ledger
    this.#staff = new Set(rows.agents.map(({ id }) => id))
    this.#bills = new Map(ledger.bills.map(({ id, bill_no: no }) => [id, no]))
    this.#loans = new Map(rows.loans.map(({ id, loan_no: no }) => [id, no]))
  }

  /** Somebody of the desk; the gateway is nobody. */
  staffId(agentId: string): string | undefined {
    return this.#staff.has(agentId) ? agentId : undefined
  }

  /** The number of a bill that was there when the conversation began. One that was issued since has another in every rehearsal. */
  billNo(id: string | undefined | null): string | undefined {
    return id ? this.#bills.get(id) : undefined
  }

  loanNo(id: string | undefined | null): string | undefined {
    return id ? this.#loans.get(id) : undefined
  }

  /** The text of the next comment on a ticket. */
  nextComment(ticketId: string): string | undefined {
    const at = this.#commented.get(ticketId) ?? 0
    this.#commented.set(ticketId, at + 1)
    return this.rows.comments.filter(({ ticket_id: id }) => id === ticketId)[at]?.body
  }
}

/** The changes that an event tells of. */
export function changesOf({ changes }: RecordedEvent): readonly FieldChange[] {
  return JSON.parse(changes) as FieldChange[]
}

export function changedTo(event: RecordedEvent, field: string): string | undefined {
  return changesOf(event).find((change) => change.field === field)?.to
}

/** A reason as long as a turn wants one; what is shorter is left to the usual words. */
export function reasonOf({ reason }: RecordedEvent): { readonly reason?: string } {
  return reason !== null && [...reason].length >= 4 ? { reason } : {}
}
