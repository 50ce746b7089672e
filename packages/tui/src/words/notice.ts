import type {
  ArrangementState,
  BilingualText,
  Failure,
  Finding,
  HeldState,
  Instant,
  PromiseState,
  RuleStatus,
  ScriptStatus,
  SlotGap,
  TicketStatus,
} from '@zuoxi/sdk'
import type { ComposingNotice } from './composing-notice.ts'
import type { TourNotice } from './tour-notice.ts'
import type { ComfortNotice } from './comfort-notice.ts'
import type { PresenceNotice } from './presence-zh.ts'
import type { FindingNotice } from './finding-notice.ts'
import type { KeyboardNotice } from './keyboard-notice.ts'
import type { LiveNotice } from './live-notice.ts'

/** Something to tell the agent in one line: why a key does nothing here, or what has just happened. Data, so that any language can say it. */
export type Notice =
  | LiveNotice
  | KeyboardNotice
  | ComfortNotice
  | TourNotice
  | PresenceNotice
  | ComposingNotice
  | FindingNotice
  | { readonly say: 'unknownKey'; readonly chord: string; readonly help: string | undefined }
  | { readonly say: 'leaveWith'; readonly keys: string }
  | { readonly say: 'failure'; readonly failure: Failure }
  | { readonly say: 'paneWidest' }
  | { readonly say: 'paneNarrowest' }
  | { readonly say: 'panesPlain' }
  | { readonly say: 'paneZoomed' }
  | { readonly say: 'onePaneOnly' }
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
  | { readonly say: 'noFixOffered' }
  | { readonly say: 'noFavourite'; readonly n: number }
  | { readonly say: 'favouriteUnfit'; readonly n: number; readonly title: string }
  | { readonly say: 'slotsMissing'; readonly slots: readonly { readonly slot: string; readonly why: SlotGap }[] }
  | { readonly say: 'summaryMissing' }
  | { readonly say: 'commentMissing' }
  | { readonly say: 'noMove'; readonly from: TicketStatus }
  | { readonly say: 'stillLoading' }
  | { readonly say: 'taken'; readonly name: string }
  | { readonly say: 'takenAside'; readonly name: string }
  | { readonly say: 'wrappedUp' }
  | { readonly say: 'closed' }
  | { readonly say: 'fixed' }
  | { readonly say: 'inserted'; readonly title: string }
  | { readonly say: 'wordingErased' }
  | { readonly say: 'draftRestored'; readonly name: string }
  | { readonly say: 'draftNotSaved' }
  | { readonly say: 'draftElsewhere'; readonly name: string }
  /** Several windows had each left a text: they came back as one. */
  | { readonly say: 'draftsJoined'; readonly name: string; readonly windows: number }
  | { readonly say: 'draftSetAside' }
  | { readonly say: 'ticketSaved'; readonly code: string }
  | { readonly say: 'ticketUpdated'; readonly code: string }
  | { readonly say: 'commented' }
  | { readonly say: 'confirmSave' }
  | { readonly say: 'formTakenUp' }
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
  | { readonly say: 'draftBlocked' }
  | { readonly say: 'draftUnfixable' }
  | { readonly say: 'draftHeld' }
  | { readonly say: 'warnOnce' }
  | { readonly say: 'meantForDesk' }
  | { readonly say: 'wordingDead'; readonly key: string }
  | {
      readonly say: 'wordingPulled'
      readonly title: string
      readonly version: number
      readonly status: ScriptStatus
      readonly why: string | undefined
    }
  | { readonly say: 'noOverride' }
  | { readonly say: 'overridden' }
  | { readonly say: 'notHeld' }
  | { readonly say: 'heldNow' }
  | {
      readonly say: 'heldDecided'
      readonly name: string
      readonly to: HeldState
      readonly by: string
      readonly why: string
    }
  | { readonly say: 'heldDone'; readonly to: HeldState; readonly name: string }
  | { readonly say: 'heldIs'; readonly state: HeldState }
  | { readonly say: 'needsReleaser' }
  | { readonly say: 'reasonShort'; readonly least: number }
  | { readonly say: 'dutiesMissing'; readonly duties: readonly BilingualText[] }
  | { readonly say: 'noDutyWording' }
  | { readonly say: 'verified' }
  | { readonly say: 'notVerified'; readonly triesLeft: number; readonly until: Instant | undefined }
  | { readonly say: 'verificationLocked'; readonly until: Instant | undefined }
  | { readonly say: 'answersMissing'; readonly needed: number }
  | { readonly say: 'contactForbidden'; readonly reasons: readonly Finding[]; readonly nextAt: Instant | undefined }
  | { readonly say: 'contactAgainstClock' }
  | { readonly say: 'contactSaved' }
  | { readonly say: 'promiseEnded'; readonly to: PromiseState }
  | { readonly say: 'nothingTold' }
  | { readonly say: 'oldestTold' }
  | { readonly say: 'newestTold' }
  | { readonly say: 'needsKeeper' }
  | { readonly say: 'wordingIs'; readonly status: ScriptStatus }
  | { readonly say: 'wordingMoved'; readonly title: string; readonly version: number; readonly status: ScriptStatus }
  | { readonly say: 'ownWording' }
  | { readonly say: 'nothingChanged' }
  | { readonly say: 'ruleIs'; readonly status: RuleStatus }
  | { readonly say: 'ruleMoved'; readonly rule: string; readonly status: RuleStatus }
  | { readonly say: 'suspensionWaits'; readonly rule: string }
