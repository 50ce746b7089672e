import type { Fen } from '../../model/money.ts'
import { sumFen } from '../../model/money.ts'
import { type BusinessDate, businessDateOf } from '../../model/time.ts'
import type { GateBill, GateContext } from '../gate/context.ts'

/** What a figure is about: the words beside a number say which cells it may name. */
export type CellTag =
  | 'total'
  | 'paid'
  | 'outstanding'
  | 'principal'
  | 'interest'
  | 'penalty'
  | 'fee'
  | 'repayment'
  | 'limit'
  | 'available'
  | 'used'
  | 'due'
  | 'issued'
  | 'received'
  | 'promised'
  | 'left'
  | 'ordinal'
  | 'annual'
  | 'monthly'
  | 'daily'
  | 'count'

interface CellOf<Kind extends string, Value> {
  readonly kind: Kind
  /** `bill.outstanding`, `loan.principal` …: the key of its name in every language. */
  readonly cell: string
  /** Which bill, loan or ticket, where it has a number. */
  readonly of: string
  readonly value: Value
  readonly tags: readonly CellTag[]
  /** Whether it is worth suggesting; sums of parts are true but seldom meant. */
  readonly suggest: boolean
}

export type AmountCell = CellOf<'amount', Fen>
export type DateCell = CellOf<'date', BusinessDate>
export type MonthCell = CellOf<'month', string>
export type TermCell = CellOf<'term', number>
export type RateCell = CellOf<'rate', number>
export type DpdCell = CellOf<'dpd', number>
export type CountCell = CellOf<'count', number>

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

function cell<Kind extends string, Value>(
  kind: Kind,
  name: string,
  of: string | undefined,
  value: Value,
  tags: readonly CellTag[] = [],
  suggest = true,
): CellOf<Kind, Value> {
  return { kind, cell: name, of: of ?? '', value, tags, suggest }
}

const componentTags: Readonly<Record<string, CellTag>> = {
  principal: 'principal',
  interest: 'interest',
  penalty: 'penalty',
  fee: 'fee',
}

function amountCells({ bills, loans, quotes, repayments, creditLine }: GateContext): AmountCell[] {
  const overdue = bills.filter(({ dpd, outstandingFen }) => dpd > 0 && outstandingFen > 0)
  const amount = (
    name: string,
    of: string | undefined,
    value: Fen,
    tags: readonly CellTag[],
    suggest = true,
  ): AmountCell => cell('amount', name, of, value, tags, suggest)
  const cells = [
    ...bills.flatMap((bill) => [
      amount('bill.outstanding', bill.billNo, bill.outstandingFen, ['outstanding']),
      amount('bill.total', bill.billNo, bill.totalFen, ['total']),
      amount('bill.paid', bill.billNo, bill.paidFen, ['paid']),
      ...lineCells(bill, amount),
    ]),
    ...loans.flatMap((loan) => [
      amount('loan.principal', loan.loanNo, loan.principalFen, ['principal', 'total']),
      amount('loan.outstanding', loan.loanNo, loan.outstandingFen, ['principal', 'outstanding']),
      amount('loan.repaid', loan.loanNo, (loan.principalFen - loan.outstandingFen) as Fen, ['paid'], false),
      ...loan.instalments.map(({ amountFen }) =>
        amount('loan.instalment', loan.loanNo, amountFen, ['outstanding', 'total']),
      ),
    ]),
    ...quotes.flatMap((quote) => [
      amount('quote.total', quote.kind, quote.totalFen, ['total', 'outstanding']),
      ...quote.instalments.map(({ amountFen }) => amount('quote.instalment', quote.kind, amountFen, ['outstanding'])),
    ]),
    ...repayments.map(({ amountFen }) => amount('repayment', '', amountFen, ['repayment', 'paid'])),
    ...(creditLine
      ? [
          amount('credit.limit', '', creditLine.limitFen, ['limit']),
          amount('credit.used', '', creditLine.usedFen, ['used']),
          amount('credit.available', '', creditLine.availableFen, ['available']),
        ]
      : []),
  ]
  const sum = (name: string, values: readonly Fen[], tags: readonly CellTag[]): AmountCell[] =>
    values.length > 1 ? [amount(name, '', sumFen(values), tags)] : []
  return [
    ...cells,
    ...sum(
      'bills.outstanding',
      bills.map(({ outstandingFen }) => outstandingFen),
      ['outstanding'],
    ),
    ...sum(
      'bills.overdue',
      overdue.map(({ outstandingFen }) => outstandingFen),
      ['outstanding'],
    ),
    ...sum(
      'bills.total',
      bills.map(({ totalFen }) => totalFen),
      ['total'],
    ),
    ...sum(
      'bills.paid',
      bills.map(({ paidFen }) => paidFen),
      ['paid'],
    ),
    ...sum(
      'loans.outstanding',
      loans.map(({ outstandingFen }) => outstandingFen),
      ['principal', 'outstanding'],
    ),
    ...sum(
      'loans.principal',
      loans.map(({ principalFen }) => principalFen),
      ['principal'],
    ),
    ...sum(
      'repayments',
      repayments.map(({ amountFen }) => amountFen),
      ['repayment', 'paid'],
    ),
    ...loans.flatMap(({ loanNo, instalments, termsPaid }) =>
      instalments.length > 1
        ? [
            amount('loan.instalments', loanNo, sumFen(instalments.map(({ amountFen }) => amountFen)), ['total'], false),
            amount(
              'loan.instalments-left',
              loanNo,
              sumFen(instalments.filter(({ no }) => no > termsPaid).map(({ amountFen }) => amountFen)),
              ['outstanding'],
              false,
            ),
          ]
        : [],
    ),
  ]
}

type Amount = (
  name: string,
  of: string | undefined,
  value: Fen,
  tags: readonly CellTag[],
  suggest?: boolean,
) => AmountCell

/** A bill's lines one by one, what is left of each, and what they add up to by component and by instalment. */
function lineCells({ lines, billNo }: GateBill, amount: Amount): AmountCell[] {
  const tagOf = (component: string): CellTag[] => (componentTags[component] ? [componentTags[component]] : [])
  const single = lines.flatMap(({ component, amountFen, paidFen }) => [
    amount(`bill.line.${component}`, billNo, amountFen, tagOf(component)),
    amount(`bill.line.${component}`, billNo, (amountFen - paidFen) as Fen, tagOf(component), false),
    amount(`bill.line.${component}`, billNo, paidFen, tagOf(component), false),
  ])
  const components = [...new Set(lines.map(({ component }) => component))]
  const sums = subsets(components.slice(0, 6)).map((chosen) => {
    const chosenLines = lines.filter(({ component }) => chosen.includes(component))
    const name = chosen.length === 1 ? `bill.component.${chosen[0] ?? ''}` : 'bill.components'
    return amount(
      name,
      billNo,
      sumFen(chosenLines.map(({ amountFen }) => amountFen)),
      chosen.length === 1 ? tagOf(chosen[0] ?? '') : [],
      chosen.length === 1,
    )
  })
  const owners = new Map<string, Fen[]>()
  for (const { loanNo = '', instalmentNo = 0, amountFen } of lines) {
    for (const owner of [`${loanNo} ${instalmentNo}`, loanNo, String(instalmentNo)])
      owners.set(owner, [...(owners.get(owner) ?? []), amountFen])
  }
  const instalments = [...owners.values()].map((owned) => amount('bill.instalment', billNo, sumFen(owned), [], false))
  return [...single, ...sums, ...instalments]
}

function subsets(names: readonly string[]): string[][] {
  const all: string[][] = []
  for (const name of names) all.push(...all.map((one) => [...one, name]), [name])
  return all
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
    ...bills.flatMap(({ billNo, dueDate, issuedOn }) => [
      ...date('bill.due', billNo, dueDate, ['due']),
      ...date('bill.issued', billNo, issuedOn, ['issued']),
    ]),
    ...loans.flatMap(({ loanNo, disbursedOn, instalments }) => [
      ...date('loan.disbursed', loanNo, disbursedOn, ['received']),
      ...instalments.flatMap(({ dueDate }) => date('loan.instalment-due', loanNo, dueDate, ['due'])),
    ]),
    ...quotes.flatMap(({ kind, payBy, instalments }) => [
      ...date('quote.pay-by', kind, payBy, ['due']),
      ...instalments.flatMap(({ dueDate }) => date('quote.instalment-due', kind, dueDate, ['due'])),
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
    ...dayCounts
      .flatMap((days) => parts(aprPpm, days))
      .map((value) => cell('rate', `${name}-daily`, of, value, ['daily'])),
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
