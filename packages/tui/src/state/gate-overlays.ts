import type {
  ContactOutcome,
  ContactPurpose,
  ConversationId,
  CustomerId,
  CustomerPromise,
  DeskClient,
  Failure,
  HeldMessage,
  MessageId,
  RuleStanding,
  ScriptCheck,
  ScriptDetail,
  ScriptVersionId,
  VerificationFactor,
} from '@zuoxi/sdk'
import type { Editor } from './editor.ts'

/** What one step of a replay says. */
export type ReplayStep = Awaited<ReturnType<DeskClient['gate']['replay']>>
export type ReplaySubject = Parameters<DeskClient['gate']['replay']>[0]['subject']
export type WordDiff = Awaited<ReturnType<DeskClient['scripts']['diff']>>['parts']
export type Told = Awaited<ReturnType<DeskClient['conversations']['told']>>
export type VerificationAsk = Awaited<ReturnType<DeskClient['verification']['ask']>>

/** A step that somebody has to give a reason for. */
export type WhyAsk =
  | { readonly of: 'hold'; readonly conversationId: ConversationId }
  | { readonly of: 'override'; readonly conversationId: ConversationId; readonly rule: string }
  | { readonly of: 'held'; readonly decision: 'release' | 'return'; readonly held: Pick<HeldMessage, 'id' | 'rev'> }
  | { readonly of: 'promise'; readonly to: 'kept' | 'released'; readonly promise: Pick<CustomerPromise, 'id' | 'rev'> }
  | {
      readonly of: 'wording'
      readonly to: 'approve' | 'reject' | 'suspend' | 'resume' | 'retire'
      readonly version: Pick<ScriptDetail, 'id' | 'rev' | 'key' | 'version' | 'contentHash'>
    }
  | { readonly of: 'rule'; readonly to: RuleMove; readonly rule: Pick<RuleStanding, 'id' | 'rev'> }

export type RuleMove = 'suspend' | 'resume' | 'in_review' | 'approved' | 'shadow' | 'active' | 'retired'

/** Why: the words that a step needs before it is done. */
export interface WhyOverlay {
  readonly kind: 'why'
  readonly ask: WhyAsk
  readonly editor: Editor
  readonly saving: boolean
}

/** What the customer has to be told in this conversation. */
export interface DutiesOverlay {
  readonly kind: 'duties'
  readonly conversationId: ConversationId
  readonly selected: number
}

/** 核身: what is asked; what is answered is never shown. */
export interface VerifyOverlay {
  readonly kind: 'verify'
  readonly customerId: CustomerId
  readonly ask: VerificationAsk | undefined
  readonly fields: Readonly<Partial<Record<VerificationFactor, Editor>>>
  readonly at: number
  readonly failure: Failure | undefined
  readonly saving: boolean
}

export type ContactField = 'outcome' | 'purpose' | 'target'

/** A contact by telephone that is being written down. */
export interface ContactOverlay {
  readonly kind: 'contact'
  readonly customerId: CustomerId
  readonly conversationId: ConversationId | undefined
  readonly field: ContactField
  readonly outcome: ContactOutcome
  readonly purpose: ContactPurpose
  readonly target: 'self' | 'third_party'
  /** Enter was pressed once on a contact that the clock forbids. */
  readonly armed: boolean
  readonly saving: boolean
}

interface ListOf<Item> {
  readonly items: readonly Item[]
  readonly loading: boolean
  readonly failure: Failure | undefined
  readonly selected: number
}

export interface PromisesOverlay extends ListOf<CustomerPromise> {
  readonly kind: 'promises'
  /** Absent: everybody's. */
  readonly customerId: CustomerId | undefined
  readonly scope: 'customer' | 'mine' | 'all'
}

export interface HeldOverlay extends ListOf<HeldMessage> {
  readonly kind: 'held'
  readonly scope: 'waiting' | 'all'
}

/** What a message told its customer, and which of the agent's messages it is. */
export interface ToldOverlay {
  readonly kind: 'told'
  readonly messageIds: readonly MessageId[]
  readonly at: number
  readonly told: Told | undefined
  readonly failure: Failure | undefined
  readonly scroll: number
}

export interface WordingsOverlay extends ListOf<ScriptDetail> {
  readonly kind: 'wordings'
  readonly filter: Editor
}

export interface WordingOverlay {
  readonly kind: 'wording'
  readonly version: ScriptDetail
  readonly check: ScriptCheck | undefined
  readonly failure: Failure | undefined
  /** Against the version in force, where there is one. */
  readonly diff: { readonly against: ScriptVersionId; readonly parts: WordDiff | undefined } | undefined
  readonly scroll: number
  readonly saving: boolean
}

/** The next version of a wording, while its text is being written. */
export interface RewriteOverlay {
  readonly kind: 'rewrite'
  readonly version: ScriptDetail
  readonly editor: Editor
  readonly failure: Failure | undefined
  readonly saving: boolean
}

export interface RulesOverlay extends ListOf<RuleStanding> {
  readonly kind: 'rules'
  readonly filter: Editor
}

export interface RuleOverlay {
  readonly kind: 'rule'
  readonly rule: RuleStanding
}

/** What a changed text or rule would do to what has been said: it comes step by step, and may be stopped. */
export interface BlastOverlay {
  readonly kind: 'blast'
  readonly title: string
  readonly subject: ReplaySubject
  /** Steps of an earlier run come to nothing. */
  readonly run: number
  readonly done: number
  readonly total: number
  readonly changes: ReplayStep['changes']
  readonly state: 'running' | 'stopped' | 'done'
  readonly failure: Failure | undefined
  readonly selected: number
}

export type GateOverlay =
  | WhyOverlay
  | DutiesOverlay
  | VerifyOverlay
  | ContactOverlay
  | PromisesOverlay
  | HeldOverlay
  | ToldOverlay
  | WordingsOverlay
  | WordingOverlay
  | RewriteOverlay
  | RulesOverlay
  | RuleOverlay
  | BlastOverlay
