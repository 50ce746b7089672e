import { msOf } from '@zuoxi/sdk'
import { shownPage } from './pages.ts'
import { topOverlay } from './select.ts'
import { standingHere } from './standing.ts'
import type { CustomerState, State } from './state.ts'

/**
 * When what is in front was read: `undefined` where it is not there yet, or where
 * events keep it up to date; those count from when they stopped coming.
 */
export function readAtHere(state: State): number | undefined {
  const overlay = topOverlay(state)
  if (overlay?.kind === 'arrangements') return known(overlay.readAtMs)
  if (overlay?.kind === 'explain') return overlay.explanation && msOf(overlay.explanation.asOf)
  if (overlay === undefined && state.focus === 'customer') return state.customer && pageReadAt(state.customer)
  if (state.line.status === 'lost') return state.line.sinceMs
  // Events keep threads, queue and tickets; what drafts are judged by is read by the minute.
  return state.focus === 'thread' || state.focus === 'composer' ? standingHere(state)?.readAtMs : undefined
}

/** When the shown page of a customer was read. */
export function pageReadAt(customer: CustomerState): number | undefined {
  const page = shownPage(customer)
  switch (page.at) {
    case 'overview':
      return customer.overview && msOf(customer.overview.asOf)
    case 'bills':
      return known(customer.bills.readAtMs)
    case 'bill':
      return known(customer.bill.readAtMs)
    case 'loan':
      return known(customer.loans[page.loanId]?.readAtMs ?? 0)
    case 'orders':
      return known(customer.orderList.readAtMs)
    case 'order':
      return known(customer.orders[page.orderId]?.readAtMs ?? 0)
  }
}

function known(readAtMs: number): number | undefined {
  return readAtMs > 0 ? readAtMs : undefined
}
