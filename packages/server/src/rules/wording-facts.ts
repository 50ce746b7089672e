import {
  type ArrangementQuote,
  type BillState,
  type BusinessDate,
  type Caller,
  dpdStage,
  type DpdStage,
  fen,
  type Fen,
  quoteFacts,
  safeText,
  standingOf,
  sumFen,
  type WordingFacts,
  type WordingTicket,
} from '@zuoxi/sdk'

/** The stored facts of a bill, as the ledger has them. */
export interface LedgerBill {
  readonly id: string
  readonly period: string
  readonly totalFen: Fen
  readonly paidFen: Fen
  readonly dueDate: BusinessDate
  readonly state: BillState
}

export interface LedgerLoan {
  readonly loanNo: string
  readonly principalFen: Fen
  readonly outstandingFen: Fen
  readonly aprPpm: number
  readonly terms: number
}

/** All that was read for one customer, before anything is chosen from it. */
export interface Ledger {
  readonly institution: string
  readonly hotline: string
  readonly agent: Pick<Caller, 'workNo' | 'displayName'>
  readonly today: BusinessDate
  readonly customer?: { readonly nameMasked: string; readonly owing: readonly LedgerBill[] } | undefined
  /** The bill the wording is about. */
  readonly bill?: LedgerBill | undefined
  /** The loans it may be about. */
  readonly loans: readonly LedgerLoan[]
  readonly tickets: readonly WordingTicket[]
  /** The quote it may tell of. */
  readonly quote?: ArrangementQuote | undefined
}

/**
 * The bill a wording is about when nobody names one: the oldest overdue, else
 * the next due. `owing` is in the order of the due dates.
 */
export function billAtHand(owing: readonly LedgerBill[]): LedgerBill | undefined {
  return owing[0]
}

/** How late a customer is as a whole: what their oldest unpaid bill says. */
export function stageOf(owing: readonly LedgerBill[], today: BusinessDate): DpdStage {
  return dpdStage(Math.max(0, ...owing.map((bill) => standingOf(bill, today).dpd)))
}

/** What the slots of a wording are filled from. A loan counts only when it is the only one: nothing is guessed. */
export function wordingFacts(ledger: Ledger): WordingFacts {
  const { institution, hotline, agent, today, customer, bill, loans, tickets, quote } = ledger
  const [loan] = loans
  return {
    institution,
    hotline,
    agent: { workNo: agent.workNo, displayName: agent.displayName },
    today,
    ...(customer && {
      customer: { surname: shownSurname(customer.nameMasked), allDueFen: allDue(customer.owing, today) },
    }),
    ...(bill && { bill: { ...bill, ...owedOn(bill, today) } }),
    ...(loan && loans.length === 1 && { loan }),
    ...(quote && { quote: quoteFacts(quote) }),
    tickets,
  }
}

/** A draft or a void bill asks for nothing, whatever stands on it. */
function owedOn(bill: LedgerBill, today: BusinessDate): { dpd: number; outstandingFen: Fen } {
  const { dpd, outstandingFen } = standingOf(bill, today)
  const asks = bill.state === 'issued' || bill.state === 'partial'
  return { dpd, outstandingFen: asks ? outstandingFen : fen(0) }
}

/** The masked name leaves the surname clear (欧阳**), so the sealed one need not be opened. */
export function shownSurname(nameMasked: string): string {
  return safeText(nameMasked.replace(/\*+$/, ''))
}

function allDue(owing: readonly LedgerBill[], today: BusinessDate): Fen {
  return owing.length === 0 ? fen(0) : sumFen(owing.map((bill) => standingOf(bill, today).outstandingFen))
}
