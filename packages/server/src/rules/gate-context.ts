import {
  type ArrangementQuote,
  type BillState,
  type BusinessDate,
  type Channel,
  type ContactCounters,
  type ContactOutcome,
  fen,
  type GateBill,
  type GateLoan,
  type GateQuote,
  type LoanStanding,
  standingOf,
} from '@zuoxi/sdk'

/** A bill as it is stored, with what its lines say. */
export interface StoredBill {
  readonly bill_no: string
  readonly period: string
  readonly issued_on: string
  readonly due_date: string
  readonly total_fen: number
  readonly paid_fen: number
  readonly state: string
  readonly lines: readonly {
    readonly component: string
    readonly amount_fen: number
    readonly paid_fen: number
    readonly instalment_no: number | null
    readonly loan_no: string | null
  }[]
}

export function gateBill(row: StoredBill, today: BusinessDate): GateBill {
  const facts = {
    state: row.state as BillState,
    dueDate: row.due_date as BusinessDate,
    totalFen: fen(row.total_fen),
    paidFen: fen(row.paid_fen),
  }
  const { dpd, outstandingFen } = standingOf(facts, today)
  return {
    billNo: row.bill_no,
    period: row.period,
    issuedOn: row.issued_on as BusinessDate,
    dueDate: facts.dueDate,
    totalFen: facts.totalFen,
    paidFen: facts.paidFen,
    outstandingFen,
    dpd,
    lines: row.lines.map((line) => ({
      component: line.component,
      amountFen: fen(line.amount_fen),
      paidFen: fen(line.paid_fen),
      ...(line.instalment_no !== null && { instalmentNo: line.instalment_no }),
      ...(line.loan_no !== null && { loanNo: line.loan_no }),
    })),
  }
}

/** What a loan's contract and the schedule in force let an agent say. */
export function gateLoan(
  loan: {
    readonly loan_no: string
    readonly product: string
    readonly terms: number
    readonly terms_paid: number
    readonly apr_ppm: number
  },
  standing: LoanStanding,
): GateLoan {
  return {
    loanNo: loan.loan_no,
    product: loan.product,
    principalFen: standing.principalFen,
    outstandingFen: standing.outstandingFen,
    terms: loan.terms,
    termsPaid: loan.terms_paid,
    aprPpm: loan.apr_ppm,
    disbursedOn: standing.disbursedOn,
    instalments: standing.plan.map(({ no, dueDate, principalFen, interestFen, feeFen, penaltyFen }) => ({
      no,
      dueDate,
      amountFen: fen(principalFen + interestFen + feeFen + penaltyFen),
    })),
  }
}

export function gateQuote({ ask, payFen, payBy, newTotal, new: rows }: ArrangementQuote): GateQuote {
  return {
    kind: ask.kind,
    totalFen: payFen ?? newTotal.totalFen,
    ...(payBy !== undefined && { payBy }),
    terms: rows.length,
    instalments: rows.map(({ no, dueDate, totalFen }) => ({ no, dueDate, amountFen: totalFen })),
  }
}

/** A contact of today, as it was recorded. */
export interface Attempt {
  readonly channel: string
  readonly purpose: string
  readonly target: string
  readonly outcome: string
}

const unanswered: readonly string[] = ['no_answer', 'busy', 'invalid_number'] satisfies ContactOutcome[]

export function isUnanswered(outcome: ContactOutcome): boolean {
  return unanswered.includes(outcome)
}

/** Three instruments count three things; each has a counter of its own (`rules.md` section 1). */
export function countersOf(today: readonly Attempt[], newestOutcomes: readonly string[]): ContactCounters {
  const calls = today.filter(({ channel, purpose }) => channel === 'phone' && purpose === 'collection')
  const answered = newestOutcomes.findIndex((outcome) => !unanswered.includes(outcome))
  return {
    connectedToday: calls.filter(({ outcome }) => outcome === 'connected').length,
    unansweredToday: calls.filter(({ outcome, target }) => target === 'self' && unanswered.includes(outcome)).length,
    lostContactAttempts: answered === -1 ? newestOutcomes.length : answered,
    collectionMessagesToday: today.filter(
      ({ purpose, outcome }) => purpose === 'collection' && outcome === 'message_sent',
    ).length,
  }
}

/** Channels whose customer the platform has already signed in: they are who they are (H). */
const identified: readonly Channel[] = ['app_chat']

export function isIdentified(channel: Channel, verification: string): boolean {
  return identified.includes(channel) || verification === 'passed'
}
