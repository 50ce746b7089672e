import type { BillId, ConversationId, IdempotencyKey, Override, WordingUse } from '@zuoxi/sdk'
import type { SavedOutgoing } from './outbox.ts'

/** What the outbox wants done outside the screen. */
export type OutboxEffect =
  | { readonly do: 'loadOutbox' }
  | {
      readonly do: 'send'
      readonly key: IdempotencyKey
      readonly conversationId: ConversationId
      readonly body: string
      readonly wording: readonly WordingUse[]
      readonly billId: BillId | undefined
      /** Rules that it goes against, each with why. */
      readonly overrides: readonly Override[]
      /** Found on disk: it leaves only if it is still there. */
      readonly found: boolean
    }
  /** Keep a message on disk, as it is now. */
  | { readonly do: 'keepOutgoing'; readonly saved: SavedOutgoing }
  /** Forget messages, once the drafts they went back to are on disk. */
  | { readonly do: 'dropOutgoing'; readonly keys: readonly IdempotencyKey[] }
  | { readonly do: 'waitWindow'; readonly key: IdempotencyKey; readonly seconds: number }
  /** Give up waiting for answers to what is being sent: the line is lost, and none will come. */
  | { readonly do: 'giveUpSends' }

/** What comes back. */
export type OutboxReply =
  | { readonly kind: 'outboxLoaded'; readonly items: readonly SavedOutgoing[] | 'setAside' }
  | { readonly kind: 'windowPassed'; readonly key: IdempotencyKey; readonly seconds: number }
  /** Another desk of mine has sent it, or taken it back. */
  | { readonly kind: 'outgoingGone'; readonly key: IdempotencyKey }
