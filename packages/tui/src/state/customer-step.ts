import { type CustomerPage, type Read, unread } from './pages.ts'
import type { CustomerState, State } from './state.ts'

/** The shown customer, changed. */
export function changeCustomer(state: State, change: Partial<CustomerState>): State {
  return state.customer ? { ...state, customer: { ...state.customer, ...change } } : state
}

/** Open a page over the one that is shown, with the customer in front. */
export function pushPage(state: State, page: CustomerPage): State {
  const trail = [...(state.customer?.trail ?? []), page]
  return changeCustomer({ ...state, focus: 'customer', side: 'customer' }, { trail })
}

/** Something came that was asked for. */
export function readNow<Value>(state: State, value: Value): Read<Value> {
  return { value, readAtMs: state.nowMs, failure: undefined }
}

/** It did not come; what was known of it stays on the screen, with its age. */
export function readFailed<Value>(before: Read<Value> | undefined, failure: Read<Value>['failure']): Read<Value> {
  return { ...(before ?? unread), failure }
}
