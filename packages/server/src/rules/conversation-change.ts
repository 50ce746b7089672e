import {
  type Caller,
  type Conversation,
  type ConversationStatus,
  conversationTransitions,
  type Failure,
  mayGo,
} from '@zuoxi/sdk'

/** What a rule needs to know of a conversation, and of who holds it. */
export interface Held {
  readonly conversation: Pick<Conversation, 'id' | 'status' | 'agentId' | 'rev' | 'lastText' | 'customerId'>
  /** The name of the agent who holds it. */
  readonly heldBy: string | undefined
  /** Who changed it last, by name. */
  readonly changedBy: string
}

type Taker = Pick<Caller, 'agentId' | 'role'>

export function refusalToMove(from: ConversationStatus, to: ConversationStatus): Failure | undefined {
  if (mayGo(conversationTransitions, from, to)) return undefined
  return { code: 'ILLEGAL_TRANSITION', noun: 'conversation', from, to, allowed: [...conversationTransitions[from]] }
}

/** Taking what one already holds is no error: the answer to an earlier try may have been lost. */
export function refusalToTake({ conversation, heldBy }: Held, caller: Taker): Failure | undefined {
  const { agentId, status } = conversation
  if (status === 'active' && agentId === caller.agentId) return undefined
  if (status === 'active') return { code: 'TAKEN', noun: 'conversation', by: heldBy ?? '' }
  return refusalToMove(status, 'active')
}

/** Only the one who holds a conversation speaks in it, and only while it is active. */
export function refusalToSpeak({ conversation, heldBy }: Held, caller: Taker): Failure | undefined {
  const notYours = refusalOfOther(conversation.agentId, heldBy, caller)
  if (notYours) return notYours
  const { status } = conversation
  if (status === 'active') return undefined
  return {
    code: 'ILLEGAL_TRANSITION',
    noun: 'conversation',
    from: status,
    to: 'active',
    allowed: [...conversationTransitions[status]],
  }
}

/**
 * Wrapping up and closing: by the one who holds it, or a supervisor, and only
 * with everything read: a customer who has just written is not closed upon.
 */
export function refusalToEnd(
  held: Held,
  caller: Taker,
  to: ConversationStatus,
  expectedRev: number,
): Failure | undefined {
  const { conversation, heldBy, changedBy } = held
  const supervises = caller.role === 'supervisor' || caller.role === 'admin'
  const notYours = supervises ? undefined : refusalOfOther(conversation.agentId, heldBy, caller)
  if (notYours) return notYours
  const { id, rev, status, lastText } = conversation
  const illegal = refusalToMove(status, to)
  if (illegal) return illegal
  if (rev === expectedRev) return undefined
  return {
    code: 'CONFLICT',
    noun: 'conversation',
    id,
    rev,
    by: changedBy,
    fields: [{ field: 'lastText', yours: '', theirs: lastText }],
  }
}

function refusalOfOther(agentId: string | undefined, heldBy: string | undefined, caller: Taker): Failure | undefined {
  if (agentId === caller.agentId) return undefined
  return { code: 'NOT_YOURS', ...(heldBy !== undefined && { by: heldBy }) }
}
