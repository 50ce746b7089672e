import type { Fen } from '../../model/money.ts'
import type { BusinessDate } from '../../model/time.ts'

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
  | 'instalment'
  /** What was lent at first, and what is left of it: both are principal. */
  | 'borrowed'
  | 'principal-left'
  /** By when a quoted arrangement must be paid: no due date. */
  | 'pay-by'
  | 'disbursed'
  /** The first day of being late. */
  | 'late-since'
  /** What the ledger never holds: nothing is the minimum payment of a bill. */
  | 'minimum'
  /** What pays off everything early, as a quote says. */
  | 'settlement'

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
  /** The number of the instalment, where it is one's. */
  readonly no?: number
}

export type AmountCell = CellOf<'amount', Fen>
export type DateCell = CellOf<'date', BusinessDate>
export type MonthCell = CellOf<'month', string>
export type TermCell = CellOf<'term', number>
export type RateCell = CellOf<'rate', number>
export type DpdCell = CellOf<'dpd', number>
export type CountCell = CellOf<'count', number>

export function cell<Kind extends string, Value>(
  kind: Kind,
  name: string,
  of: string | undefined,
  value: Value,
  tags: readonly CellTag[] = [],
  suggest = true,
): CellOf<Kind, Value> {
  return { kind, cell: name, of: of ?? '', value, tags, suggest }
}
