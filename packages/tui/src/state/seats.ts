import type { AgentId, Conversation, ConversationId } from '@zuoxi/sdk'
import { longestFirst } from './select.ts'
import type { QueueState } from './state.ts'

/**
 * The numbers of the conversations an agent serves. A number is kept for as long as
 * its conversation is served: whoever is taken next gets the lowest free one, and
 * of several that come at once the longest waiting first. Numbers outlive the
 * terminal: a digit is in the hand.
 */
export function seatsAfter(
  { seats, loaded }: Pick<QueueState, 'seats' | 'loaded'>,
  all: QueueState['all'],
  agentId: AgentId,
): readonly (ConversationId | undefined)[] {
  const serves = (one: Conversation | undefined): boolean =>
    one !== undefined && one.agentId === agentId && one.status !== 'closed' && one.status !== 'queued'
  // Whose numbers were kept from the last start is not yet known to be served no more.
  const keeps = (id: ConversationId): boolean => serves(all[id]) || (!loaded && all[id] === undefined)
  const kept = seats.map((id) => (id !== undefined && keeps(id) ? id : undefined))
  const seated = new Set(kept)
  for (const { id } of Object.values(all)
    .filter((one) => serves(one) && !seated.has(one.id))
    .toSorted(longestFirst)) {
    const free = kept.indexOf(undefined)
    if (free < 0) kept.push(id)
    else kept[free] = id
  }
  return kept
}
