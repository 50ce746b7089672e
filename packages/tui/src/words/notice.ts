import type { ArrangementState, Failure, SlotGap, TicketStatus } from '@zuoxi/sdk'

/** Something to tell the agent in one line: why a key does nothing here, or what has just happened. Data, so that any language can say it. */
export type Notice =
  | { readonly say: 'unknownKey'; readonly chord: string; readonly help: string | undefined }
  | { readonly say: 'leaveWith'; readonly keys: string }
  | { readonly say: 'failure'; readonly failure: Failure }
  | { readonly say: 'noConversation' }
  | { readonly say: 'noConversationAt'; readonly n: number }
  | { readonly say: 'notTaken' }
  | { readonly say: 'takenBy' }
  | { readonly say: 'conversationOver' }
  | { readonly say: 'wrappingUp' }
  | { readonly say: 'noCustomer' }
  | { readonly say: 'ticketOfAnother' }
  | { readonly say: 'noBill' }
  | { readonly say: 'noTicket' }
  | { readonly say: 'nothingHere' }
  | { readonly say: 'nothingToSend' }
  | { readonly say: 'sendUnderWay' }
  | { readonly say: 'tooLong'; readonly length: number; readonly most: number }
  | { readonly say: 'noFix' }
  | { readonly say: 'noFavourite'; readonly n: number }
  | { readonly say: 'favouriteUnfit'; readonly n: number; readonly title: string }
  | { readonly say: 'slotsMissing'; readonly slots: readonly { readonly slot: string; readonly why: SlotGap }[] }
  | { readonly say: 'summaryMissing' }
  | { readonly say: 'commentMissing' }
  | { readonly say: 'noMove'; readonly from: TicketStatus }
  | { readonly say: 'stillLoading' }
  | { readonly say: 'taken'; readonly name: string }
  | { readonly say: 'wrappedUp' }
  | { readonly say: 'closed' }
  | { readonly say: 'fixed' }
  | { readonly say: 'inserted'; readonly title: string }
  | { readonly say: 'wordingErased' }
  | { readonly say: 'draftRestored' }
  | { readonly say: 'draftNotSaved' }
  | { readonly say: 'ticketSaved'; readonly code: string }
  | { readonly say: 'ticketUpdated'; readonly code: string }
  | { readonly say: 'commented' }
  | { readonly say: 'confirmSave' }
  | { readonly say: 'customerNotShown' }
  | { readonly say: 'noLoanHere' }
  | { readonly say: 'noOrderHere' }
  | { readonly say: 'noActiveLoan' }
  | { readonly say: 'noFigure' }
  | { readonly say: 'reasonMissing' }
  | { readonly say: 'quoteSaved'; readonly code: string }
  | { readonly say: 'quoteExpired' }
  | { readonly say: 'arrangementMoved'; readonly code: string; readonly to: ArrangementState }
  | { readonly say: 'arrangementIs'; readonly state: ArrangementState }
  | { readonly say: 'customerNotConfirmed' }
  | { readonly say: 'needsApprover' }
  | { readonly say: 'ownRequest' }
