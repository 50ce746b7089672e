import { type BusinessDate, businessDateOf } from '../../model/time.ts'
import type { GateContext } from '../gate/context.ts'
import { daysLater } from './calendar.ts'
import { amountCells } from './amount-cells.ts'
import {
  type AmountCell,
  cell,
  type CellTag,
  type CountCell,
  type DateCell,
  type DpdCell,
  type MonthCell,
  type RateCell,
  type TermCell,
} from './cell.ts'

/** All that the ledger, the quotes and the tickets of one customer say, by kind. */
export interface LedgerCells {
  /** The business day from which 明天 and 15号 count. */
  readonly today: BusinessDate
  readonly amount: readonly AmountCell[]
  readonly date: readonly DateCell[]
  readonly month: readonly MonthCell[]
  readonly term: readonly TermCell[]
  readonly rate: readonly RateCell[]
  readonly dpd: readonly DpdCell[]
  readonly count: readonly CountCell[]
  /** What the customer's loans are called, and which one that is. */
  readonly names: readonly { readonly word: string; readonly of: string }[]
}

const remembered = new WeakMap<GateContext, LedgerCells>()

/** The cells of a context, made once for each: a composer asks at every keystroke. */
export function cellsOf(context: GateContext): LedgerCells {
  const before = remembered.get(context)
  if (before) return before
  const cells = {
    today: businessDateOf(context.now),
    amount: amountCells(context),
    date: dateCells(context),
    month: context.bills.flatMap(({ period, billNo }) =>
      period === undefined ? [] : [cell('month', 'bill.period', billNo, period)],
    ),
    term: termCells(context),
    rate: rateCells(context),
    dpd: context.bills.map(({ dpd, billNo }) => cell('dpd', 'bill.dpd', billNo, dpd)),
    count: countCells(context),
    names: context.loans.flatMap(({ loanNo, product }) =>
      [loanNo, product].flatMap((word) =>
        word && loanNo !== undefined ? [{ word: word.toLowerCase(), of: loanNo }] : [],
      ),
    ),
  }
  remembered.set(context, cells)
  return cells
}

/** Whether there is anything to hold a figure against. */
export function hasLedger({ customer, bills, loans, quotes, repayments, creditLine }: GateContext): boolean {
  return (
    customer !== undefined ||
    creditLine !== undefined ||
    [bills, loans, quotes, repayments].some(({ length }) => length > 0)
  )
}

function dateCells({ now, bills, loans, quotes, repayments, tickets }: GateContext): DateCell[] {
  const date = (
    name: string,
    of: string | undefined,
    value: BusinessDate | undefined,
    tags: readonly CellTag[],
    suggest = true,
  ): DateCell[] => (value === undefined ? [] : [cell('date', name, of, value, tags, suggest)])
  return [
    ...bills.flatMap(({ billNo, dueDate, issuedOn, dpd }) => [
      ...date('bill.due', billNo, dueDate, ['due']),
      ...(dpd > 0 ? date('bill.late-since', billNo, daysLater(dueDate, 1), ['late-since']) : []),
      ...date('bill.issued', billNo, issuedOn, ['issued']),
    ]),
    ...loans.flatMap(({ loanNo, disbursedOn, instalments }) => [
      ...date('loan.disbursed', loanNo, disbursedOn, ['disbursed']),
      ...instalments.flatMap(({ no, dueDate }) =>
        date('loan.instalment-due', loanNo, dueDate, ['due']).map((due) => ({ ...due, no })),
      ),
    ]),
    ...quotes.flatMap(({ kind, payBy, instalments }) => [
      ...date('quote.pay-by', kind, payBy, ['pay-by']),
      ...instalments.flatMap(({ dueDate }) => date('quote.instalment-due', kind, dueDate, ['pay-by'])),
    ]),
    ...repayments.flatMap(({ valueDate }) => date('repayment.on', '', valueDate, ['received'])),
    ...tickets.flatMap(({ code, dueAt }) => date('ticket.due', code, dueAt && businessDateOf(dueAt), ['promised'])),
    ...date('today', '', businessDateOf(now), [], false),
  ]
}

function termCells({ loans, quotes, bills }: GateContext): TermCell[] {
  const term = (name: string, of: string | undefined, value: number, tags: readonly CellTag[]): TermCell =>
    cell('term', name, of, value, tags)
  return [
    ...loans.flatMap(({ loanNo, terms, termsPaid }) => [
      term('loan.terms', loanNo, terms, ['total']),
      term('loan.terms-paid', loanNo, termsPaid, ['paid']),
      term('loan.terms-left', loanNo, terms - termsPaid, ['left']),
    ]),
    ...quotes.flatMap(({ kind, terms, instalments }) => [
      ...(terms === undefined ? [] : [term('quote.terms', kind, terms, ['total'])]),
      ...instalments.map(({ no }) => term('quote.instalment-no', kind, no, ['ordinal'])),
    ]),
    ...bills.flatMap(({ billNo, lines }) =>
      lines.flatMap(({ instalmentNo }) =>
        instalmentNo === undefined ? [] : [term('bill.instalment-no', billNo, instalmentNo, ['ordinal'])],
      ),
    ),
  ]
}

/** The number of days that a daily rate stands for a year: both are in use, so both are true. */
export const dayCounts = [360, 365] as const

/** A loan's rate a year, and what it makes a month and a day where that is exact. */
function rateCells({ loans, quotes }: GateContext): RateCell[] {
  const rated = (name: string, of: string | undefined, aprPpm: number): RateCell[] => [
    cell('rate', name, of, aprPpm, ['annual']),
    ...parts(aprPpm, 12).map((value) => cell('rate', `${name}-monthly`, of, value, ['monthly'])),
    ...dayCounts.flatMap((days, at) =>
      // Both counts of days are true, and the first is what people are told.
      parts(aprPpm, days).map((value) => cell('rate', `${name}-daily`, of, value, ['daily'], at === 0)),
    ),
  ]
  return [
    ...loans.flatMap(({ loanNo, aprPpm }) => rated('loan.rate', loanNo, aprPpm)),
    ...quotes.flatMap(({ kind, aprPpm }) => (aprPpm === undefined ? [] : rated('quote.rate', kind, aprPpm))),
  ]
}

function parts(aprPpm: number, by: number): number[] {
  return [Math.floor((aprPpm * 2 + by) / (by * 2))]
}

function countCells({ bills, loans, repayments }: GateContext): CountCell[] {
  const unpaid = bills.filter(({ outstandingFen }) => outstandingFen > 0)
  const open = loans.filter(({ outstandingFen }) => outstandingFen > 0)
  const count = (name: string, value: number): CountCell => cell('count', name, '', value, ['count'])
  return [
    ...(bills.length > 0
      ? [
          count('bill.count', bills.length),
          count('bill.unpaid', unpaid.length),
          count('bill.overdue', unpaid.filter(({ dpd }) => dpd > 0).length),
        ]
      : []),
    ...(loans.length > 0 ? [count('loan.count', loans.length), count('loan.open', open.length)] : []),
    ...(repayments.length > 0 ? [count('repayment.count', repayments.length)] : []),
  ]
}
