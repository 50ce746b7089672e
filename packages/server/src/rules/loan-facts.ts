import type {
  BillComponent,
  BillId,
  BillState,
  BusinessDate,
  Fen,
  Instant,
  LedgerKind,
  LoanStatus,
  PlannedInstalment,
  RepaymentMethod,
} from '@zuoxi/sdk'

/** What a loan's schedule, standing and cost are worked out from. */
export interface LoanFacts {
  readonly contract: {
    readonly principalFen: Fen
    readonly outstandingFen: Fen
    readonly method: RepaymentMethod
    readonly aprPpm: number
    /** `flat_fee`: what a term costs; unknown of loans that were brought in without it. */
    readonly feeRate: string | undefined
    readonly terms: number
    readonly termsPaid: number
    readonly status: LoanStatus
    readonly disbursedOn: BusinessDate
    readonly firstDueOn: BusinessDate | undefined
    readonly termsVersion: string
    readonly scheduleVersion: number
  }
  /** Every line of the loan on a bill, the oldest due first. */
  readonly lines: readonly LoanLine[]
  /** Schedules that are stored: those that replaced another, and the first one once it was replaced. */
  readonly versions: readonly ScheduleFacts[]
  readonly accruals: readonly AccrualFacts[]
}

/** A line by which a bill asks for a part of a loan, with its entries. */
export interface LoanLine {
  readonly billId: BillId
  readonly billNo: string
  readonly billState: BillState
  /** When the bill was made. */
  readonly billedAt: Instant
  readonly dueDate: BusinessDate
  readonly lineNo: number
  readonly component: BillComponent
  readonly instalmentNo: number | undefined
  readonly amountFen: Fen
  /** All that cleared it; of that, forgiven, and moved into a new schedule. */
  readonly paidFen: Fen
  readonly waivedFen: Fen
  readonly movedFen: Fen
  readonly entries: readonly LoanEntry[]
}

export interface LoanEntry {
  readonly seq: number
  readonly on: BusinessDate
  readonly kind: LedgerKind
  /** Signed: a charge raises what is owed, everything else lowers it. */
  readonly amountFen: Fen
  readonly reversesSeq: number | undefined
}

export interface ScheduleFacts {
  readonly version: number
  readonly origin: string
  readonly effectiveOn: BusinessDate
  readonly plan: readonly PlannedInstalment[]
  readonly aprSimplePct: string
  readonly aprCompoundPct: string
  readonly madeAt: Instant
}

export interface AccrualFacts {
  readonly kind: 'pause' | 'resume'
  readonly on: BusinessDate
  readonly reason: string
  readonly at: Instant
}

/** Whether a bill's lines count: a draft asks for nothing yet, a void one for nothing any more. */
export function isIssued({ billState }: Pick<LoanLine, 'billState'>): boolean {
  return billState !== 'draft' && billState !== 'void'
}

/** Entries that stand. A payment that was reversed never was; neither it nor its reversal counts. */
export function standing(entries: readonly LoanEntry[]): LoanEntry[] {
  const reversed = new Set(entries.flatMap(({ reversesSeq }) => reversesSeq ?? []))
  return entries.filter(({ seq, kind }) => kind !== 'reversal' && !reversed.has(seq))
}
