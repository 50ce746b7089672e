import type { RecordedEntry, RecordedRows } from '../../store/recording.ts'

type Bill = RecordedRows['bills'][number]
type Line = RecordedRows['lines'][number]
type Loan = RecordedRows['loans'][number]

/** A line as it was: what had cleared it, and of that what had been moved into another schedule. */
export type LineBefore = Line & { readonly paidBefore: number; readonly movedBefore: number }

/** A bill as it was, with its lines. */
export type BillBefore = Pick<Bill, 'id' | 'bill_no' | 'issued_on' | 'due_date' | 'state'> & {
  readonly lines: readonly LineBefore[]
}

export interface LedgerBefore {
  readonly bills: readonly BillBefore[]
  readonly loans: readonly (Loan & { readonly termsBefore: number })[]
  readonly usedFen: number | undefined
}

/**
 * A ledger as it was before the entries of a conversation. Nothing is ever edited in it, so what was is what is less
 * what came since; a bill that was issued since was not there.
 *
 * @param originalTerms how many terms a loan had before it was given another schedule.
 */
export function ledgerBefore(
  { bills, lines, loans, creditLine, entries, startedAt }: RecordedRows,
  originalTerms: ReadonlyMap<string, number>,
  today: string,
): LedgerBefore {
  const issued = new Set(entries.filter(({ kind }) => kind === 'charge').map(({ bill_id: id }) => id))
  const there = bills.filter(
    ({ id, created_at: at }) => !issued.has(id) && (at < startedAt || isUntouched(id, entries)),
  )
  const linesOf = Map.groupBy(lines, ({ bill_id: id }) => id)
  const before = there.map((bill): BillBefore => {
    const own = (linesOf.get(bill.id) ?? []).map((line) => {
      const since = entries.filter(
        ({ bill_id: id, line_no: no, kind }) => id === bill.id && no === line.no && kind !== 'charge',
      )
      const moves = since.filter(({ moves: isMove }) => isMove === 1)
      return { ...line, paidBefore: line.paid_fen + sumOf(since), movedBefore: line.moved_fen + sumOf(moves) }
    })
    return { ...bill, lines: own, state: stateBefore(bill, own, today) }
  })
  const kept = before.flatMap((bill) => bill.lines)
  const loansBefore = loans.map((loan) => loanBefore(loan, { now: lines, before: kept, entries, originalTerms }))
  const repaid = loansBefore.reduce((sum, loan, i) => sum + loan.outstanding_fen - (loans[i]?.outstanding_fen ?? 0), 0)
  return { bills: before, loans: loansBefore, usedFen: creditLine && creditLine.used_fen + repaid }
}

/** Bills that an invented ledger will issue later are there from the beginning. */
function isUntouched(billId: string, entries: readonly RecordedEntry[]): boolean {
  return !entries.some(({ bill_id: id, kind }) => id === billId && kind === 'charge')
}

function sumOf(entries: readonly RecordedEntry[]): number {
  return entries.reduce((sum, { amount_fen: amount }) => sum + amount, 0)
}

function stateBefore(bill: Bill, lines: readonly LineBefore[], today: string): string {
  // A bill whose lines all went into another schedule is void; before that it was not.
  if (bill.state === 'void' && lines.every((line) => line.movedBefore === line.moved_fen)) return bill.state
  const total = lines.reduce((sum, { amount_fen: amount }) => sum + amount, 0)
  const paid = lines.reduce((sum, { paidBefore }) => sum + paidBefore, 0)
  if (paid === total) return bill.state === 'paid_late' ? 'paid_late' : 'paid'
  if (paid > 0) return 'partial'
  return bill.state === 'draft' || bill.issued_on > today ? 'draft' : 'issued'
}

interface LoanChange {
  readonly now: readonly Line[]
  readonly before: readonly LineBefore[]
  readonly entries: readonly RecordedEntry[]
  readonly originalTerms: ReadonlyMap<string, number>
}

function loanBefore(loan: Loan, { now, before, entries, originalTerms }: LoanChange) {
  const own = new Set(now.filter((line) => line.loan_id === loan.id).map(({ bill_id, no }) => `${bill_id}#${no}`))
  const repaid = entries
    .filter(
      ({ bill_id: id, line_no: no, component, kind, moves }) =>
        own.has(`${id}#${no}`) && component === 'principal' && kind !== 'charge' && moves === 0,
    )
    .reduce((sum, { amount_fen: amount }) => sum - amount, 0)
  const outstanding = loan.outstanding_fen + repaid
  const ofLoan = <Of extends Line>(lines: readonly Of[]) => lines.filter((line) => line.loan_id === loan.id)
  const paidNow = instalmentsPaid(ofLoan(now), ({ paid_fen: paid, moved_fen: moved }) => paid - moved)
  const paidThen = instalmentsPaid(ofLoan(before), ({ paidBefore, movedBefore }) => paidBefore - movedBefore)
  const ended = loan.status === 'settled' || loan.status === 'settled_early'
  return {
    ...loan,
    outstanding_fen: outstanding,
    terms_paid: Math.max(0, loan.terms_paid - paidNow + paidThen),
    status: ended && repaid > 0 ? 'active' : loan.status,
    termsBefore: originalTerms.get(loan.id) ?? loan.terms,
  }
}

function instalmentsPaid<Of extends Line>(lines: readonly Of[], clearedOf: (line: Of) => number): number {
  const owes = new Map<number, boolean>()
  for (const line of lines) {
    if (line.instalment_no === null) continue
    const open = clearedOf(line) < line.amount_fen
    owes.set(line.instalment_no, (owes.get(line.instalment_no) ?? false) || open)
  }
  return [...owes.values()].filter((open) => !open).length
}
