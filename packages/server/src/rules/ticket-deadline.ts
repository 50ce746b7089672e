import { addDays, businessDateOf, endOfBusinessDay, type Instant, ticketTypeRow } from '@zuoxi/sdk'

/**
 * When a ticket must be decided: the last millisecond, on the business clock,
 * of the calendar day so many days after the day it was received.
 * `undefined` where no clock runs. Days and their sources are in the taxonomy.
 */
export function ticketDueAt(type: string, receivedAt: Instant): Instant | undefined {
  const deadline = ticketTypeRow(type)?.deadline
  if (!deadline) return undefined
  return endOfBusinessDay(addDays(businessDateOf(receivedAt), deadline.days))
}
