import type { Fen } from '../../model/money.ts'
import type { Expectation } from '../format/expectation.ts'
import { differ, type Mismatch, plain, plainYuan } from './check-outcome.ts'
import type { LedgerView } from './ledger-view.ts'

type Ledger = NonNullable<Expectation['ledger']>

/** Compare cells of the ledger with what was expected of them, by the numbers of bills and loans. */
export function checkLedger(expected: Ledger, ledger: LedgerView | undefined): Mismatch[] {
  if (!ledger) return [differ('ledger', 'a customer', 'nobody')]
  return [
    ...Object.entries(expected.bills ?? {}).flatMap(([no, cells]) => {
      const bill = ledger.bills.find(({ billNo }) => billNo === no)
      if (!bill)
        return [differ(`bill ${no}`, 'is there', ledger.bills.map(({ billNo }) => billNo).join(', ') || 'none')]
      return [
        ...amount(`bill ${no} total`, cells.total, bill.totalFen),
        ...amount(`bill ${no} paid`, cells.paid, bill.paidFen),
        ...amount(`bill ${no} outstanding`, cells.outstanding, bill.outstandingFen),
        ...cell(`bill ${no} status`, cells.status, bill.status),
        ...cell(`bill ${no} dpd`, cells.dpd, bill.dpd),
      ]
    }),
    ...Object.entries(expected.loans ?? {}).flatMap(([no, cells]) => {
      const loan = ledger.loans.find(({ loanNo }) => loanNo === no)
      if (!loan)
        return [differ(`loan ${no}`, 'is there', ledger.loans.map(({ loanNo }) => loanNo).join(', ') || 'none')]
      return [
        ...amount(`loan ${no} outstanding`, cells.outstanding, loan.outstandingFen),
        ...cell(`loan ${no} status`, cells.status, loan.status),
        ...cell(`loan ${no} termsPaid`, cells.termsPaid, loan.termsPaid),
      ]
    }),
    ...amount('overdue', expected.overdue, ledger.overdueFen),
    ...amount('credit used', expected.creditUsed, ledger.creditUsedFen),
  ]
}

function amount(what: string, expected: string | undefined, actual: Fen | undefined): Mismatch[] {
  if (expected === undefined) return []
  const is = actual === undefined ? 'none' : plainYuan(actual)
  return plain(expected) === is ? [] : [differ(what, plain(expected), is)]
}

function cell(what: string, expected: string | number | undefined, actual: string | number): Mismatch[] {
  return expected === undefined || expected === actual ? [] : [differ(what, String(expected), String(actual))]
}
