import {
  type ArrangementQuote,
  type BillComponent,
  type BusinessDate,
  type Fen,
  fen,
  type QuoteRow,
} from '../../model/index.ts'

/** What is due on a day, by component. */
export interface DueRow {
  readonly no: number
  readonly dueDate: BusinessDate
  readonly principalFen: number
  readonly interestFen: number
  readonly feeFen: number
  readonly penaltyFen: number
}

export const nothing = { principalFen: 0, interestFen: 0, feeFen: 0, penaltyFen: 0 } as const

export const fieldOf = {
  principal: 'principalFen',
  interest: 'interestFen',
  fee: 'feeFen',
  penalty: 'penaltyFen',
} as const satisfies Record<BillComponent, keyof typeof nothing>

type Amounts = Readonly<Record<keyof typeof nothing, number>>

export function rowTotal({ principalFen, interestFen, feeFen, penaltyFen }: Amounts): number {
  return principalFen + interestFen + feeFen + penaltyFen
}

/** Component by component. */
export function plus(a: Amounts, b: Amounts): Amounts {
  return {
    principalFen: a.principalFen + b.principalFen,
    interestFen: a.interestFen + b.interestFen,
    feeFen: a.feeFen + b.feeFen,
    penaltyFen: a.penaltyFen + b.penaltyFen,
  }
}

export function sumOf(rows: readonly Amounts[]): Amounts {
  return rows.reduce(plus, nothing)
}

/** In order of time; rows of one day by number. */
export function inOrder<Row extends Pick<DueRow, 'no' | 'dueDate'>>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : a.no - b.no))
}

/** Rows as a quote shows them: in order, without empty ones, each with the principal still owed after it. */
export function quoteRows(rows: readonly DueRow[]): QuoteRow[] {
  let balance: number = sumOf(rows).principalFen
  return inOrder(rows.filter((row) => rowTotal(row) > 0)).map((row) => ({
    no: row.no,
    dueDate: row.dueDate,
    principalFen: fen(row.principalFen),
    interestFen: fen(row.interestFen),
    feeFen: fen(row.feeFen),
    penaltyFen: fen(row.penaltyFen),
    totalFen: fen(rowTotal(row)),
    balanceFen: fen((balance -= row.principalFen)),
  }))
}

/** The columns of a quote added up. */
export function totalOf(rows: readonly QuoteRow[]): ArrangementQuote['oldTotal'] {
  const { principalFen, interestFen, feeFen, penaltyFen } = sumOf(rows)
  return {
    principalFen: principalFen as Fen,
    interestFen: interestFen as Fen,
    feeFen: feeFen as Fen,
    penaltyFen: penaltyFen as Fen,
    totalFen: fen(principalFen + interestFen + feeFen + penaltyFen),
  }
}
