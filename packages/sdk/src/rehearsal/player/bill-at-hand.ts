import type { Bill } from '../../model/bill.ts'

/**
 * The bill a conversation is most likely about when nobody names one: the
 * oldest overdue, else the next due; none when nothing is owed.
 */
export function billAtHand(bills: readonly Bill[]): Bill | undefined {
  return bills.filter(isOwed).toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0))[0]
}

function isOwed({ status }: Bill): boolean {
  return status === 'overdue' || status === 'partial' || status === 'issued'
}
