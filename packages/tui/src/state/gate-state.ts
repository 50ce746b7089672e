import type {
  ContactStanding,
  ConversationId,
  CustomerId,
  CustomerPromise,
  Failure,
  Gate,
  GateContext,
  HeldMessage,
  ScriptStatus,
} from '@zuoxi/sdk'

/** What drafts of one conversation, or contacts of one customer, are judged by, as it was read last. */
export interface Standing {
  readonly context: GateContext
  readonly contact: ContactStanding
  /** What was promised to this customer and is open, the soonest due first. */
  readonly promises: readonly CustomerPromise[]
  readonly readAtMs: number
}

/** The desk's rules, made ready to judge with. */
export interface ReadyRules {
  readonly stamp: string
  readonly gate: Gate
}

/** A wording that must not be sent any more. */
export interface DeadWording {
  readonly status: ScriptStatus
  readonly why: string | undefined
  readonly title: string
}

export interface GateState {
  readonly standings: Readonly<Record<ConversationId | CustomerId, Standing>>
  readonly failure: Failure | undefined
  readonly rules: ReadyRules | undefined
  /** By version id. */
  readonly dead: Readonly<Record<string, DeadWording>>
  /** What waits for a senior. */
  readonly held: readonly HeldMessage[]
}

export const noGate: GateState = { standings: {}, failure: undefined, rules: undefined, dead: {}, held: [] }
