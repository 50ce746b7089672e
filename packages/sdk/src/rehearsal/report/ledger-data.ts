import type { Bill } from '../../model/bill.ts'
import type { Loan } from '../../model/loan.ts'
import { formatYuan, type Fen } from '../../model/money.ts'
import type { LedgerView } from '../player/ledger-view.ts'
import type { TurnFailure } from '../player/outcome.ts'
import type { LedgerCell, LedgerData, LedgerRow } from './page-data.ts'

/** What a customer had on the ledger before the first turn and after the last, cell by cell. */
export function ledgerData(before: LedgerView, after: LedgerView, failures: readonly TurnFailure[]): LedgerData {
  const wanted = wantedBy(failures)
  const total = (what: string, of: (ledger: LedgerView) => Fen | undefined, named: string) =>
    cell(what, yuanOr(of(before)), yuanOr(of(after)), wanted.get(named))
  return {
    totals: [
      total('overdue', ({ overdueFen }) => overdueFen, 'overdue'),
      total('creditUsed', ({ creditUsedFen }) => creditUsedFen, 'credit used'),
    ],
    bills: rows(before.bills, after.bills, ({ billNo }) => billNo, 'bill', billAbout, billCells, wanted),
    loans: rows(before.loans, after.loans, ({ loanNo }) => loanNo, 'loan', loanAbout, loanCells, wanted),
  }
}

type Cells = Readonly<Record<string, string>>

function rows<Noun>(
  before: readonly Noun[],
  after: readonly Noun[],
  numberOf: (noun: Noun) => string,
  name: string,
  about: (noun: Noun) => string,
  cellsOf: (noun: Noun) => Cells,
  wanted: ReadonlyMap<string, string>,
): readonly LedgerRow[] {
  const then = new Map(before.map((noun) => [numberOf(noun), noun]))
  const now = new Map(after.map((noun) => [numberOf(noun), noun]))
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((no) => {
    const [was, is] = [then.get(no), now.get(no)]
    const shown = is ?? was
    if (!shown) return []
    const [old, fresh] = [was && cellsOf(was), is && cellsOf(is)]
    const cells = Object.keys(cellsOf(shown)).map((what) =>
      cell(what, old?.[what], fresh?.[what], wanted.get(`${name} ${no} ${what}`)),
    )
    return [{ no, about: about(shown), cells }]
  })
}

function billAbout({ dueDate }: Bill): string {
  return dueDate
}

function billCells({ totalFen, paidFen, outstandingFen, status, dpd }: Bill): Cells {
  return {
    total: formatYuan(totalFen),
    paid: formatYuan(paidFen),
    outstanding: formatYuan(outstandingFen),
    status,
    dpd: String(dpd),
  }
}

function loanAbout({ product }: Loan): string {
  return product
}

function loanCells({ outstandingFen, termsPaid, terms, status }: Loan): Cells {
  return { outstanding: formatYuan(outstandingFen), termsPaid: `${termsPaid}/${terms}`, status }
}

function cell(what: string, before?: string, after?: string, wanted?: string): LedgerCell {
  return {
    what,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(wanted !== undefined && { wanted }),
  }
}

function yuanOr(amount: Fen | undefined): string | undefined {
  return amount === undefined ? undefined : formatYuan(amount)
}

/** A mismatch of a cell is told as `bill ZD000203 outstanding: 0.00`. */
function wantedBy(failures: readonly TurnFailure[]): ReadonlyMap<string, string> {
  return new Map(
    failures.flatMap(({ expected }): [string, string][] => {
      const [, name, value] = /^((?:bill|loan) \S+ \w+|overdue|credit used): (.*)$/s.exec(expected) ?? []
      return name === undefined || value === undefined ? [] : [[name, value]]
    }),
  )
}
