import type { Failure, TicketStatus } from '@zuoxi/sdk'

/** What of the agent's doings may be the newest, and cannot be undone. */
export type Lasting =
  | 'wrapUp'
  | 'close'
  | 'take'
  | 'comment'
  | 'contact'
  | 'promise'
  | 'held'
  | 'holdDecided'
  | 'ticketCreated'
  | 'verification'
  | 'arrangement'
  | 'wording'
  | 'rule'
  | 'sent'

/** What is said of messages on their way, and of undoing. */
export type LiveNotice =
  | { readonly say: 'takenBack' }
  | { readonly say: 'sendInDoubt' }
  | { readonly say: 'sendsPending'; readonly count: number }
  | { readonly say: 'sendReturned'; readonly name: string; readonly failure: Failure }
  | { readonly say: 'outboxResumed'; readonly count: number }
  | { readonly say: 'outboxSetAside' }
  | { readonly say: 'nothingToUndo' }
  | { readonly say: 'lasting'; readonly what: Lasting }
  | { readonly say: 'noWayBack'; readonly code: string; readonly from: TicketStatus; readonly to: TicketStatus }
  | { readonly say: 'undoing'; readonly code: string }
  | { readonly say: 'undoneDraft' }
  | { readonly say: 'notKnownDone'; readonly failure: Failure }
  | { readonly say: 'takenAfterAll'; readonly name: string }
  | { readonly say: 'lineLost' }
  | { readonly say: 'writeWith'; readonly keys: string }
