import type {
  Agent,
  Bill,
  BillDetail,
  BillId,
  Conversation,
  ConversationId,
  Coupon,
  CustomerId,
  DeskClient,
  Failure,
  IdempotencyKey,
  LoanDetail,
  LoanId,
  Message,
  MessageId,
  Order,
  OrderDetail,
  OrderId,
  Override,
  Ticket,
  TicketDetail,
  TicketId,
  WordingHit,
} from '@zuoxi/sdk'
import type { Keymap } from '../keys/effective.ts'
import type { Lang } from '../words/lang.ts'
import type { Clip } from './clip.ts'
import type { Editor } from './editor.ts'
import type { FindingState } from './finding/finding.ts'
import type { GateState } from './gate-state.ts'
import type { Toast } from './notice.ts'
import type { Outbox } from './outbox.ts'
import type { Lock } from './lock.ts'
import type { CustomerPage, Read } from './pages.ts'
import type { Replay } from './replay.ts'
import type { FormOverlay, Overlay } from './overlays.ts'
import type { Panes } from './panes.ts'
import type { Pending } from './pending.ts'
import type { WindowState } from './ring.ts'
import type { Recall } from './recall.ts'
import type { Settings } from './settings.ts'
import type { Noticed } from './toasts.ts'
import type { Traits } from '../terminal/traits.ts'
import type { Tour } from './tour/tour.ts'
import type { Ahead } from './type-ahead.ts'
import type { UndoState } from './undo.ts'

export type * from './overlays.ts'

/** Everything the desk knows of one customer, in one answer. */
export type Overview = Awaited<ReturnType<DeskClient['customers']['overview']>>

export type Focus = 'queue' | 'thread' | 'composer' | 'customer' | 'tickets'

/** Whether live events arrive, and since when it has been so. */
export interface Line {
  readonly status: 'connecting' | 'live' | 'lost'
  readonly sinceMs: number
  /** How long the desk took to answer last, in milliseconds. */
  readonly latencyMs?: number | undefined
}

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Who is at the desk, which language, and whether the people in it are invented. */
export interface Session {
  readonly agent: Pick<Agent, 'id' | 'displayName' | 'workNo' | 'role'>
  readonly lang: Lang
  readonly demo: boolean
  /** The language was asked for at the start, and not only taken for granted. */
  readonly langGiven?: boolean
  /** What opens the locked desk: Enter, where whoever is at the machine may open the desk anyway. */
  readonly opensWith?: 'enter' | 'password'
  /** Names this start of the desk among all others. */
  readonly run: string
}

export interface QueueState {
  readonly loaded: boolean
  readonly all: Readonly<Record<ConversationId, Conversation>>
  /** Whom I serve, by number: the first is 1. One who is served no more leaves a gap, so that no other is renumbered. */
  readonly seats: readonly (ConversationId | undefined)[]
  /** How many messages the agent has chosen to leave unanswered, so as to be asked once only. */
  readonly letGo: Readonly<Record<ConversationId, number>>
  /** When a customer who waits for an answer first asked for it. */
  readonly askedAt: Readonly<Record<ConversationId, string>>
  /** How many waited, minute by minute, the newest last. */
  readonly trend: readonly number[]
  /** Whom the agent is taking: asked of the desk, and not answered yet. */
  readonly taking?: ConversationId | undefined
  /** What was pressed meanwhile. */
  readonly ahead?: Ahead
  /** Whom the agent took without an answer: it may have been done. */
  readonly doubted: readonly ConversationId[]
  /** The row under the cursor. */
  readonly cursor: ConversationId | undefined
  /** The conversation whose thread is shown. */
  readonly open: ConversationId | undefined
}

export interface Thread {
  readonly loaded: boolean
  readonly messages: readonly Message[]
  /** There are older messages than those, and whether they are on their way. */
  readonly older: 'none' | 'some' | 'coming'
  /** Rows scrolled up from the newest. */
  readonly scroll: number
  /** The agent's message that was pointed at; none: the newest in view. */
  readonly pointed?: MessageId | undefined
}

export interface Draft {
  readonly editor: Editor
  /** The bill its wording was filled for. */
  readonly billId: BillId | undefined
  readonly refusal: Failure | undefined
  /** Which of the findings is told in full. */
  readonly finding: number
  /** Its source is told, too. */
  readonly sourced: boolean
  /** Enter was pressed once on a draft that one should mind: once more sends it. */
  readonly armed: boolean
  /** Rules that it goes against with a reason. */
  readonly overrides: readonly Override[]
  readonly recall?: Recall | undefined
}

/** What of a draft outlives the terminal. */
export interface SavedDraft {
  readonly text: string
  readonly spans: Editor['spans']
  readonly billId: BillId | undefined
  /** The last message sent before it was typed: a draft from before that is what was sent. */
  readonly after?: IdempotencyKey | undefined
}

/** A draft that came back from disk. */
export interface LoadedText extends SavedDraft {
  /** How many windows had left a text of their own: it holds them all. */
  readonly windows?: number
}

export interface BillList {
  readonly items: readonly Bill[]
  readonly more: boolean
  readonly loading: boolean
  readonly overdueFirst: boolean
  readonly selected: number
  /** When the newest page came. */
  readonly readAtMs: number
}

/** The orders of a customer, and the coupons beside them. */
export interface OrderList {
  readonly orders: readonly Order[]
  readonly coupons: readonly Coupon[]
  readonly more: boolean
}

export interface CustomerState {
  readonly id: CustomerId
  /** The pages opened one from the other; the last one is shown. */
  readonly trail: readonly CustomerPage[]
  readonly overview: Overview | undefined
  readonly failure: Failure | undefined
  /** The bill that wording and tickets are about. */
  readonly billId: BillId | undefined
  readonly bills: BillList
  readonly bill: Read<BillDetail>
  readonly loans: Readonly<Record<LoanId, Read<LoanDetail>>>
  readonly orderList: Read<OrderList>
  readonly orders: Readonly<Record<OrderId, Read<OrderDetail>>>
}

export type TicketFilter = 'mine' | 'open' | 'all'

export interface TicketsState {
  readonly filter: TicketFilter
  readonly items: readonly Ticket[]
  readonly loaded: boolean
  readonly loading: boolean
  readonly more: boolean
  readonly selected: number
  readonly open: TicketId | undefined
  readonly detail: TicketDetail | undefined
  readonly scroll: number
}

/** A colleague who may be given a ticket. */
export type Colleague = Pick<Agent, 'id' | 'displayName' | 'workNo'>

/** The whole screen, as data. */
export interface State {
  readonly session: Session
  readonly settings: Settings
  readonly traits: Traits
  readonly window: WindowState
  /** The keys in force. */
  readonly keymap: Keymap
  /** The first keys of a sequence that goes on. */
  readonly pending: Pending | undefined
  readonly replay: Replay
  readonly size: Size
  /** How the agent has divided the screen. */
  readonly panes: Panes
  readonly nowMs: number
  readonly line: Line
  readonly focus: Focus
  /** What the middle pane shows. */
  readonly main: 'conversation' | 'tickets'
  /** What the second pane shows where there is room for two only. */
  readonly side: 'queue' | 'customer'
  readonly overlays: readonly Overlay[]
  readonly queue: QueueState
  readonly threads: Readonly<Record<ConversationId, Thread>>
  /** Messages that the desk does not have yet. */
  readonly outbox: Outbox
  /** Messages that were under way at the last end are known. */
  readonly outboxRead?: true
  readonly undo: UndoState
  readonly drafts: Readonly<Record<ConversationId, Draft>>
  readonly clip?: Clip | undefined
  /** Favourites 1 to 9 of each open conversation, by their wording. */
  readonly favourites: readonly WordingHit[]
  readonly customer: CustomerState | undefined
  readonly tickets: TicketsState
  /** Tickets that were begun and left, by the conversation or customer they are about. */
  readonly halfForms: Readonly<Record<string, FormOverlay>>
  readonly gate: GateState
  readonly tour: Tour
  /** How the agent finds things. */
  readonly finding: FindingState
  /** Approved wording that has to be told with a quote, filled, by its key and whom it was filled for. */
  readonly disclosures: Readonly<Record<string, string>>
  /** Colleagues, for the assignee chooser. */
  readonly agents: readonly Colleague[]
  readonly toast: Toast | undefined
  /** What the desk has said, the newest last. */
  readonly noticed: readonly Noticed[]
  /** Numbers toasts, so that only the one that was meant disappears. */
  readonly toasts: number
  readonly leaving: boolean
  readonly lock: Lock | undefined
  /** When the agent last did something. */
  readonly touchedMs: number
}
