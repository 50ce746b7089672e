import type { BusinessDate, QuoteStep } from '../../model/index.ts'
import type { Places } from './carried.ts'
import type { DueRow } from './rows.ts'

/** A new schedule as one kind of arrangement draws it. */
export interface Drawn {
  readonly rows: readonly DueRow[]
  readonly steps: readonly QuoteStep[]
  /** `settle_early`: the day to which it is reckoned. */
  readonly payBy?: BusinessDate
  /** Where it puts what was charged before; a settlement leaves nothing that would need to be known later. */
  readonly places?: Places
}
