import type { Fen } from '../../model/money.ts'
import type { BusinessDate } from '../../model/time.ts'
import type { LedgerCells } from './cells.ts'
import type { Nearest } from './nearest.ts'
import type { Sentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'
import type { TrueValue } from './write.ts'

/** Why a figure is held up: nothing says so, it was not said exactly, it may be read twice, or it is another cell's. */
export type Reason = 'no_such' | 'approximate' | 'ambiguous' | 'other_cell'

/** What is wrong with one figure, and what the ledger says instead. */
export interface Contradiction {
  readonly rule: 'number-amount' | 'number-date' | 'number-rate' | 'number-term' | 'number-dpd' | 'number-count'
  readonly reason: Reason
  readonly severity: 'block' | 'warn'
  readonly yours: string
  /** Absent when the ledger holds nothing of the kind. */
  readonly ledger?: { readonly value: string; readonly cell: string; readonly of: string }
  readonly candidates: readonly string[]
  /** Set when one cell is so likely that one key may put it in. */
  readonly truth?: TrueValue
}

export interface Bench {
  readonly cells: LedgerCells
  readonly today: BusinessDate
  readonly around: Surroundings
  /** Whether the message says nothing but this figure. */
  readonly alone: boolean
  readonly sentence: Sentence
  /** The other amounts of the same sentence. */
  readonly others: readonly Fen[]
}

/** How a cell is shown, and what is written when it is put in. */
export type Spoken<Cell> = { readonly show: (cell: Cell) => string; readonly truth: (cell: Cell) => TrueValue }

/** What the nearest cells have to say in a contradiction. */
export function told<Cell extends { cell: string; of: string; value: number | string }>(
  found: Nearest<Cell>,
  { show, truth }: Spoken<Cell>,
) {
  return {
    candidates: [...new Set(found.candidates.map(show))].slice(0, 5),
    ...(found.best && { ledger: { value: show(found.best), cell: found.best.cell, of: found.best.of } }),
    ...(found.best && found.sure && { truth: truth(found.best) }),
  }
}

export const wholeSpoken = {
  show: ({ value }: { value: number }) => String(value),
  truth: ({ value }: { value: number }): TrueValue => ({ kind: 'whole', value }),
}
