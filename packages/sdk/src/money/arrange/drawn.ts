import type { BusinessDate, QuoteStep } from '../../model/index.ts'
import type { DueRow } from './rows.ts'

/** A new schedule as one kind of arrangement draws it. */
export interface Drawn {
  readonly rows: readonly DueRow[]
  readonly steps: readonly QuoteStep[]
  /** `settle_early`: the day to which it is reckoned. */
  readonly payBy?: BusinessDate
  /** The row that holds interest which had come up before, and how much; without it, the first row and all of it. */
  readonly carried?: { readonly no: number; readonly interestFen: number } | undefined
}
