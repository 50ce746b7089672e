import type { Conversation } from '@zuoxi/sdk'
import type { FilterPlace } from './filtered-lists.ts'
import { shownRows } from './narrow.ts'
import { orderListRows } from '../orders.ts'
import { changePage, shownPage } from '../pages.ts'
import { shownPromises } from '../promises.ts'
import { queueOf, queueRows } from '../select.ts'
import type { CustomerState, Overlay, State, TicketsState } from '../state.ts'

/** Lists as they are shown: with the rows that are left, and the cursor counted among them. Views need not know of filters. */

/** The same object while nothing it is made from changes, so that an unchanged pane is not drawn again. */
function kept<Source extends object, Value>(): (source: Source, shown: readonly number[], make: () => Value) => Value {
  const last = new WeakMap<Source, { readonly shown: readonly number[]; readonly value: Value }>()
  return (source, shown, make) => {
    const known = last.get(source)
    if (known?.shown === shown) return known.value
    const value = make()
    last.set(source, { shown, value })
    return value
  }
}

function only<Row>(rows: readonly Row[], shown: readonly number[]): readonly Row[] {
  return shown.flatMap((i) => rows[i] ?? [])
}

const at = (shown: readonly number[], selected: number): number => Math.max(0, shown.indexOf(selected))

interface Queue {
  readonly mine: readonly Conversation[]
  readonly waiting: readonly Conversation[]
}

const keptQueue = kept<Queue, Queue>()

export function shownQueue(state: State): Queue {
  const queue = queueOf(state)
  const shown = shownRows(state, 'queue')
  if (!shown) return queue
  return keptQueue(queue, shown, () => {
    const left = new Set(only(queueRows(state), shown))
    return {
      ...queue,
      mine: queue.mine.filter((one) => left.has(one)),
      waiting: queue.waiting.filter((one) => left.has(one)),
    }
  })
}

const keptCustomer = kept<CustomerState, CustomerState>()

/** The customer with the bills or the orders that are left. */
export function shownCustomer(state: State): CustomerState | undefined {
  const { customer } = state
  const page = customer && shownPage(customer).at
  const place: FilterPlace | undefined = page === 'bills' || page === 'orders' ? page : undefined
  const shown = place && shownRows(state, place)
  if (!customer || !shown) return customer
  return keptCustomer(customer, shown, () => {
    if (place === 'bills') {
      const { bills } = customer
      return { ...customer, bills: { ...bills, items: only(bills.items, shown), selected: at(shown, bills.selected) } }
    }
    const { value } = customer.orderList
    if (!value) return customer
    const rows = only(orderListRows(value), shown)
    const orders = rows.flatMap((row) => (row.kind === 'order' ? [row.order] : []))
    const coupons = rows.flatMap((row) => (row.kind === 'coupon' ? [row.coupon] : []))
    const trail = changePage(customer.trail, { cursor: at(shown, shownPage(customer).cursor) })
    return { ...customer, trail, orderList: { ...customer.orderList, value: { ...value, orders, coupons } } }
  })
}

const keptTickets = kept<TicketsState, TicketsState>()

export function shownTickets(state: State): TicketsState {
  const { tickets } = state
  const shown = shownRows(state, 'tickets')
  if (!shown) return tickets
  return keptTickets(tickets, shown, () => ({
    ...tickets,
    items: only(tickets.items, shown),
    selected: at(shown, tickets.selected),
  }))
}

/** A panel with the rows that are left. */
export function shownOverlay(state: State, overlay: Overlay): Overlay {
  if (overlay.kind !== 'arrangements' && overlay.kind !== 'promises' && overlay.kind !== 'held') return overlay
  const shown = shownRows(state, overlay.kind)
  if (!shown) return overlay
  const selected = at(shown, overlay.selected)
  if (overlay.kind === 'promises')
    return { ...overlay, items: only(shownPromises(overlay, state.session.agent.displayName), shown), selected }
  if (overlay.kind === 'held') return { ...overlay, items: only(overlay.items, shown), selected }
  return { ...overlay, items: only(overlay.items, shown), selected }
}
