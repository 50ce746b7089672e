import type { Arrangement, ArrangementQuote } from '../../model/arrangement.ts'
import type { ConversationStatus, Message } from '../../model/conversation.ts'
import type { Verification } from '../../model/customer.ts'
import type { Finding, Verdict } from '../../model/finding.ts'
import type { CustomerPromise, HeldMessage } from '../../model/gate.ts'
import type { Failure } from '../../model/failure.ts'
import type { RepaymentDetail } from '../../model/ledger.ts'
import { safeText } from '../../model/safe-text.ts'
import type { Ticket } from '../../model/ticket.ts'
import type { LedgerView } from './ledger-view.ts'

/** What a turn led to, as far as the desk has told. */
export interface Outcome {
  readonly failure?: Failure
  readonly message?: Message
  readonly slots?: Readonly<Record<string, string>>
  readonly ticket?: Ticket
  /** What the gate said of the words before they were sent. */
  readonly verdict?: Verdict
  readonly findings?: readonly Finding[]
  /** What the words that were sent promise. */
  readonly promises?: readonly CustomerPromise[]
  readonly verified?: Verification['state']
  readonly held?: HeldMessage
  readonly quote?: ArrangementQuote
  readonly arrangement?: Arrangement
  readonly repayment?: RepaymentDetail
  readonly messageCount?: number
  readonly conversation?: ConversationStatus
  readonly ledger?: LedgerView
  /** Actions that the log has of this turn. */
  readonly audit?: readonly string[]
  /** What the screen shows now. */
  readonly screen?: readonly string[]
  /** Set where the turn could not even be tried. */
  readonly impossible?: string
}

/** One expectation that did not hold. Turns count from 1, as a reader counts them. */
export interface TurnFailure {
  readonly turn: number
  readonly expected: string
  readonly actual: string
  /**
   * `difference`: not against the file, but between two stages. `invariant`: against what holds of every
   * conversation, whatever its file says. Absent: against the file.
   */
  readonly kind?: 'difference' | 'invariant'
  /** Where several stages were played and it is not the first that failed. */
  readonly stage?: string
}

/** A refusal in one line: its code, and the rest of it as data. */
export function describeRefusal({ code, ...rest }: Failure): string {
  return safeText(Object.keys(rest).length === 0 ? code : `${code} ${JSON.stringify(rest)}`)
}
