import type { BillComponent } from '../../model/bill.ts'
import type { Fen } from '../../model/money.ts'
import type { BusinessDate, Instant } from '../../model/time.ts'

/** A ticket that a wording may quote. */
export interface WordingTicket {
  readonly code: string
  /** A type path of the taxonomy. */
  readonly type: string
  /** Absent where no clock runs. */
  readonly dueAt?: Instant
}

/** What the ledger knows at one moment, for one agent, customer and bill: all that a slot may be filled from. */
export interface WordingFacts {
  readonly institution: string
  /** The official number, as it is printed. */
  readonly hotline: string
  readonly agent: { readonly workNo: string; readonly displayName: string }
  readonly today: BusinessDate
  readonly customer?: {
    readonly surname: string
    /** Outstanding on all issued bills. */
    readonly allDueFen: Fen
  }
  readonly bill?: {
    /** `YYYY-MM` */
    readonly period: string
    readonly totalFen: Fen
    readonly paidFen: Fen
    readonly outstandingFen: Fen
    readonly dueDate: BusinessDate
    readonly dpd: number
  }
  readonly loan?: {
    readonly loanNo: string
    readonly principalFen: Fen
    readonly outstandingFen: Fen
    /** Simple annual rate (单利) in parts per million. */
    readonly aprPpm: number
    readonly terms: number
  }
  /** The arrangement's quote that the wording tells of. */
  readonly quote?: {
    /** Key of the wording that is told with it; empty: any. */
    readonly disclosure: string
    readonly loanNo?: string
    /** What closes the loan, what is waived, or else all that would be left to pay. */
    readonly amountFen: Fen
    /** What the customer pays more, or less, in all. */
    readonly deltaFen: Fen
    /** The new schedule, where there is one. */
    readonly schedule?: {
      readonly terms: number
      readonly first: { readonly dueDate: BusinessDate; readonly totalFen: Fen }
    }
    /** A settlement's last day. */
    readonly payBy?: BusinessDate
    /** What a waiver forgives. */
    readonly waived?: readonly BillComponent[]
    readonly expiresAt: Instant
  }
  /** The customer's tickets that are not done with, the newest first. */
  readonly tickets?: readonly WordingTicket[]
}
