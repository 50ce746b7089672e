import type {
  ArrangementAsk,
  ConversationId,
  CustomerHit,
  Failure,
  TicketDraft,
  TicketId,
  TicketPatch,
  WordingHit,
} from '@zuoxi/sdk'
import type {
  ArrangementOverlay,
  ArrangementsOverlay,
  CommandOverlay,
  ExplainOverlay,
  ReasonOverlay,
  WhatIfOverlay,
} from './credit-overlays.ts'
import type { Editor } from './editor.ts'
import type { PaletteOverlay } from './finding/palette.ts'
import type { GateOverlay } from './gate-overlays.ts'
import type { MacroOverlay } from './dry-run.ts'
import type { ToastsOverlay } from './toasts.ts'

/** What may be asked or shown over the desk. */

export interface SearchOverlay {
  readonly kind: 'search'
  readonly editor: Editor
  readonly hits: readonly CustomerHit[]
  /** The text that `hits` answer; while it differs from what is typed, an answer is under way. */
  readonly answered: string | undefined
  /** Enter was pressed before the answer came: open the best hit when it does. */
  readonly eager: boolean
  readonly selected: number
  readonly failure: Failure | undefined
}

export interface PickerOverlay {
  readonly kind: 'picker'
  readonly editor: Editor
  readonly hits: readonly WordingHit[]
  readonly answered: string | undefined
  /** Enter was pressed before the answer came: insert the best hit when it does. */
  readonly eager: boolean
  readonly selected: number
  readonly inserting: boolean
}

export type FormField = 'type' | 'priority' | 'assignee' | 'summary'

export interface FormOverlay {
  readonly kind: 'form'
  readonly draft: TicketDraft | undefined
  /** The draft as the desk had filled it in. */
  readonly begun: TicketDraft | undefined
  readonly customerName: string
  readonly assigneeName: string | undefined
  readonly field: FormField
  readonly summary: Editor
  /** How often Enter was pressed before the draft came: it counts when it does. */
  readonly early: number
  /** Enter was pressed once; once more saves. */
  readonly armed: boolean
  readonly saving: boolean
}

export interface CommentOverlay {
  readonly kind: 'comment'
  readonly ticketId: TicketId
  readonly editor: Editor
  readonly saving: boolean
}

/** A ticket as it was when the agent began to change it: what others change meanwhile must not pass unseen. */
export interface SeenTicket {
  readonly id: TicketId
  readonly rev: number
}

/** What a chooser decides. */
export type Choice =
  | { readonly of: 'status'; readonly ticket: SeenTicket }
  | { readonly of: 'priority'; readonly ticket: SeenTicket }
  | { readonly of: 'assignee'; readonly ticket: SeenTicket }
  | { readonly of: 'formType' }
  | { readonly of: 'formAssignee' }
  | { readonly of: 'loan'; readonly ask: ArrangementAsk }
  /** The figure that was meant by the one in the draft. */
  | {
      readonly of: 'figure'
      readonly conversationId: ConversationId
      readonly written: string
      readonly span: readonly [number, number]
    }

/** `label` and `hint` are what the chooser shows and filters by; statuses are named by their words. */
export interface Option {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

export interface ChooseOverlay {
  readonly kind: 'choose'
  readonly choice: Choice
  readonly options: readonly Option[]
  readonly filter: Editor
  readonly selected: number
}

export interface ConflictOverlay {
  readonly kind: 'conflict'
  readonly ticketId: TicketId
  readonly patch: TicketPatch
  readonly failure: Extract<Failure, { code: 'CONFLICT' }>
}

export interface HelpOverlay {
  readonly kind: 'help'
  readonly scroll: number
}

/** The question before a conversation ends with something unanswered. */
export interface UnansweredOverlay {
  readonly kind: 'unanswered'
}

export interface QuitOverlay {
  readonly kind: 'quit'
}

export type Overlay =
  | SearchOverlay
  | PickerOverlay
  | FormOverlay
  | CommentOverlay
  | ChooseOverlay
  | ConflictOverlay
  | ExplainOverlay
  | CommandOverlay
  | PaletteOverlay
  | WhatIfOverlay
  | ArrangementsOverlay
  | ArrangementOverlay
  | ReasonOverlay
  | GateOverlay
  | MacroOverlay
  | HelpOverlay
  | ToastsOverlay
  | UnansweredOverlay
  | QuitOverlay
