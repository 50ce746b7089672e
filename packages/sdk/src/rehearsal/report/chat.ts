import type { FixtureTurn } from '../format/turn.ts'
import type { TurnTrace } from '../player/play-conversation.ts'
import { dayOf, timeOf } from './moments.ts'
import type { BubbleData } from './page-data.ts'

/**
 * What a turn put on the customer's screen. Their own words are as they wrote
 * them, which may be more than the desk keeps; words that were refused or wait
 * for a senior never got there.
 */
export function bubbleOf(turn: FixtureTurn, { turn: n, at, outcome }: TurnTrace): BubbleData | undefined {
  const when = { turn: n, day: dayOf(at), time: timeOf(at) }
  if ('customer' in turn) return { ...when, from: 'customer', text: turn.customer }
  const { message, held } = outcome
  if (message && message.kind !== 'note') return { ...when, from: message.role, text: message.body }
  return 'release' in turn && held?.state === 'released' ? { ...when, from: 'agent', text: held.body } : undefined
}
