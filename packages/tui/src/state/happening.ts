import type {
  Arrangement,
  ArrangementId,
  ArrangementQuote,
  Bill,
  BillDetail,
  BillId,
  Conversation,
  ConversationId,
  Coupon,
  CustomerHit,
  CustomerId,
  DeskEvent,
  Failure,
  Figure,
  FigureExplanation,
  FilledWording,
  IdempotencyKey,
  LoanDetail,
  LoanId,
  Message,
  Order,
  OrderDetail,
  OrderId,
  Ticket,
  TicketDetail,
  TicketDraft,
  TicketId,
  TicketPatch,
  WordingHit,
} from '@zuoxi/sdk'
import type { Keymap } from '../keys/effective.ts'
import type { KeymapProblem } from '../keys/file/problem.ts'
import type { ActionName } from './action.ts'
import type { Notice } from '../words/notice.ts'
import type { ArrangementScope, ArrangementStep, Wish } from './credit-overlays.ts'
import type { SavedFinding } from './finding/keep.ts'
import type { GateEffect, GateReply } from './gate-happening.ts'
import type { OutboxEffect, OutboxReply } from './outbox-happening.ts'
import type { LockEffect, LockReply } from './lock.ts'
import type { Traits } from '../terminal/traits.ts'
import type { Pointing } from './pointer.ts'
import type { SettingsCame } from './settings-file.ts'
import type { ComfortEffect } from './terminal-effect.ts'
import type { Panes } from './panes.ts'
import type { FixtureSaved, SaveFixtureEffect } from './save-fixture.ts'
import type { SavedTour } from './tour/tour.ts'
import type { AheadEvent } from './type-ahead.ts'
import type { Colleague, Line, Overview, SavedDraft, Size, State, TicketFilter } from './state.ts'

/** Everything that can happen to the screen: a key, the window, the clock, the desk. */
export type Happening =
  | { readonly kind: 'started' }
  /** The first frame is there, and what it does not list can be asked for. */
  | { readonly kind: 'shown' }
  | ActionHappening
  | KeyboardHappening
  /** The keys of a sequence that goes on; none when it is given up. */
  | { readonly kind: 'pending'; readonly keys: string }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'pasted'; readonly text: string }
  /** Pressed while a conversation is being taken; none: what was pressed so far is given up. */
  | { readonly kind: 'ahead'; readonly event: AheadEvent | undefined }
  | Pointing
  | { readonly kind: 'barred'; readonly notice: Notice }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'tick'; readonly nowMs: number }
  | { readonly kind: 'toastExpired'; readonly id: number }
  | { readonly kind: 'line'; readonly status: Line['status'] }
  /** The desk has answered a question that only asks whether it is there. */
  | { readonly kind: 'answers'; readonly latencyMs: number }
  | { readonly kind: 'event'; readonly event: DeskEvent }
  | Reply
  | { readonly kind: 'refused'; readonly effect: Effect; readonly failure: Failure }

/** A key asked for something. */
export interface ActionHappening {
  readonly kind: 'action'
  readonly action: ActionName
  readonly arg?: number | undefined
  /** `.` may do it again, once the action named here has ended it. */
  readonly repeats?: ActionName | undefined
}

/** What happens to the keys themselves, and to what is done by them. */
export type KeyboardHappening =
  | {
      readonly kind: 'keymap'
      readonly keymap: Keymap
      /** It changed while the desk was at work. */ readonly changed: boolean
    }
  | { readonly kind: 'keymapBroken'; readonly problems: readonly KeymapProblem[] }
  | { readonly kind: 'stopPlaying' }
  | { readonly kind: 'playingExpired'; readonly id: number }
  /** The cursor of the list in front goes to what has this id. */
  | { readonly kind: 'picked'; readonly id: string }

/** What the desk answered. */
export type Reply =
  | { readonly kind: 'conversations'; readonly items: readonly Conversation[] }
  | {
      readonly kind: 'messages'
      readonly conversationId: ConversationId
      readonly items: readonly Message[]
      /** There are older ones than these. */
      readonly more?: boolean
    }
  | { readonly kind: 'conversation'; readonly conversation: Conversation; readonly after: 'take' | 'wrapUp' | 'close' }
  | { readonly kind: 'sent'; readonly key: IdempotencyKey; readonly message: Message }
  | { readonly kind: 'found'; readonly text: string; readonly hits: readonly CustomerHit[] }
  | { readonly kind: 'overview'; readonly overview: Overview }
  | {
      readonly kind: 'bills'
      readonly customerId: CustomerId
      readonly overdueFirst: boolean
      readonly fresh: boolean
      readonly items: readonly Bill[]
      readonly more: boolean
    }
  | { readonly kind: 'bill'; readonly bill: BillDetail }
  | { readonly kind: 'loan'; readonly loan: LoanDetail }
  | {
      readonly kind: 'orders'
      readonly customerId: CustomerId
      readonly orders: readonly Order[]
      readonly coupons: readonly Coupon[]
      readonly more: boolean
    }
  | { readonly kind: 'order'; readonly order: OrderDetail }
  | { readonly kind: 'explained'; readonly figure: Figure; readonly explanation: FigureExplanation }
  | { readonly kind: 'previewed'; readonly wish: Wish; readonly quote: ArrangementQuote }
  | { readonly kind: 'disclosure'; readonly quote: ArrangementQuote; readonly text: string }
  | { readonly kind: 'quoted'; readonly wish: Wish; readonly arrangement: Arrangement }
  | {
      readonly kind: 'arrangements'
      readonly scope: ArrangementScope
      readonly fresh: boolean
      readonly items: readonly Arrangement[]
      readonly more: boolean
    }
  | { readonly kind: 'arrangement'; readonly arrangement: Arrangement; readonly after: ArrangementStep | undefined }
  | {
      readonly kind: 'wordings'
      readonly conversationId: ConversationId
      readonly text: string
      readonly hits: readonly WordingHit[]
    }
  | { readonly kind: 'favourites'; readonly conversationId: ConversationId; readonly hits: readonly WordingHit[] }
  | {
      readonly kind: 'inserted'
      readonly conversationId: ConversationId
      readonly billId: BillId | undefined
      readonly filled: FilledWording
    }
  | { readonly kind: 'ticketDraft'; readonly draft: TicketDraft }
  | { readonly kind: 'ticketCreated'; readonly ticket: Ticket }
  | { readonly kind: 'ticketUpdated'; readonly ticket: Ticket }
  | { readonly kind: 'ticket'; readonly ticket: TicketDetail }
  | { readonly kind: 'commented'; readonly ticket: TicketDetail }
  | {
      readonly kind: 'tickets'
      readonly filter: TicketFilter
      readonly fresh: boolean
      readonly items: readonly Ticket[]
      readonly more: boolean
    }
  | { readonly kind: 'finding'; readonly saved: SavedFinding | undefined }
  | { readonly kind: 'ticketFound'; readonly code: string; readonly ticketId: TicketId | undefined }
  | { readonly kind: 'agents'; readonly agents: readonly Colleague[] }
  | {
      readonly kind: 'draftLoaded'
      readonly conversationId: ConversationId
      /** One that could not be read was set aside. */
      readonly saved: SavedDraft | 'setAside' | undefined
    }
  | { readonly kind: 'draftNotSaved' }
  /** Another window has a draft of its own for the same conversation; both are kept. */
  | { readonly kind: 'draftElsewhere'; readonly conversationId: ConversationId }
  | SettingsCame
  | { readonly kind: 'traits'; readonly traits: Traits }
  | { readonly kind: 'windowFocused'; readonly focused: boolean }
  | LockReply
  | { readonly kind: 'settingNotSaved' }
  | FixtureSaved
  | OutboxReply
  | GateReply

/** A conversation at the revision that is shown. */
interface ConversationLock {
  readonly conversationId: ConversationId
  readonly expectedRev: number
}

/** Whom a wording is filled for. */
interface AboutWhom {
  readonly conversationId: ConversationId
  readonly customerId: CustomerId
  readonly billId: BillId | undefined
}

/** What the screen wants done outside itself. `perform` does it and answers with a happening. */
export type Effect =
  | { readonly do: 'loadConversations' }
  | { readonly do: 'loadMessages'; readonly conversationId: ConversationId }
  | { readonly do: 'loadOlder'; readonly conversationId: ConversationId }
  | { readonly do: 'take'; readonly conversationId: ConversationId }
  | ({ readonly do: 'wrapUp' } & ConversationLock)
  | ({ readonly do: 'close' } & ConversationLock)
  | { readonly do: 'search'; readonly text: string }
  | { readonly do: 'loadOverview'; readonly customerId: CustomerId }
  | {
      readonly do: 'loadBills'
      readonly customerId: CustomerId
      readonly overdueFirst: boolean
      readonly fresh: boolean
    }
  | { readonly do: 'loadBill'; readonly billId: BillId }
  | { readonly do: 'loadLoan'; readonly loanId: LoanId }
  | { readonly do: 'loadOrders'; readonly customerId: CustomerId }
  | { readonly do: 'loadOrder'; readonly orderId: OrderId }
  | { readonly do: 'explain'; readonly figure: Figure }
  | { readonly do: 'preview'; readonly wish: Wish }
  | { readonly do: 'quote'; readonly wish: Wish }
  | {
      readonly do: 'loadDisclosure'
      readonly quote: ArrangementQuote
      /** Absent while the quote is not kept. */
      readonly arrangementId: ArrangementId | undefined
    }
  | { readonly do: 'loadArrangements'; readonly scope: ArrangementScope; readonly fresh: boolean }
  | { readonly do: 'loadArrangement'; readonly arrangementId: ArrangementId }
  | {
      readonly do: 'stepArrangement'
      readonly arrangementId: ArrangementId
      readonly expectedRev: number
      readonly step: ArrangementStep
      readonly text: string
    }
  | ({ readonly do: 'searchWording'; readonly text: string } & AboutWhom)
  | ({ readonly do: 'loadFavourites' } & AboutWhom)
  | ({ readonly do: 'insertWording'; readonly key: string } & AboutWhom)
  | { readonly do: 'draftTicket'; readonly conversationId: ConversationId }
  | { readonly do: 'createTicket'; readonly draft: TicketDraft }
  | { readonly do: 'loadTicket'; readonly ticketId: TicketId }
  | {
      readonly do: 'updateTicket'
      readonly ticketId: TicketId
      readonly expectedRev: number
      readonly patch: TicketPatch
    }
  | { readonly do: 'comment'; readonly ticketId: TicketId; readonly body: string }
  | { readonly do: 'loadTickets'; readonly filter: TicketFilter; readonly fresh: boolean }
  | { readonly do: 'loadAgents' }
  | { readonly do: 'loadFinding' }
  | { readonly do: 'findTicket'; readonly code: string }
  | { readonly do: 'saveFinding'; readonly saved: SavedFinding }
  | { readonly do: 'loadDraft'; readonly conversationId: ConversationId }
  | { readonly do: 'saveDraft'; readonly conversationId: ConversationId; readonly draft: SavedDraft }
  | { readonly do: 'clearDraft'; readonly conversationId: ConversationId }
  /** What is done by itself does not wait for the desk for ever. */
  | { readonly do: 'expirePlaying'; readonly id: number; readonly afterMs: number }
  | { readonly do: 'expireToast'; readonly id: number; readonly afterMs: number }
  | { readonly do: 'savePanes'; readonly panes: Panes }
  | { readonly do: 'saveTour'; readonly saved: SavedTour }
  | { readonly do: 'leave' }
  | SaveFixtureEffect
  | OutboxEffect
  | GateEffect
  | ComfortEffect
  | LockEffect

/** A state and what is to be done about it. */
export type Step = readonly [state: State, effects: readonly Effect[]]
