import type { Conversation } from '@zuoxi/sdk'
import { grainOf, isBlocked, isDrafted } from '../state/attention.ts'
import type { FilterPlace } from '../state/finding/filtered-lists.ts'
import { isEmptied, shownRows } from '../state/finding/narrow.ts'
import { type Layout, layoutOf, type PaneName } from '../state/layout.ts'
import { shownCustomer, shownOverlay, shownQueue, shownTickets } from '../state/finding/narrowed-lists.ts'
import { shownPage } from '../state/pages.ts'
import { outgoingOf } from '../state/outbox.ts'
import { openConversation, openThread, topOverlay } from '../state/select.ts'
import type { Overlay, State } from '../state/state.ts'
import type { Messages } from '../words/messages.ts'
import { aboutHere } from '../state/standing.ts'
import { bannerLine } from './banner.ts'
import { billsView, billView } from './bills-view.ts'
import { dockOf, standingLines } from './dock.ts'
import { customerView } from './customer-view.ts'
import { figureBar } from './figure-bar.ts'
import { filterBar } from './filter-bar.ts'
import { type Column, fixed, type Frame, named, part, type Part, separator } from './frame-parts.ts'
import { footerLine, headerLine, smallView } from './frame-view.ts'
import { lockView } from './lock-view.ts'
import { loanView } from './loan-view.ts'
import { idleNow } from './taught.ts'
import type { Look } from './look.ts'
import { noMatchView } from './no-match-view.ts'
import { ordersView, orderView } from './order-view.ts'
import { queueView } from './queue-view.ts'
import { type View } from './span.ts'
import { statusLine } from './status-view.ts'
import { stripLine } from './strip-view.ts'
import { threadView } from './thread-view.ts'
import { whichKeyView } from './which-key-view.ts'
import { tourOffer, tourView } from './tour-view.ts'
import { ticketsView } from './tickets-view.ts'
import { minuteNow, overlayView } from './overlay-view.ts'

export function frameOf(state: State, plainWords: Messages): Frame {
  const words = wordsOnLine(state, plainWords)
  if (state.lock) return lockFrame(lockView(state, words))
  const layout = layoutOf(state)
  const { width } = layout.body
  if (layout.mode === 'small')
    return { top: smallView(state, words), columns: [], bottom: [], bodyHeight: 0, cursor: undefined }
  const top = [bannerLine(state, words, width) ?? headerLine(state, words, width), stripLine(state, words, width)]
  // What may follow a key stands above the last rows, and takes its room from what is above it.
  const following = whichKeyView(state, words, width, Math.floor(layout.body.height / 2))
  const filter = filterBar(state, words, width)
  const height = layout.body.height - following.length - filter.lines.length
  const bottom = [
    ...following,
    ...filter.lines,
    ...tourView(state, words, width),
    statusLine(state, words, width),
    footerLine(state, words, width),
  ]
  const look: Look = {
    words,
    lang: state.session.lang,
    keymap: state.keymap,
    idle: idleNow(state),
    width,
    height,
    focused: true,
  }
  const body = bodyOf(state, layout, look)
  const inBody = body.cursor && { x: body.cursor.column, y: body.cursor.row + top.length }
  const cursor = filter.column === undefined ? inBody : { x: filter.column, y: top.length + height + following.length }
  return { top, columns: body.columns, bottom, bodyHeight: height, cursor }
}

const offline = new WeakMap<Messages, Messages>()

/** While the line is lost nothing is being read, and nothing may say so. */
function wordsOnLine({ line }: State, words: Messages): Messages {
  if (line.status !== 'lost') return words
  const known = offline.get(words) ?? { ...words, loading: words.stale.unread }
  offline.set(words, known)
  return known
}

/** Nothing of the desk is drawn, not even where it would not be seen. */
function lockFrame({ lines, cursor }: View): Frame {
  const at = cursor && { x: cursor.column, y: cursor.row }
  return { top: lines, columns: [], bottom: [], bodyHeight: 0, cursor: at }
}

interface Body {
  readonly columns: readonly Column[]
  readonly cursor: View['cursor']
}

const fullScreen: ReadonlySet<Overlay['kind']> = new Set<Overlay['kind']>([
  'search',
  'palette',
  'help',
  'quit',
  'explain',
  'whatIf',
  'arrangements',
  'arrangement',
  'duties',
  'promises',
  'held',
  'told',
  'wordings',
  'wording',
  'rewrite',
  'rules',
  'rule',
  'blast',
  'toasts',
  'macro',
])

/** What is asked about something on the screen, and must not cover it. */
const beneath: ReadonlySet<Overlay['kind']> = new Set<Overlay['kind']>(['command', 'reason', 'why'])

function bodyOf(state: State, layout: Layout, look: Look): Body {
  const overlay = topOverlay(state)
  const mainShown = layout.panes.some((pane) => pane.name === 'main')
  if (overlay && beneath.has(overlay.kind)) {
    const under = state.overlays.at(-2)
    if (!mainShown || (under && fullScreen.has(under.kind))) return underneath(state, overlay, layout, look)
  } else if (overlay && (fullScreen.has(overlay.kind) || !mainShown)) {
    const view = isEmptied(state, overlay.kind)
      ? { lines: noMatchView({ ...look, place: overlay.kind }), cursor: undefined }
      : overlayView(state, shownOverlay(state, overlay), look)
    return {
      columns: [{ width: look.width, parts: [named('overlay', fixed(view.lines, look.height))] }],
      cursor: view.cursor,
    }
  }
  let x = 0
  let cursor: View['cursor']
  const columns: Column[] = []
  for (const pane of layout.panes) {
    if (columns.length > 0) {
      columns.push(separator(look.height))
      x += 1
    }
    const column = paneOf(pane.name, state, { ...look, width: pane.width })
    if (column.cursor) cursor = { row: column.cursor.row, column: column.cursor.column + x }
    columns.push({ width: pane.width, parts: column.parts })
    x += pane.width
  }
  return { columns, cursor }
}

/** Something is asked below what it is about. */
function underneath(state: State, overlay: Overlay, layout: Layout, look: Look): Body {
  const dock = overlayView(state, overlay, { ...look, height: questionRows })
  const height = look.height - dock.lines.length
  const above = { ...look, height }
  const under = state.overlays.at(-2)
  const parts =
    under && fullScreen.has(under.kind)
      ? [fixed(overlayView(state, shownOverlay(state, under), { ...above, focused: false }).lines, height)]
      : paneOf(layout.panes[0]?.name ?? 'customer', state, above).parts
  const cursor = dock.cursor && { row: dock.cursor.row + height, column: dock.cursor.column }
  return {
    columns: [{ width: look.width, parts: [...parts, named('overlay', fixed(dock.lines, dock.lines.length))] }],
    cursor,
  }
}

/** Rows for a question below what it is about. */
const questionRows = 9

/** Of whom something holds: a text, so that an unchanged one is not drawn again. */
function idsOf(state: State, mine: readonly Conversation[], is: typeof isBlocked): string {
  return mine
    .filter(({ id }) => is(state, id))
    .map(({ id }) => id)
    .join(' ')
}

interface PaneParts {
  readonly parts: readonly Part[]
  readonly cursor?: View['cursor']
}

function paneOf(name: PaneName, state: State, look: Look): PaneParts {
  const quiet = state.overlays.length > 0
  if (name === 'main') return mainPane(state, look)
  const focused = !quiet && state.focus === name
  if (name === 'queue') {
    if (isEmptied(state, 'queue')) return { parts: [named('queue', noMatch('queue', { ...look, focused }))] }
    const { mine, waiting } = shownQueue(state)
    return {
      parts: [
        named(
          'queue',
          part(
            queueView,
            {
              ...look,
              focused,
              queue: state.queue,
              mine,
              waiting,
              narrowed: shownRows(state, 'queue') !== undefined,
              blocked: idsOf(state, mine, isBlocked),
              drafted: idsOf(state, mine, isDrafted),
              offer: tourOffer(state, look.words, 'queue'),
              nowMs: grainOf(state.nowMs),
              wide: state.traits.ambiguousWide,
            },
            look.height,
          ),
        ),
      ],
    }
  }
  return { parts: customerParts(state, { ...look, focused }).map((one) => (one.name ? one : named('customer', one))) }
}

const pageViews = {
  bills: billsView,
  bill: billView,
  loan: loanView,
  orders: ordersView,
  order: orderView,
} as const

/** The customer's page, and below it the figures of the row under the cursor. */
function customerParts(state: State, look: Look): readonly Part[] {
  const customer = shownCustomer(state)
  const alone =
    !layoutOf(state).panes.some(({ name }) => name === 'main') || aboutHere(state)?.conversationId === undefined
  const standing = alone && customer && aboutHere(state)?.customerId === customer.id ? standingLines(state, look) : []
  const top = standing.length > 0 ? [named('standing', fixed(standing, standing.length))] : []
  const page = { ...look, height: look.height - 1 - standing.length }
  const figures = part(figureBar, { ...look, customer }, 1)
  const at = customer ? shownPage(customer).at : 'overview'
  if (at !== 'overview' && isEmptied(state, at)) return [...top, noMatch(at, page), figures]
  if (customer && at !== 'overview') return [...top, part(pageViews[at], { ...page, customer }, page.height), figures]
  const open = openConversation(state)
  const stranger = customer !== undefined && open !== undefined && open.customerId !== customer.id
  return [...top, part(customerView, { ...page, customer, stranger }, page.height), figures]
}

/** The middle: the thread with the reply below it, or tickets; whatever is being asked docks at the bottom. */
function mainPane(state: State, look: Look): PaneParts {
  const dock = dockOf(state, look)
  const dockHeight = dock?.lines.length ?? 0
  const served = state.main === 'conversation' && aboutHere(state)?.conversationId !== undefined
  const standing = served ? standingLines(state, look) : []
  const upper = { ...look, height: look.height - dockHeight - standing.length }
  const quiet = state.overlays.length > 0
  const thread = (): Part =>
    part(
      threadView,
      {
        ...upper,
        focused: !quiet && state.focus === 'thread',
        conversation: openConversation(state),
        thread: openThread(state),
        outgoing: outgoingOf(state.outbox, state.queue.open),
        offer: tourOffer(state, look.words, 'main'),
      },
      upper.height,
    )
  const ticketsFocused = !quiet && state.focus === 'tickets'
  const tickets = (): Part => {
    if (state.tickets.open === undefined && isEmptied(state, 'tickets'))
      return noMatch('tickets', { ...upper, focused: ticketsFocused })
    return part(
      ticketsView,
      { ...upper, focused: ticketsFocused, tickets: shownTickets(state), nowMinute: minuteNow(state) },
      upper.height,
    )
  }
  const parts = [
    ...(standing.length > 0 ? [named('standing', fixed(standing, standing.length))] : []),
    state.main === 'tickets' ? named('tickets', tickets()) : named('thread', thread()),
    ...(dock ? [named(topOverlay(state) ? 'overlay' : 'composer', fixed(dock.lines, dockHeight))] : []),
  ]
  const above = upper.height + standing.length
  return { parts, cursor: dock?.cursor && { row: dock.cursor.row + above, column: dock.cursor.column } }
}

function noMatch(place: FilterPlace, look: Look): Part {
  return part(noMatchView, { ...look, place }, look.height)
}
