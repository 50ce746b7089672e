import type { BusinessDate, Customer } from '@zuoxi/sdk'

/** What a customer's place among search results follows from. */
export interface RankFacts {
  readonly status: Customer['status']
  /** The due date of the oldest bill that still owes. */
  readonly oldestOwing: BusinessDate | undefined
}

const byStatus: Readonly<Record<Customer['status'], number>> = {
  erased: 0,
  closed: 1,
  prospect: 2,
  restricted: 3,
  active: 4,
}

/** Above every status, and far enough in the future that no due date reaches it (the year 2243). */
const owingBase = 100_000

/**
 * The higher, the earlier an agent sees them: who owes comes first and who has
 * owed longest before all, then the active. It follows from a due date and not
 * from days past due, so a stored rank never goes stale by waiting.
 */
export function rankOf({ status, oldestOwing }: RankFacts): number {
  if (oldestOwing === undefined) return byStatus[status]
  return owingBase - Math.floor(Date.parse(oldestOwing) / 86_400_000)
}
