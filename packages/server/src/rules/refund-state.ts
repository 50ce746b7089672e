import type { BusinessDate, Fen, Refund } from '@zuoxi/sdk'

/** What is known of money on its way back. */
export interface RefundFacts {
  readonly amountFen: Fen
  readonly channel: string
  readonly sentOn: BusinessDate | undefined
  readonly expectedOn: BusinessDate | undefined
  readonly arrivedOn: BusinessDate | undefined
  readonly failed: boolean
}

/**
 * Where a refund is. A merchant's "refunded" is not the customer's money: until it has arrived it is in transit. It is
 * late from the day after it was expected; money that failed is not late, it does not come.
 */
export function refundState(facts: RefundFacts, today: BusinessDate): Refund {
  const { amountFen, channel, sentOn, expectedOn, arrivedOn } = facts
  const state = stateOf(facts)
  const late = state === 'in_transit' && expectedOn !== undefined && expectedOn < today
  return { amountFen, channel, state, sentOn, expectedOn, arrivedOn, late }
}

function stateOf({ sentOn, arrivedOn, failed }: RefundFacts): Refund['state'] {
  if (arrivedOn !== undefined) return 'arrived'
  if (failed) return 'failed'
  return sentOn === undefined ? 'awaiting_return' : 'in_transit'
}
