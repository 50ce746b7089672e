import { addDays, businessDateOf, businessZone, type Instant, instantOf, ticketTypeRow } from '@zuoxi/sdk'
import { Temporal } from 'temporal-polyfill'

/**
 * When a ticket must be decided: the last millisecond, on the business clock,
 * of the calendar day so many days after the day it was received.
 * `undefined` where no clock runs. Days and their sources are in the taxonomy.
 */
export function ticketDueAt(type: string, receivedAt: Instant): Instant | undefined {
  const deadline = ticketTypeRow(type)?.deadline
  if (!deadline) return undefined
  const dayAfter = addDays(businessDateOf(receivedAt), deadline.days + 1)
  return instantOf(Temporal.PlainDate.from(dayAfter).toZonedDateTime(businessZone).epochMilliseconds - 1)
}
