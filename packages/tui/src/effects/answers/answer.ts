import type {
  AgentId,
  Arrangement,
  Bill,
  ConversationId,
  DeskClient,
  IdempotencyKey,
  Message,
  Ticket,
} from '@zuoxi/sdk'
import type { Effect, Reply } from '../../state/happening.ts'
import type { ComfortEffect } from '../../state/terminal-effect.ts'
import type { DraftStore } from '../draft-store.ts'
import type { FindingKeeper } from '../finding-keeper.ts'
import type { OutboxKeeper } from '../outbox.ts'
import type { Pager } from '../pager.ts'

/** Effects that only do, and have nothing to answer. */
export type Silent =
  | ComfortEffect['do']
  | 'checkPassword'
  | 'expirePlaying'
  | 'expireToast'
  | 'savePanes'
  | 'saveTour'
  | 'saveDraft'
  | 'saveFinding'
  | 'clearDraft'
  | 'keepOutgoing'
  | 'dropOutgoing'
  | 'waitWindow'
  | 'giveUpSends'
  | 'leave'
  | 'saveFixture'

export type Asked = Exclude<Effect, { do: Silent }>

/** Long lists that are being read; a fresh start replaces one. */
export interface Pagers {
  bills: Pager<Bill> | undefined
  tickets: Pager<Ticket> | undefined
  arrangements: Pager<Arrangement> | undefined
  /** Of each conversation that was read back, from its newest messages on. */
  readonly messages: Map<ConversationId, Pager<Message>>
}

/** What an answer is made from. */
export interface Ask {
  readonly desk: DeskClient
  readonly me: AgentId
  readonly drafts: DraftStore
  readonly outbox: OutboxKeeper
  readonly finding: FindingKeeper
  readonly pagers: Pagers
  /** Under which key a change goes out, the same while no answer has come. */
  readonly key: () => IdempotencyKey
  /** Stops a question that is overtaken. */
  readonly call: { readonly signal?: AbortSignal }
}

/** How one kind of effect is answered; `undefined` where there is nothing to tell. */
export type Answer<Do extends Asked['do']> = (
  effect: Extract<Asked, { do: Do }>,
  ask: Ask,
) => Promise<Reply | undefined>

export type Answers<Do extends Asked['do']> = { readonly [D in Do]: Answer<D> }

/** Rows fetched at once for a long list. */
export const pageSize = 60
