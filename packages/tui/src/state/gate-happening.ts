import type {
  BillId,
  ContactOutcome,
  ContactPurpose,
  ConversationId,
  CustomerId,
  CustomerPromise,
  HeldMessage,
  HeldMessageId,
  MessageId,
  PromiseId,
  RuleStanding,
  ScriptCheck,
  ScriptDetail,
  ScriptVersionId,
  VerificationFactor,
  WordingUse,
} from '@zuoxi/sdk'
import type { ReplayStep, ReplaySubject, RuleMove, Told, VerificationAsk, WordDiff } from './gate-overlays.ts'
import type { ReadyRules, Standing } from './gate-state.ts'

/** Whose standing is read: a conversation's, or a customer's outside of any. */
export type About =
  | { readonly conversationId: ConversationId; readonly customerId: CustomerId }
  | { readonly conversationId?: undefined; readonly customerId: CustomerId }

export type WordingMove = 'submit' | 'approve' | 'reject' | 'activate' | 'suspend' | 'resume' | 'retire'

/** What the screen wants of the gate. */
export type GateEffect =
  | { readonly do: 'loadStanding'; readonly about: About }
  | { readonly do: 'loadRules' }
  | { readonly do: 'checkWording'; readonly scriptVersionId: ScriptVersionId }
  | {
      readonly do: 'hold'
      readonly conversationId: ConversationId
      readonly body: string
      readonly wording: readonly WordingUse[]
      readonly billId: BillId | undefined
      readonly reason: string
    }
  | { readonly do: 'askVerification'; readonly customerId: CustomerId }
  | {
      readonly do: 'answerVerification'
      readonly customerId: CustomerId
      readonly answers: Readonly<Partial<Record<VerificationFactor, string>>>
    }
  | {
      readonly do: 'recordContact'
      readonly customerId: CustomerId
      readonly conversationId: ConversationId | undefined
      readonly outcome: ContactOutcome
      readonly purpose: ContactPurpose
      readonly target: 'self' | 'third_party'
    }
  | { readonly do: 'loadPromises'; readonly customerId: CustomerId | undefined }
  | {
      readonly do: 'endPromise'
      readonly promiseId: PromiseId
      readonly expectedRev: number
      readonly to: 'kept' | 'released'
      readonly reason: string
    }
  | { readonly do: 'loadHeld'; readonly scope: 'waiting' | 'all' }
  | { readonly do: 'lookAtHeld'; readonly heldMessageId: HeldMessageId }
  | {
      readonly do: 'decideHeld'
      readonly heldMessageId: HeldMessageId
      readonly expectedRev: number
      readonly decision: 'release' | 'return'
      readonly reason: string
    }
  | { readonly do: 'loadTold'; readonly messageId: MessageId }
  | { readonly do: 'loadScripts' }
  | { readonly do: 'loadScript'; readonly scriptVersionId: ScriptVersionId }
  | { readonly do: 'checkScript'; readonly version: ScriptDetail }
  | { readonly do: 'diffScripts'; readonly from: ScriptVersionId; readonly to: ScriptVersionId }
  /** A draft is changed; of anything else a new version is drafted. */
  | { readonly do: 'writeScript'; readonly version: ScriptDetail; readonly text: string }
  | {
      readonly do: 'moveScript'
      readonly scriptVersionId: ScriptVersionId
      readonly expectedRev: number
      readonly contentHash: string
      readonly to: WordingMove
      readonly reason: string
    }
  | {
      readonly do: 'moveRule'
      readonly rule: string
      readonly expectedRev: number
      readonly to: RuleMove
      readonly reason: string
    }
  | {
      readonly do: 'replay'
      readonly subject: ReplaySubject
      readonly run: number
      readonly cursor: string | undefined
    }

/** What the gate answered. */
export type GateReply =
  | {
      readonly kind: 'standing'
      readonly about: About
      readonly standing: Omit<Standing, 'readAtMs'>
      readonly rules: string
    }
  | { readonly kind: 'rules'; readonly rules: ReadyRules; readonly standings: readonly RuleStanding[] }
  | { readonly kind: 'wordingChecked'; readonly version: ScriptDetail }
  | { readonly kind: 'heldNow'; readonly held: HeldMessage }
  | { readonly kind: 'verificationAsked'; readonly customerId: CustomerId; readonly ask: VerificationAsk }
  | {
      readonly kind: 'verificationAnswered'
      readonly customerId: CustomerId
      readonly verification: VerificationAsk['verification']
      readonly triesLeft: number
    }
  | { readonly kind: 'contactRecorded'; readonly customerId: CustomerId }
  | {
      readonly kind: 'promises'
      readonly customerId: CustomerId | undefined
      readonly items: readonly CustomerPromise[]
    }
  | { readonly kind: 'promiseEnded'; readonly promise: CustomerPromise }
  | { readonly kind: 'held'; readonly scope: 'waiting' | 'all'; readonly items: readonly HeldMessage[] }
  | { readonly kind: 'heldSeen'; readonly held: HeldMessage }
  | { readonly kind: 'heldDecided'; readonly held: HeldMessage }
  | { readonly kind: 'told'; readonly messageId: MessageId; readonly told: Told }
  | { readonly kind: 'scripts'; readonly items: readonly ScriptDetail[] }
  | { readonly kind: 'script'; readonly version: ScriptDetail; readonly after: WordingMove | undefined }
  | { readonly kind: 'scriptWritten'; readonly version: ScriptDetail }
  | { readonly kind: 'scriptChecked'; readonly scriptVersionId: ScriptVersionId; readonly check: ScriptCheck }
  | {
      readonly kind: 'diffed'
      readonly from: ScriptVersionId
      readonly to: ScriptVersionId
      readonly parts: WordDiff
    }
  | { readonly kind: 'ruleMoved'; readonly rule: RuleStanding; readonly to: RuleMove }
  | { readonly kind: 'replayed'; readonly run: number; readonly step: ReplayStep }
