import { formatYuan, ticketTypeRow } from '@zuoxi/sdk'
import { helpTexts } from '../../keys/help-rows.ts'
import type { Messages } from '../../words/messages.ts'
import { sayNotice } from '../../words/notices.ts'
import { type OrderListRow, orderListRows } from '../orders.ts'
import { changePage, shownPage } from '../pages.ts'
import { shownPromises } from '../promises.ts'
import { queueOf, queueRows } from '../select.ts'
import { changeCustomer } from '../customer-step.ts'
import type { Step } from '../happening.ts'
import type { Overlay, State } from '../state.ts'
import { changeOverlay, overlayOf, step } from '../step.ts'

/** Lists that can be narrowed by a few letters. */
export const filterPlaces = [
  'queue',
  'bills',
  'orders',
  'tickets',
  'arrangements',
  'promises',
  'held',
  'help',
  'toasts',
] as const
export type FilterPlace = (typeof filterPlaces)[number]

/** A list as a filter sees it: its rows as text, and the row the cursor is on. */
export interface FilterDoor {
  /** Stays the same object while the rows do, so that they are read once. */
  readonly rowsId: (state: State) => object | undefined
  readonly texts: (state: State, words: Messages) => readonly string[]
  readonly selected: (state: State) => number
  /** -1 where no row is left. */
  readonly select: (state: State, index: number) => State
  /** There are rows that are not read yet, and that no filter can know. */
  readonly more: (state: State) => boolean
  /** Read the next rows of a long list; nothing while that is under way. */
  readonly fetch?: (state: State) => Step | undefined
  /** Its rows are read and not chosen: there is no cursor. */
  readonly reading?: true
  /** Whose list it is. */
  readonly of: (state: State) => string
}

const whole = (): boolean => false
const ofDesk = (): string => ''
const ofCustomer = (state: State): string => state.customer?.id ?? ''

/** Every list that can be narrowed. */
export const filterDoors: Readonly<Record<FilterPlace, FilterDoor>> = {
  queue: {
    rowsId: (state) => queueOf(state),
    texts: (state, words) =>
      queueRows(state).map(({ customerNameMasked, lastText, channel, status }) =>
        [customerNameMasked, lastText, words.channel[channel], words.conversationStatus[status]].join(' '),
      ),
    selected: (state) => queueRows(state).findIndex(({ id }) => id === state.queue.cursor),
    select: (state, index) => ({ ...state, queue: { ...state.queue, cursor: queueRows(state)[index]?.id } }),
    more: whole,
    of: ofDesk,
  },
  bills: {
    rowsId: ({ customer }) => customer?.bills.items,
    texts: ({ customer }, words) =>
      (customer?.bills.items ?? []).map(({ period, billNo, dueDate, outstandingFen, totalFen, status }) =>
        [period, billNo, dueDate, formatYuan(outstandingFen), formatYuan(totalFen), words.billStatus[status]].join(' '),
      ),
    selected: ({ customer }) => customer?.bills.selected ?? -1,
    select: (state, selected) =>
      state.customer ? changeCustomer(state, { bills: { ...state.customer.bills, selected } }) : state,
    more: ({ customer }) => customer?.bills.more ?? false,
    fetch: (state) => {
      const { customer } = state
      if (!customer || customer.bills.loading) return undefined
      const { id: customerId, bills } = customer
      const loading = changeCustomer(state, { bills: { ...bills, loading: true } })
      return step(loading, { do: 'loadBills', customerId, overdueFirst: bills.overdueFirst, fresh: false })
    },
    of: ofCustomer,
  },
  orders: {
    rowsId: ({ customer }) => customer?.orderList.value,
    texts: ({ customer }, words) => orderListRows(customer?.orderList.value).map((row) => orderText(row, words)),
    selected: ({ customer }) => (customer && shownPage(customer).at === 'orders' ? shownPage(customer).cursor : -1),
    select: (state, cursor) =>
      state.customer && shownPage(state.customer).at === 'orders'
        ? changeCustomer(state, { trail: changePage(state.customer.trail, { cursor, figure: 0 }) })
        : state,
    more: ({ customer }) => customer?.orderList.value?.more ?? false,
    of: ofCustomer,
  },
  tickets: {
    rowsId: ({ tickets }) => tickets.items,
    texts: ({ tickets }, words) =>
      tickets.items.map(({ code, priority, status, type, customerNameMasked, assigneeName, summary }) =>
        [code, priority, words.ticketStatus[status], typeText(type), customerNameMasked, assigneeName, summary].join(
          ' ',
        ),
      ),
    selected: ({ tickets }) => tickets.selected,
    select: (state, selected) => ({ ...state, tickets: { ...state.tickets, selected } }),
    more: ({ tickets }) => tickets.more,
    fetch: (state) => {
      const { tickets } = state
      const loading = { ...state, tickets: { ...tickets, loading: true } }
      return tickets.loading ? undefined : step(loading, { do: 'loadTickets', filter: tickets.filter, fresh: false })
    },
    of: ofDesk,
  },
  arrangements: {
    rowsId: (state) => overlayOf(state, 'arrangements')?.items,
    texts: (state, words) =>
      (overlayOf(state, 'arrangements')?.items ?? []).map(({ code, state: now, kind, loanNo, requestedByName }) =>
        [code, words.arrangementState[now], words.arrangementKind[kind], loanNo, requestedByName].join(' '),
      ),
    ...inPanel('arrangements'),
    fetch: (state) => {
      const list = overlayOf(state, 'arrangements')
      if (!list || list.loading) return undefined
      const loading = changeOverlay(state, 'arrangements', (one) => ({ ...one, loading: true }))
      return step(loading, { do: 'loadArrangements', scope: list.scope, fresh: false })
    },
  },
  promises: {
    rowsId: (state) => overlayOf(state, 'promises'),
    texts: (state) => {
      const list = overlayOf(state, 'promises')
      return list
        ? shownPromises(list, state.session.agent.displayName).map(({ text, customerNameMasked, madeByName, dueAt }) =>
            [text, customerNameMasked, madeByName, dueAt].join(' '),
          )
        : []
    },
    ...inPanel('promises'),
  },
  held: {
    rowsId: (state) => overlayOf(state, 'held')?.items,
    texts: (state, words) =>
      (overlayOf(state, 'held')?.items ?? []).map(({ body, customerNameMasked, authorName, state: now }) =>
        [body, customerNameMasked, authorName, words.heldState[now]].join(' '),
      ),
    ...inPanel('held'),
  },
  help: {
    rowsId: (state) => overlayOf(state, 'help'),
    texts: helpTexts,
    ...readOnly('help'),
  },
  toasts: {
    rowsId: (state) => (overlayOf(state, 'toasts') ? state.noticed : undefined),
    texts: ({ noticed, session, keymap }) => noticed.map(({ notice }) => sayNotice(notice, session.lang, keymap)),
    ...readOnly('toasts'),
  },
}

/** Text to be read has no cursor: a change of the filter shows it from its beginning. */
function readOnly(kind: 'help' | 'toasts'): Pick<FilterDoor, 'selected' | 'select' | 'more' | 'of' | 'reading'> {
  return {
    reading: true,
    selected: () => 0,
    select: (state) => changeOverlay(state, kind, (panel): Overlay => ({ ...panel, scroll: 0 })),
    more: whole,
    of: ofDesk,
  }
}

/** A list in a panel keeps its cursor in the panel. */
function inPanel(kind: 'arrangements' | 'promises' | 'held'): Pick<FilterDoor, 'selected' | 'select' | 'more' | 'of'> {
  return {
    selected: (state) => overlayOf(state, kind)?.selected ?? -1,
    select: (state, selected) => changeOverlay(state, kind, (list): Overlay => ({ ...list, selected })),
    more: (state) => (kind === 'arrangements' ? (overlayOf(state, kind)?.more ?? false) : false),
    of: ofDesk,
  }
}

function orderText(row: OrderListRow, words: Messages): string {
  if (row.kind === 'coupon') {
    const { title, couponNo, orderNo, validTo, status, obstacle } = row.coupon
    const why = obstacle === undefined ? words.coupon.status[status] : words.coupon.obstacle[obstacle]
    return [title, couponNo, orderNo, validTo, why].join(' ')
  }
  const { orderNo, merchant, items, amountFen, placedOn, status, loanNo } = row.order
  return [
    orderNo,
    merchant,
    ...items.map(({ name }) => name),
    formatYuan(amountFen),
    placedOn,
    words.orderStatus[status],
    loanNo,
  ].join(' ')
}

/** A type is looked for by its path and by what either language calls it. */
function typeText(path: string): string {
  const row = ticketTypeRow(path)
  return `${path} ${row?.zh ?? ''} ${row?.en ?? ''}`
}
