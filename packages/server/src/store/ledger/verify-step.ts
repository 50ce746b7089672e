import type { LedgerBreak } from '@zuoxi/sdk'

/** How many rows are held at once; between two steps other requests are answered. */
export const step = 500

/** One step of the walk over the ledger: how many rows, where the next goes on, and what does not hold. */
export interface Walk {
  readonly rows: number
  readonly last: string | number | undefined
  readonly broken: LedgerBreak | undefined
}

export function broken(rows: number, at: LedgerBreak): Walk {
  return { rows, last: undefined, broken: at }
}
