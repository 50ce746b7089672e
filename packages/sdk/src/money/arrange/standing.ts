import type { BillComponent, BillId, BusinessDate, Fen, RepaymentMethod } from '../../model/index.ts'
import type { PlannedInstalment } from '../plan/planned.ts'

/** A bill line of the loan of which something is outstanding. */
export interface OpenLine {
  readonly billId: BillId
  readonly lineNo: number
  /** Absent for a fee that belongs to no instalment. */
  readonly instalmentNo: number | undefined
  readonly component: BillComponent
  readonly dueDate: BusinessDate
  readonly outstandingFen: Fen
}

/** Interest or principal that money has paid on a bill, on a day. */
export interface PaidOnBill {
  readonly component: 'interest' | 'principal'
  readonly dueDate: BusinessDate
  readonly on: BusinessDate
  readonly paidFen: Fen
}

/** All that a quote is worked out from: where a loan stands on a day. */
export interface LoanStanding {
  readonly asOf: BusinessDate
  readonly principalFen: Fen
  readonly disbursedOn: BusinessDate
  readonly method: RepaymentMethod
  /** Contract rate a year as decimal text; `0%` for a flat fee. */
  readonly annualRate: string
  /** Principal that is not repaid, billed or not. */
  readonly outstandingFen: Fen
  /** The schedule in force, every instalment of it. */
  readonly plan: readonly PlannedInstalment[]
  /** The contract's first due date, which keeps later ones from drifting; without it they follow from the plan. */
  readonly firstDueOn?: BusinessDate | undefined
  /** `flat_fee`: the fee of each term, as a part of the principal; without it, it follows from the plan. */
  readonly feeRate?: string | undefined
  /** Numbers of instalments that are on a bill already, paid or not, or were paid before bills were kept. */
  readonly billed: ReadonlySet<number>
  readonly open: readonly OpenLine[]
  /** What money has paid on bills, and when: interest of it that was paid for time not used comes back. */
  readonly paidOnBills?: readonly PaidOnBill[] | undefined
  /** 罚息 to `asOf` that is on no bill yet. */
  readonly accruedPenaltyFen: Fen
  /**
   * The same to a later day, if nothing is paid until then (`accruedPenalty` with `asOf` set to it). Needed where
   * something is late by then and the loan is to be settled after `asOf`.
   */
  readonly penaltyOn?: ((day: BusinessDate) => Fen) | undefined
}
